/** A shortcut as keycaps: `Ctrl+Shift+Z`. */
export function Keys({ keys }: { keys: string }) {
	return (
		<span className="inline-flex gap-0.5">
			{keys.split('+').map((key) => (
				<kbd
					key={key}
					className="min-w-5 rounded-sm border border-line-strong bg-sunken px-1 text-center font-sans text-sm leading-5 text-text-muted"
				>
					{key}
				</kbd>
			))}
		</span>
	);
}

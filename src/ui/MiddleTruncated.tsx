import { cx } from './cx.ts';

/** A name that's cut in the middle when there's no room: names made by a machine differ at their end. */
export function MiddleTruncated({ text, tail = 6, className }: { text: string; tail?: number; className?: string }) {
	const cut = Math.max(0, text.length - tail);
	return (
		<span className={cx('flex min-w-0', className)} title={text}>
			<span className="sr-only">{text}</span>
			<span aria-hidden className="truncate">
				{text.slice(0, cut)}
			</span>
			<span aria-hidden className="shrink-0 whitespace-pre">
				{text.slice(cut)}
			</span>
		</span>
	);
}

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';

export interface SheetProps {
	title: string;
	closeLabel: string;
	onClose(): void;
	/** What Escape does, where that isn't closing. */
	onEscape?(): void;
	/** Out of sight but alive, while something is dragged out of it. */
	aside?: boolean;
	/** What's behind stays in sight: it takes half of the height at most. */
	low?: boolean;
	children: ReactNode;
}

/** A panel over the lower part of a small screen; what's behind stays usable. Escape closes it. */
export function Sheet({
	title,
	closeLabel,
	onClose,
	onEscape = onClose,
	aside = false,
	low = false,
	children,
}: SheetProps) {
	const titleId = useId();
	const element = useRef<HTMLElement>(null);
	useEffect(() => {
		const before = document.activeElement;
		element.current?.focus();
		return () => {
			if (before instanceof HTMLElement && before.isConnected) before.focus();
		};
	}, []);
	return (
		<section
			ref={element}
			tabIndex={-1}
			aria-labelledby={titleId}
			data-covers-stage=""
			onKeyDown={(event) => {
				if (event.key !== 'Escape' || event.defaultPrevented) return;
				event.preventDefault();
				onEscape();
			}}
			className={cx(
				'absolute inset-x-0 bottom-0 z-20 flex min-h-48 flex-col rounded-t-xl border-t border-line bg-surface shadow-dialog transition-transform duration-base outline-none',
				low ? 'max-h-[55%]' : 'max-h-[72%]',
				aside && 'pointer-events-none translate-y-full',
			)}
		>
			<header className="flex items-center justify-between gap-3 border-b border-line py-1.5 pr-2 pl-4">
				<h2 id={titleId} className="text-base font-semibold">
					{title}
				</h2>
				<IconButton label={closeLabel} icon={<X size={18} aria-hidden />} onClick={onClose} />
			</header>
			<div className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain">{children}</div>
		</section>
	);
}

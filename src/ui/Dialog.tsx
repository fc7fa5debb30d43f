import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
	title: string;
	/** Name of the closing button. */
	closeLabel: string;
	onClose(): void;
	children: ReactNode;
	/** Buttons at its foot. */
	footer?: ReactNode;
	width?: 'sm' | 'md' | 'lg' | 'xl';
	/** Something in its content bears `data-autofocus`; otherwise the title takes the focus. */
	focusesContent?: boolean;
}

const autofocus = { 'data-autofocus': true };

const widths = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl', xl: 'max-w-6xl' };

/** A modal <dialog>, open while it's mounted; Escape, the backdrop and its button close it, and focus goes back. */
export function Dialog({
	title,
	closeLabel,
	onClose,
	children,
	footer,
	width = 'md',
	focusesContent = false,
}: DialogProps) {
	const element = useRef<HTMLDialogElement>(null);
	const titleId = useId();
	useEffect(() => {
		const dialog = element.current;
		const before = document.activeElement;
		dialog?.showModal();
		// Not on the closing button, which is what the browser takes by itself.
		dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
		return () => {
			dialog?.close();
			if (before instanceof HTMLElement && before.isConnected) before.focus();
		};
	}, []);
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a <dialog> by itself (its cancel event).
		<dialog
			ref={element}
			aria-labelledby={titleId}
			onCancel={(event) => {
				event.preventDefault();
				onClose();
			}}
			onClick={(event) => {
				if (event.target === event.currentTarget) onClose();
			}}
			className={cx(
				'm-auto max-h-[min(46rem,calc(100dvh-2rem))] w-[calc(100vw-1.5rem)] flex-col overflow-hidden rounded-xl border border-line bg-surface text-text shadow-dialog backdrop:bg-scrim open:flex',
				widths[width],
			)}
		>
			<header className="flex items-center justify-between gap-3 pt-4 pr-3 pb-1 pl-5">
				<h2
					id={titleId}
					tabIndex={-1}
					{...(focusesContent ? {} : autofocus)}
					className="text-lg font-semibold outline-none"
				>
					{title}
				</h2>
				<IconButton label={closeLabel} icon={<X size={18} aria-hidden />} size="sm" onClick={onClose} />
			</header>
			<div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
			{footer ? (
				<footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line bg-ground px-5 py-3">
					{footer}
				</footer>
			) : null}
		</dialog>
	);
}

import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';

export type ToastTone = 'info' | 'warning' | 'error';

const icons = {
	info: <Info size={18} aria-hidden className="mt-0.5 shrink-0 text-accent" />,
	warning: <TriangleAlert size={18} aria-hidden className="mt-0.5 shrink-0 text-waiting" />,
	error: <CircleAlert size={18} aria-hidden className="mt-0.5 shrink-0 text-failing" />,
};

export interface ToastProps {
	tone: ToastTone;
	children: ReactNode;
	/** Buttons beside the text. */
	actions?: ReactNode;
	closeLabel: string;
	onClose(): void;
	className?: string;
}

/** A message that doesn't take the focus. What it says is announced by whoever shows it. */
export function Toast({ tone, children, actions, closeLabel, onClose, className }: ToastProps) {
	return (
		<div
			className={cx(
				'flex w-full max-w-xl items-start gap-2.5 rounded-lg border border-line bg-raised py-2 pr-1.5 pl-3 text-sm shadow-float',
				className,
			)}
		>
			{icons[tone]}
			<div className="min-w-0 flex-1 py-0.5">{children}</div>
			<div className="flex shrink-0 items-center gap-1">
				{actions}
				<IconButton
					label={closeLabel}
					icon={<X size={16} aria-hidden />}
					size="sm"
					onClick={onClose}
					className="-my-0.5"
				/>
			</div>
		</div>
	);
}

import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type BadgeTone = 'neutral' | 'accent' | 'running' | 'starting' | 'waiting' | 'failing' | 'ending' | 'done';

const tones: Record<BadgeTone, string> = {
	neutral: 'bg-sunken text-text-muted',
	accent: 'bg-accent-soft text-accent-text',
	running: 'bg-running-soft text-running-text',
	starting: 'bg-starting-soft text-starting-text',
	waiting: 'bg-waiting-soft text-waiting-text',
	failing: 'bg-failing-soft text-failing-text',
	ending: 'bg-ending-soft text-ending-text',
	done: 'bg-done-soft text-done-text',
};

/** A small tinted label. */
export function Badge({
	tone = 'neutral',
	icon,
	children,
	className,
}: {
	tone?: BadgeTone;
	icon?: ReactNode;
	children: ReactNode;
	className?: string;
}) {
	return (
		<span
			className={cx(
				'inline-flex h-6 max-w-full shrink-0 items-center gap-1 rounded-full px-2 text-sm font-medium',
				tones[tone],
				className,
			)}
		>
			{icon}
			<span className="truncate">{children}</span>
		</span>
	);
}

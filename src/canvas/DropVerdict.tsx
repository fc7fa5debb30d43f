import { Ban, Check } from 'lucide-react';
import { cx } from '../ui/cx.ts';
import type { Verdict } from './gestures/useVerdict.ts';

interface Props {
	verdict: Verdict | undefined;
	/** As the place's own corners. */
	rounded: string;
}

const label = 'absolute bottom-full left-3 z-20 flex items-center gap-1.5 rounded-full text-sm font-medium ring-1';

/** Lies on a place while something is dragged: a tick where it may go, the reason where it may not. */
export function DropVerdict({ verdict, rounded }: Props) {
	if (!verdict) return null;
	const { takes, reason, isOver } = verdict;
	return (
		<div
			data-verdict={takes ? 'takes' : 'refuses'}
			className={cx(
				'pointer-events-none absolute inset-0 ring-inset transition-colors',
				rounded,
				takes && (isOver ? 'bg-drop-soft ring-[3px] ring-drop' : 'ring-2 ring-drop'),
				!takes && (isOver ? 'bg-refuse-soft ring-2 ring-refuse' : 'bg-ground/45'),
			)}
		>
			{takes ? (
				<div className={cx(label, '-mb-3 size-6 justify-center bg-running-soft text-running-text ring-drop')}>
					<Check size={15} strokeWidth={3} aria-hidden />
				</div>
			) : (
				<div
					className={cx(
						label,
						'-mb-3 max-w-[calc(100%-24px)] bg-failing-soft px-2.5 py-0.5 text-failing-text ring-refuse',
					)}
				>
					<Ban size={14} strokeWidth={2.5} aria-hidden className="shrink-0" />
					<span className={isOver ? 'line-clamp-3' : 'truncate'}>{reason}</span>
				</div>
			)}
		</div>
	);
}

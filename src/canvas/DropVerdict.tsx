import { Ban, Check } from 'lucide-react';
import { useMessages } from '../i18n/language.ts';
import type { Target } from '../simulation/gestures.ts';
import { cx } from '../ui/cx.ts';
import type { Verdict } from './gestures/useVerdict.ts';

interface Props {
	verdict: Verdict | undefined;
	kind: Target['kind'];
	/** As the place's own corners. */
	rounded: string;
}

/** Lies over a place while something is dragged: whether it takes the drop, and if not, why. */
export function DropVerdict({ verdict, kind, rounded }: Props) {
	const { drop } = useMessages().canvas;
	if (!verdict) return null;
	const { takes, reason, consequence, isOver } = verdict;
	const text = takes ? (consequence ? (drop.consequences[consequence] ?? consequence) : drop.accepts[kind]) : reason;
	const Icon = takes ? Check : Ban;
	return (
		<div
			data-verdict={takes ? 'takes' : 'refuses'}
			className={cx(
				'pointer-events-none absolute inset-0 z-20 ring-2 ring-inset transition-colors',
				rounded,
				takes ? 'ring-drop' : 'ring-transparent',
				takes && isOver && 'bg-drop-soft',
				!takes && (isOver ? 'bg-refuse-soft ring-refuse' : 'bg-ground/45'),
			)}
		>
			<div
				className={cx(
					'absolute bottom-full left-3 z-20 mb-[-13px] flex max-w-[calc(100%-24px)] items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-medium ring-1',
					takes ? 'bg-running-soft text-running-text ring-drop' : 'bg-failing-soft text-failing-text ring-refuse',
				)}
			>
				<Icon size={14} strokeWidth={2.5} aria-hidden className="shrink-0" />
				<span className={isOver ? 'line-clamp-3' : 'truncate'}>{text}</span>
			</div>
		</div>
	);
}

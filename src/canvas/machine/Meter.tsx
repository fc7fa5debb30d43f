import type { Meter as Amounts } from '../../simulation/views.ts';
import { cx } from '../../ui/cx.ts';

interface Props {
	label: string;
	title: string;
	meter: Amounts;
	text(amount: number): string;
}

/** What pods requested of what the machine has. */
export function Meter({ label, title, meter, text }: Props) {
	const { requested, allocatable } = meter;
	const share = allocatable > 0 ? Math.min(1, requested / allocatable) : 0;
	return (
		<div title={title} className="min-w-0">
			<div className="flex items-baseline gap-1.5 text-sm leading-5 whitespace-nowrap text-text-muted">
				<span>{label}</span>
				<span className="tabular-nums">
					<span className="font-medium text-text">{text(requested)}</span>
					<span> / {text(allocatable)}</span>
				</span>
			</div>
			{/* biome-ignore lint/a11y/useSemanticElements: browsers draw <meter> each in its own way. */}
			<div
				role="meter"
				aria-label={title}
				aria-valuemin={0}
				aria-valuemax={allocatable}
				aria-valuenow={requested}
				className="mt-0.5 h-1.5 overflow-hidden rounded-full bg-pressed"
			>
				<div
					className={cx(
						'h-full origin-left rounded-full transition-transform duration-300',
						share > 0.95 ? 'bg-waiting' : 'bg-accent',
					)}
					style={{ transform: `scaleX(${share})` }}
				/>
			</div>
		</div>
	);
}

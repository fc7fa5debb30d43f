import { useMessages } from '../../i18n/language.ts';
import type { Meter } from '../../simulation/views.ts';

/** How much of a node's CPU or memory its pods have requested. */
export function MeterBar({ name, meter, write }: { name: string; meter: Meter; write(amount: number): string }) {
	const { inspector } = useMessages();
	const share = meter.allocatable > 0 ? Math.min(1, meter.requested / meter.allocatable) : 0;
	const text = inspector.requested(write(meter.requested), write(meter.allocatable));
	return (
		<div className="text-sm">
			<div className="mb-1 flex justify-between gap-2">
				<span>{name}</span>
				<span className="text-text-muted tabular-nums">{text}</span>
			</div>
			<div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-pressed">
				<div className="h-full rounded-full bg-text-faint" style={{ width: `${share * 100}%` }} />
			</div>
		</div>
	);
}

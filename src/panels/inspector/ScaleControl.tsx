import { useMessages } from '../../i18n/language.ts';
import { simulation } from '../../simulation/store.ts';
import type { ScaleTarget } from '../../simulation/views.ts';
import { Stepper } from '../../ui/Stepper.tsx';

const replicasMax = 100;

/** How many copies of the whole pod there should be. */
export function ScaleControl({ target }: { target: ScaleTarget }) {
	const { inspector } = useMessages();
	const { kind, namespace, name, replicas } = target;
	return (
		<div>
			<div className="flex items-center justify-between gap-3">
				<span className="text-sm font-semibold">{inspector.replicas}</span>
				<Stepper
					label={inspector.replicas}
					lessLabel={inspector.fewer}
					moreLabel={inspector.more}
					value={replicas}
					max={replicasMax}
					onChange={(next) => simulation.dispatch({ type: 'scale', kind, namespace, name, replicas: next })}
				/>
			</div>
			<p className="mt-1.5 text-sm text-text-muted">
				{kind === 'Pod' ? inspector.scales.Pod : inspector.scales[kind](name)}
			</p>
		</div>
	);
}

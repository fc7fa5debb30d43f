import { Minus, Plus } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { simulation } from '../../simulation/store.ts';
import type { ScaleTarget } from '../../simulation/views.ts';

const most = 200;
const button =
	'flex size-7 items-center justify-center text-text-muted enabled:hover:bg-hover enabled:hover:text-text disabled:opacity-40 focus-visible:-outline-offset-2';

function scaleTo({ kind, namespace, name }: ScaleTarget, replicas: number): void {
	simulation.dispatch({ type: 'scale', kind, namespace, name, replicas });
}

/** – n +: how many of this pod there should be. */
export function ScaleStepper({ target }: { target: ScaleTarget }) {
	const words = useMessages().canvas.scale;
	const { kind, name, replicas } = target;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
		<div
			role="group"
			aria-label={words.replicas(kind, name)}
			title={words.title(kind, name)}
			data-scale={`${kind}/${name}`}
			className="flex h-7 items-stretch overflow-hidden rounded-full bg-raised shadow-float ring-1 ring-line-strong"
		>
			<button
				type="button"
				aria-label={words.less(replicas - 1)}
				disabled={replicas <= 0}
				onClick={() => scaleTo(target, replicas - 1)}
				className={button}
			>
				<Minus size={15} aria-hidden />
			</button>
			<output className="min-w-6 self-center text-center text-sm font-semibold tabular-nums">{replicas}</output>
			<button
				type="button"
				aria-label={words.more(replicas + 1)}
				disabled={replicas >= most}
				onClick={() => scaleTo(target, replicas + 1)}
				className={button}
			>
				<Plus size={15} aria-hidden />
			</button>
		</div>
	);
}

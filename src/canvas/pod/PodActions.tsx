import { MoveRight, Trash2 } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useMessages } from '../../i18n/language.ts';
import type { PodView, Selection } from '../../simulation/views.ts';
import { remove } from '../gestures/selection.ts';
import { useStageActions } from '../stageContext.ts';
import { ScaleStepper } from './ScaleStepper.tsx';

const button =
	'flex size-7 items-center justify-center text-text-muted hover:bg-hover hover:text-text focus-visible:-outline-offset-2';

/** What can be done with a pod, on its upper rim: the stepper under the mouse, all of it once it's selected. */
export function PodActions({ view, isSelected }: { view: PodView; isSelected: boolean }) {
	const words = useMessages().canvas;
	const { openMenu } = useStageActions();
	const selection: Selection = { kind: 'pod', uid: view.uid };
	const move = (event: MouseEvent<HTMLElement>) => openMenu(selection, event.currentTarget);
	return (
		<div
			data-nodrag
			className="stage-actions nopan absolute top-[-15px] right-3 z-30 flex cursor-default gap-1.5"
			onClick={(event) => event.stopPropagation()}
			onKeyDown={(event) => event.stopPropagation()}
			role="toolbar"
			aria-label={words.pod.actions(view.name)}
		>
			{isSelected ? (
				<div className="flex h-7 overflow-hidden rounded-full bg-raised shadow-float ring-1 ring-line-strong">
					<button
						type="button"
						aria-label={words.menu.moveTo}
						title={words.menu.moveTo}
						onClick={move}
						className={button}
					>
						<MoveRight size={15} aria-hidden />
					</button>
					<button
						type="button"
						aria-label={words.menu.remove}
						title={words.menu.remove}
						onClick={() => remove(selection)}
						className={button}
					>
						<Trash2 size={15} aria-hidden />
					</button>
				</div>
			) : null}
			<ScaleStepper target={view.scale} />
		</div>
	);
}

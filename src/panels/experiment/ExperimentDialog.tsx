import { useMessages } from '../../i18n/language.ts';
import { experiment, useExperiment } from '../../simulation/experiment/store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Choose } from './Choose.tsx';
import { Outcome } from './Outcome.tsx';
import { Running } from './Running.tsx';
import { Stopped } from './Stopped.tsx';
import { designName, experimentTitle } from './texts.ts';

/** Two designs under the same load: choosing them, watching them run, and what came out. */
export function ExperimentDialog({ onClose }: { onClose(): void }) {
	const messages = useMessages();
	const { experiment: texts, common } = messages;
	const state = useExperiment((current) => current);
	const names = state.comparison?.designs.map(({ title }) => designName(title, messages)) ?? [];
	const title = state.comparison ? experimentTitle(state.comparison, messages) : texts.title;
	return (
		<Dialog
			key={state.status === 'done' ? 'wide' : 'narrow'}
			title={title}
			closeLabel={common.close}
			width={state.status === 'done' ? 'xl' : 'lg'}
			onClose={() => {
				experiment.cancel();
				onClose();
			}}
		>
			{state.status === 'none' ? <Choose /> : null}
			{state.status === 'running' ? <Running names={names} progress={state.progress} /> : null}
			{state.status === 'cancelled' ? <Stopped text={texts.cancelled} comparison={state.comparison} /> : null}
			{state.status === 'failed' ? <Stopped text={texts.failed(state.message)} comparison={state.comparison} /> : null}
			{state.status === 'done' ? <Outcome comparison={state.comparison} results={state.results} /> : null}
		</Dialog>
	);
}

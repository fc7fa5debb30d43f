import { Play } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { builtinExperiments, experimentKeys } from '../../simulation/experiment/builtin.ts';
import { experiment } from '../../simulation/experiment/store.ts';
import { Button } from '../../ui/Button.tsx';
import { OwnDesigns } from './OwnDesigns.tsx';
import { designName, letters } from './texts.ts';

/** The built-in experiments, and any two scenarios. */
export function Choose() {
	const messages = useMessages();
	const { experiment: texts } = messages;
	return (
		<>
			<p className="mb-3 text-sm text-text-muted">{texts.intro}</p>
			<h3 className="mb-2 text-sm font-semibold">{texts.builtin}</h3>
			<ul className="mb-5 grid grid-cols-[repeat(auto-fill,minmax(min(19rem,100%),1fr))] gap-3">
				{experimentKeys.map((key) => (
					<li key={key} className="flex flex-col gap-1.5 rounded-lg border border-line bg-ground p-3 text-sm">
						<h4 className="text-base font-semibold">{texts.texts[key].title}</h4>
						<p className="text-text-muted">{texts.texts[key].question}</p>
						<div className="mt-auto flex items-center justify-between gap-2 pt-1">
							<p className="min-w-0">
								{builtinExperiments[key].designs.map(({ title }, index) => (
									<span key={title} className="block truncate">
										<b>{letters[index]}</b> {designName(title, messages)}
									</span>
								))}
							</p>
							<Button
								variant="primary"
								size="sm"
								icon={<Play size={16} aria-hidden />}
								aria-label={`${texts.start}: ${texts.texts[key].title}`}
								onClick={() => experiment.run(builtinExperiments[key])}
							>
								{texts.start}
							</Button>
						</div>
					</li>
				))}
			</ul>
			<OwnDesigns />
		</>
	);
}

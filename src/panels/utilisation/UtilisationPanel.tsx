import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { useSimulation } from '../../simulation/store.ts';
import { type Resource, resources, utilisationView } from '../../simulation/utilisation/utilisation.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { strandedText } from './amounts.ts';
import { NodeCard } from './NodeCard.tsx';

/** How full each node is, by request and by use, and what of it nobody can use. */
export function UtilisationPanel() {
	const { utilisation: texts } = useMessages();
	const [resource, setResource] = useState<Resource>('cpu');
	const view = useSimulation((state) => utilisationView(state.cluster));
	if (view.nodes.length === 0) return <p className="p-3 text-sm text-text-muted">{texts.noNodes}</p>;
	const isStranded = view.stranded.cpu > 0 || view.stranded.memory > 0;
	return (
		<div className="flex min-h-0 flex-1 flex-col">
			<div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-3 py-2">
				<Segmented<Resource>
					label={texts.sizeBy}
					choices={resources.map((value) => ({ value, label: texts.resources[value] }))}
					value={resource}
					onChange={setResource}
				/>
				<p className="flex min-w-0 items-center gap-1.5 text-sm text-text-muted" data-testid="stranded">
					{isStranded ? (
						<TriangleAlert size={16} aria-hidden className="shrink-0 text-waiting" />
					) : (
						<CircleCheck size={16} aria-hidden className="shrink-0 text-running" />
					)}
					<span>
						{isStranded ? texts.stranded(strandedText(view, texts)) : texts.nothingStranded}
						{view.pending > 0 ? ` ${texts.pending(String(view.pending))}` : ''}
					</span>
				</p>
			</div>
			<section
				aria-label={texts.title}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by the keyboard
				tabIndex={0}
				className="grid min-h-0 flex-1 auto-rows-min grid-cols-[repeat(auto-fit,minmax(min(24rem,100%),1fr))] gap-3 overflow-auto px-3 pb-3"
			>
				{view.nodes.map((node) => (
					<NodeCard key={node.name} node={node} resource={resource} />
				))}
			</section>
		</div>
	);
}

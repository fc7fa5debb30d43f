import { useMessages } from '../../i18n/language.ts';
import type { ContainerView } from '../../simulation/views.ts';
import { Fact, Facts, Quiet } from './parts.tsx';

/** What Podarium knew about the image, and what it made out by itself. */
export function KnowledgeView({ knowledge }: { knowledge: ContainerView['knowledge'] }) {
	const { inspector } = useMessages();
	const texts = inspector.knowledge;
	if (knowledge.source === 'catalogue') return <Quiet>{texts.catalogue(knowledge.repository)}</Quiet>;
	const list = (items: readonly string[]) => (items.length > 0 ? items.join(', ') : texts.nothing);
	return (
		<div className="flex flex-col gap-2">
			<Quiet>{texts.inferred}</Quiet>
			<Facts>
				<Fact name={texts.inferredPorts}>{list(knowledge.ports)}</Fact>
				<Fact name={texts.inferredCalls}>{list(knowledge.calls)}</Fact>
			</Facts>
		</div>
	);
}

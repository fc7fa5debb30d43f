import type { Selection } from '../../simulation/views.ts';
import { ContainerInspector } from './ContainerInspector.tsx';
import { DraftContainerInspector } from './DraftContainerInspector.tsx';
import { DraftInspector } from './DraftInspector.tsx';
import { NodeInspector } from './NodeInspector.tsx';
import { PodInspector } from './PodInspector.tsx';
import { ServiceInspector } from './ServiceInspector.tsx';

/** The inspector's page for what's selected. */
export function Selected({ selection }: { selection: Selection }) {
	switch (selection.kind) {
		case 'node':
			return <NodeInspector name={selection.name} />;
		case 'pod':
			return <PodInspector uid={selection.uid} />;
		case 'container':
			return <ContainerInspector uid={selection.uid} container={selection.container} />;
		case 'draft':
			return <DraftInspector name={selection.name} />;
		case 'draftContainer':
			return <DraftContainerInspector name={selection.name} container={selection.container} />;
		case 'service':
			return <ServiceInspector namespace={selection.namespace} name={selection.name} />;
	}
}

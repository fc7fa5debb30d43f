import { MousePointerClick } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { draftView, machineView, podView } from '../../simulation/select.ts';
import { useSimulation } from '../../simulation/store.ts';
import type { Selection } from '../../simulation/views.ts';
import type { Cluster } from '../shared/types.ts';
import { ContainerInspector } from './ContainerInspector.tsx';
import { DraftContainerInspector } from './DraftContainerInspector.tsx';
import { DraftInspector } from './DraftInspector.tsx';
import { NodeInspector } from './NodeInspector.tsx';
import { PodInspector } from './PodInspector.tsx';
import { ServiceInspector } from './ServiceInspector.tsx';
import { useFollowReplaced } from './useFollowReplaced.ts';

/** All about what is selected. */
export function Inspector({ compact = false }: { compact?: boolean }) {
	useFollowReplaced();
	const selection = useSimulation((state) => state.selection);
	const isThere = useSimulation((state) => selection !== undefined && exists(state.cluster, selection));
	if (!selection || !isThere) return <Empty gone={selection !== undefined} compact={compact} />;
	return (
		<div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-4" key={JSON.stringify(selection)}>
			<Selected selection={selection} />
		</div>
	);
}

function exists(cluster: Cluster, selection: Selection): boolean {
	switch (selection.kind) {
		case 'node':
			return machineView(cluster, selection.name) !== undefined;
		case 'pod':
			return podView(cluster, selection.uid) !== undefined;
		case 'container':
			return podView(cluster, selection.uid)?.containers.some(({ name }) => name === selection.container) ?? false;
		case 'draft':
			return cluster.drafts.has(selection.name);
		case 'draftContainer':
			return draftView(cluster, selection.name)?.containers.some(({ name }) => name === selection.container) ?? false;
		case 'service':
			return cluster.objects.Service.has(`${selection.namespace}/${selection.name}`);
	}
}

function Selected({ selection }: { selection: Selection }) {
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

function Empty({ gone, compact }: { gone: boolean; compact: boolean }) {
	const { inspector } = useMessages();
	return (
		<div className="flex flex-1 flex-col items-center justify-center gap-2 px-8 py-10 text-center">
			<MousePointerClick size={24} aria-hidden className="text-text-faint" />
			<h2 className="text-base font-semibold">{inspector.emptyTitle}</h2>
			<p className="max-w-64 text-sm text-text-muted">
				{gone ? inspector.gone : compact ? inspector.emptyPhone : inspector.empty}
			</p>
		</div>
	);
}

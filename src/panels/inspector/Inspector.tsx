import { MousePointerClick } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { draftView, machineView, podView } from '../../simulation/select.ts';
import { useSimulation } from '../../simulation/store.ts';
import type { Selection } from '../../simulation/views.ts';
import type { Cluster } from '../shared/types.ts';
import { useFollowReplaced } from './useFollowReplaced.ts';

const Selected = lazy(() => import('./Selected.tsx').then((m) => ({ default: m.Selected })));

/** All about what is selected. */
export function Inspector({ compact = false }: { compact?: boolean }) {
	useFollowReplaced();
	const selection = useSimulation((state) => state.selection);
	const isThere = useSimulation((state) => selection !== undefined && exists(state.cluster, selection));
	if (!selection || !isThere) return <Empty gone={selection !== undefined} compact={compact} />;
	return (
		<div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-4" key={JSON.stringify(selection)}>
			<Suspense>
				<Selected selection={selection} />
			</Suspense>
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

function Empty({ gone, compact }: { gone: boolean; compact: boolean }) {
	const { inspect } = useMessages().app;
	return (
		<div className="flex flex-1 flex-col items-center justify-center gap-2 px-8 py-10 text-center">
			<MousePointerClick size={24} aria-hidden className="text-text-faint" />
			<h2 className="text-base font-semibold">{inspect.title}</h2>
			<p className="max-w-64 text-sm text-text-muted">
				{gone ? inspect.gone : compact ? inspect.phone : inspect.empty}
			</p>
		</div>
	);
}

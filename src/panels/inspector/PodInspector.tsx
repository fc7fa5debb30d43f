import { Footprints, Trash2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { packetWalk } from '../../simulation/follow.ts';
import { podView, serviceViews } from '../../simulation/select.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import type { PodView } from '../../simulation/views.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { PodIcon, ServiceIcon } from '../shared/icons.tsx';
import { StatusBadge } from '../shared/StatusBadge.tsx';
import { ContainerRow } from './ContainerRow.tsx';
import { Events } from './Events.tsx';
import { exposeService } from './exposeService.ts';
import { SelectLink } from './LinkRow.tsx';
import { MoveMenu } from './MoveMenu.tsx';
import { Fact, Facts, Heading, Quote, Section } from './parts.tsx';
import { ScaleControl } from './ScaleControl.tsx';
import { Yaml } from './Yaml.tsx';

const PortSpace = lazy(() => import('./PortSpace.tsx').then((m) => ({ default: m.PortSpace })));
const Isolation = lazy(() => import('./Isolation.tsx').then((m) => ({ default: m.Isolation })));

export function PodInspector({ uid }: { uid: string }) {
	const { common, inspector } = useMessages();
	const view = useSimulation((state) => podView(state.cluster, uid));
	const pod = useSimulation((state) => view && state.cluster.objects.Pod.get(`${view.namespace}/${view.name}`));
	if (!view) return null;
	// What's wrong comes first.
	const clashes = view.containers.some(({ ports }) => ports.some(({ state }) => state === 'clash'));
	const portSpace = (
		<Suspense>
			<PortSpace uid={uid} />
		</Suspense>
	);
	return (
		<>
			<Heading
				icon={<PodIcon />}
				kind={common.pod}
				name={view.name}
				status={
					<>
						<StatusBadge tone={view.tone} word={view.status} />
						<Badge>{`${inspector.facts.ready} ${view.ready}`}</Badge>
					</>
				}
			/>
			{view.pendingReason ? (
				<Section title={inspector.facts.waitsFor}>
					<Quote tone="waiting">{view.pendingReason}</Quote>
				</Section>
			) : null}
			<Section>
				<PodFacts view={view} />
			</Section>
			{clashes ? portSpace : null}
			<Section title={inspector.sections.containers}>
				{view.containers.map((container) => (
					<ContainerRow
						key={container.name}
						container={container}
						to={{ kind: 'container', uid, container: container.name }}
					/>
				))}
			</Section>
			{clashes ? null : portSpace}
			<Suspense>
				<Isolation uid={uid} />
			</Suspense>
			<Section>
				<ScaleControl target={view.scale} />
			</Section>
			<Section>
				<PodActions view={view} />
			</Section>
			<Events about={{ kind: 'Pod', namespace: view.namespace, name: view.name, uid }} />
			{pod ? <Yaml object={pod} /> : null}
		</>
	);
}

function PodFacts({ view }: { view: PodView }) {
	const { inspector } = useMessages();
	const { facts } = inspector;
	return (
		<Facts>
			<Fact name={facts.podIP} mono={view.ip !== undefined}>
				{view.ip ?? inspector.noIP}
			</Fact>
			<Fact name={facts.node}>
				{view.node ? <SelectLink to={{ kind: 'node', name: view.node }}>{view.node}</SelectLink> : inspector.unbound}
			</Fact>
			<Fact name={facts.restarts}>{view.restarts}</Fact>
			<Fact name={facts.namespace}>{view.namespace}</Fact>
			{view.scale.kind === 'Pod' ? null : <Fact name={facts.owner}>{`${view.scale.kind} ${view.scale.name}`}</Fact>}
		</Facts>
	);
}

/** Offers a Service where none sends to the pod yet. */
function ExposeButton({ view }: { view: PodView }) {
	const { inspector } = useMessages();
	const isExposed = useSimulation((state) =>
		serviceViews(state.cluster).some(({ podUids }) => podUids.includes(view.uid)),
	);
	const pod = useSimulation((state) => state.cluster.objects.Pod.get(`${view.namespace}/${view.name}`));
	const service = pod && !isExposed ? exposeService(pod, view.scale.name) : undefined;
	if (!service) return null;
	return (
		<Button
			size="sm"
			title={inspector.exposeDetail}
			icon={<ServiceIcon />}
			onClick={() => simulation.dispatch({ type: 'apply', objects: [service] })}
		>
			{inspector.expose}
		</Button>
	);
}

function PodActions({ view }: { view: PodView }) {
	const { inspector, timeline } = useMessages();
	const { namespace, name, scale } = view;
	const trash = <Trash2 size={16} aria-hidden />;
	return (
		<div className="flex flex-wrap gap-2">
			<MoveMenu cargo={{ kind: 'pod', namespace, name }} name={name} />
			<ExposeButton view={view} />
			<Button
				size="sm"
				title={timeline.followDetail}
				icon={<Footprints size={16} aria-hidden />}
				onClick={() => packetWalk.followNewest()}
			>
				{timeline.followShort}
			</Button>
			<Button
				size="sm"
				variant="danger"
				icon={trash}
				onClick={() => simulation.dispatch({ type: 'delete', kind: 'Pod', namespace, name })}
			>
				{inspector.deletePod}
			</Button>
			{scale.kind === 'Pod' ? null : (
				<Button
					size="sm"
					variant="danger"
					icon={trash}
					onClick={() => simulation.dispatch({ type: 'delete', kind: scale.kind, namespace, name: scale.name })}
				>
					{inspector.deleteOwner(scale.kind)}
				</Button>
			)}
		</div>
	);
}

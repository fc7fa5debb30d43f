import { Bomb, Trash2 } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { podView } from '../../simulation/select.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import type { ContainerView, PodView } from '../../simulation/views.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { RoleIcon } from '../shared/icons.tsx';
import { StatusBadge } from '../shared/StatusBadge.tsx';
import { ContainerState } from './ContainerState.tsx';
import { Environment } from './Environment.tsx';
import { Events } from './Events.tsx';
import { KnowledgeView } from './KnowledgeView.tsx';
import { SelectLink } from './LinkRow.tsx';
import { LogTail } from './LogTail.tsx';
import { MoveMenu } from './MoveMenu.tsx';
import { Ports } from './Ports.tsx';
import { Processes } from './Processes.tsx';
import { Fact, Facts, Heading, Section } from './parts.tsx';

export function ContainerInspector({ uid, container: name }: { uid: string; container: string }) {
	const { common, inspector } = useMessages();
	const pod = useSimulation((state) => podView(state.cluster, uid));
	const spec = useSimulation((state) => {
		const podSpec = pod && state.cluster.objects.Pod.get(`${pod.namespace}/${pod.name}`)?.spec;
		return [...(podSpec?.containers ?? []), ...(podSpec?.initContainers ?? [])].find((one) => one.name === name);
	});
	const runtime = useSimulation((state) =>
		state.cluster.sandboxes.get(uid)?.containers.find((one) => one.name === name),
	);
	const view = pod?.containers.find((one) => one.name === name);
	if (!pod || !view) return null;
	const { facts, sections } = inspector;
	return (
		<>
			<Heading
				icon={<RoleIcon role={view.role} />}
				kind={view.kind === 'app' ? common.container : inspector.containerKinds[view.kind]}
				name={name}
				status={
					<>
						<StatusBadge tone={view.tone} word={view.status} />
						<Badge>{common.roles[view.role]}</Badge>
					</>
				}
			/>
			<Section>
				<Facts>
					<Fact name={facts.pod}>
						<SelectLink to={{ kind: 'pod', uid }}>{pod.name}</SelectLink>
					</Fact>
					<Fact name={facts.image} mono>
						{view.image}
					</Fact>
					<Fact name={facts.restarts}>{view.restartCount}</Fact>
					{runtime ? <ContainerState runtime={runtime} view={view} /> : null}
				</Facts>
			</Section>
			<Section title={sections.ports}>
				<Ports ports={view.ports} />
			</Section>
			{runtime && runtime.processes.length > 0 ? (
				<Section title={sections.processes} point="inspector/processes">
					<Processes namespace={pod.namespace} pod={pod.name} container={name} processes={runtime.processes} />
				</Section>
			) : null}
			<Section title={sections.logs} point="inspector/log">
				<LogTail lines={runtime?.logs ?? []} />
			</Section>
			<Section>
				<Actions pod={pod} view={view} />
			</Section>
			<Section title={sections.image}>
				<KnowledgeView knowledge={view.knowledge} />
			</Section>
			<Disclosure
				title={sections.environment}
				defaultOpen={(spec?.env?.length ?? 0) > 0}
				className="border-t border-line px-4 py-1.5"
			>
				<div className="pb-2">
					<Environment variables={spec?.env ?? []} />
				</div>
			</Disclosure>
			<Events about={{ kind: 'Pod', namespace: pod.namespace, name: pod.name, uid, container: name }} />
		</>
	);
}

function Actions({ pod, view }: { pod: PodView; view: ContainerView }) {
	const { inspector } = useMessages();
	const place = { namespace: pod.namespace, name: pod.name };
	const from = { kind: 'pod', ...place } as const;
	return (
		<div className="flex flex-wrap gap-2">
			<MoveMenu cargo={{ kind: 'container', from, container: view.name }} name={view.name} />
			<Button
				size="sm"
				data-point="inspector/crash"
				title={inspector.crashDetail}
				icon={<Bomb size={16} aria-hidden />}
				onClick={() => simulation.dispatch({ type: 'crashContainer', ...place, container: view.name })}
			>
				{inspector.crash}
			</Button>
			<Button
				size="sm"
				variant="danger"
				icon={<Trash2 size={16} aria-hidden />}
				onClick={() => simulation.dispatch({ type: 'removeContainer', from, container: view.name })}
			>
				{inspector.removeContainer}
			</Button>
		</div>
	);
}

import { Trash2 } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { serviceViews } from '../../simulation/select.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ServiceIcon } from '../shared/icons.tsx';
import { StatusBadge } from '../shared/StatusBadge.tsx';
import { Events } from './Events.tsx';
import { PodRow } from './PodRow.tsx';
import { Fact, Facts, Heading, Quiet, Section } from './parts.tsx';
import { Yaml } from './Yaml.tsx';

export function ServiceInspector({ namespace, name }: { namespace: string; name: string }) {
	const { common, inspector } = useMessages();
	const view = useSimulation((state) =>
		serviceViews(state.cluster).find((one) => one.namespace === namespace && one.name === name),
	);
	const service = useSimulation((state) => state.cluster.objects.Service.get(`${namespace}/${name}`));
	if (!view) return null;
	const { facts, sections } = inspector;
	const ready = `${view.readyEndpoints}/${view.endpoints}`;
	return (
		<>
			<Heading
				icon={<ServiceIcon />}
				kind={common.service}
				name={name}
				status={
					<>
						<StatusBadge tone={view.readyEndpoints > 0 ? 'running' : 'waiting'} word={`${facts.endpoints} ${ready}`} />
						<Badge>{view.type}</Badge>
					</>
				}
			/>
			<Section>
				<Facts>
					<Fact name={facts.clusterIP} mono>
						{view.clusterIP}
					</Fact>
					<Fact name={facts.ports} mono>
						{view.ports.map((port) => (
							<span key={port} className="block">
								{port}
							</span>
						))}
					</Fact>
					<Fact name={facts.namespace}>{namespace}</Fact>
				</Facts>
			</Section>
			<Section title={sections.endpoints}>
				{view.podUids.length === 0 ? <Quiet>{common.none}</Quiet> : null}
				{view.podUids.map((uid) => (
					<PodRow key={uid} uid={uid} />
				))}
			</Section>
			<Section>
				<Button
					size="sm"
					variant="danger"
					icon={<Trash2 size={16} aria-hidden />}
					onClick={() => simulation.dispatch({ type: 'delete', kind: 'Service', namespace, name })}
				>
					{inspector.deleteService}
				</Button>
			</Section>
			<Events about={{ kind: 'Service', namespace, name }} />
			{service ? <Yaml object={service} /> : null}
		</>
	);
}

import { Trash2 } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { machineView } from '../../simulation/select.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { bytesText, cpuText } from '../shared/format.ts';
import { NodeIcon } from '../shared/icons.tsx';
import { StatusBadge } from '../shared/StatusBadge.tsx';
import { Events } from './Events.tsx';
import { MeterBar } from './MeterBar.tsx';
import { PodRow } from './PodRow.tsx';
import { Fact, Facts, Heading, Quiet, Section } from './parts.tsx';
import { Yaml } from './Yaml.tsx';

export function NodeInspector({ name }: { name: string }) {
	const { common, inspector } = useMessages();
	const view = useSimulation((state) => machineView(state.cluster, name));
	const node = useSimulation((state) => state.cluster.objects.Node.get(name));
	if (!view) return null;
	const { facts, nodeReady, schedulable, sections } = inspector;
	return (
		<>
			<Heading
				icon={<NodeIcon />}
				kind={common.node}
				name={name}
				status={
					<>
						<StatusBadge tone={view.ready ? 'running' : 'failing'} word={view.ready ? nodeReady.yes : nodeReady.no} />
						{view.schedulable ? null : <Badge tone="waiting">{schedulable.no}</Badge>}
					</>
				}
			/>
			<Section>
				<div className="mb-3.5 flex flex-col gap-3">
					<MeterBar name={facts.cpu} meter={view.cpu} write={cpuText} />
					<MeterBar name={facts.memory} meter={view.memory} write={bytesText} />
				</div>
				<Facts>
					<Fact name={facts.address} mono>
						{view.address}
					</Fact>
					<Fact name={facts.podCIDR} mono>
						{view.podCIDR}
					</Fact>
					<Fact name={facts.bridge} mono>
						{view.bridgeAddress}
					</Fact>
				</Facts>
			</Section>
			<Section title={sections.pods} trailing={<Count value={view.podUids.length} />}>
				{view.podUids.length === 0 ? <Quiet>{inspector.outline.emptyNode}</Quiet> : null}
				{view.podUids.map((uid) => (
					<PodRow key={uid} uid={uid} />
				))}
			</Section>
			<Section>
				<Button
					size="sm"
					variant="danger"
					icon={<Trash2 size={16} aria-hidden />}
					onClick={() => simulation.dispatch({ type: 'delete', kind: 'Node', namespace: '', name })}
				>
					{inspector.deleteNode}
				</Button>
			</Section>
			<Events about={{ kind: 'Node', namespace: '', name }} />
			{node ? <Yaml object={node} /> : null}
		</>
	);
}

function Count({ value }: { value: number }) {
	return <span className="text-sm text-text-muted tabular-nums">{value}</span>;
}

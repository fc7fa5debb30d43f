/** The same cluster as plain nested React Flow nodes: a node for each machine, each pod in it, each container in that. */
import '@xyflow/react/dist/base.css';
import { type Node, type NodeProps, type NodeTypes, ReactFlow } from '@xyflow/react';
import { CircleCheck, Cog, Server } from 'lucide-react';
import { memo, useMemo } from 'react';
import { machineNames, machineView, podView } from '../../../../simulation/select.ts';
import { useSimulation } from '../../../../simulation/store.ts';

type MachineNode = Node<{ name: string; address: string }, 'machine'>;
type PodNode = Node<{ name: string; status: string; ready: string; ip: string }, 'pod'>;
type ContainerNode = Node<{ name: string; status: string; port: string }, 'container'>;

const Machine = memo(({ data }: NodeProps<MachineNode>) => (
	<div className="size-full rounded-xl bg-tank ring-1 ring-tank-edge">
		<header className="flex items-center gap-2 p-3 font-semibold">
			<Server size={17} />
			{data.name}
			<span className="ml-auto font-mono text-sm text-text-muted">{data.address}</span>
		</header>
	</div>
));
const Pod = memo(({ data }: NodeProps<PodNode>) => (
	<div className="size-full rounded-pod bg-pod px-4 pt-2 shadow-raised ring-1 ring-pod-edge">
		<div className="truncate text-sm font-semibold">{data.name}</div>
		<div className="flex items-center gap-1.5 text-sm text-running-text">
			<CircleCheck size={15} />
			{data.status} <span className="text-text-muted">{data.ready}</span>
		</div>
		<span className="absolute right-8 -bottom-3 rounded-full bg-pod px-2 font-mono text-sm ring-1 ring-pod-edge">
			{data.ip}
		</span>
	</div>
));
const Container = memo(({ data }: NodeProps<ContainerNode>) => (
	<div className="size-full rounded-lg bg-block px-2.5 py-1 ring-1 ring-block-edge">
		<div className="flex items-center gap-1.5 text-sm font-semibold">
			<Cog size={16} />
			{data.name}
			<span className="ml-auto rounded-sm bg-pod px-1.5 font-mono ring-1 ring-line-strong">{data.port}</span>
		</div>
		<div className="flex items-center gap-1.5 text-sm text-running-text">
			<CircleCheck size={15} />
			{data.status}
		</div>
	</div>
));
const nodeTypes: NodeTypes = { machine: Machine, pod: Pod, container: Container };

const columns = 10;
const size = { pod: { width: 240, height: 200 }, gap: 30, header: 80 };
const machineSize = { width: columns * 270 + 30, height: 11 * 230 + 110 };

type Cluster = Parameters<typeof podView>[0];

function podNodes(cluster: Cluster, uid: string, machine: string, index: number): Node[] {
	const view = podView(cluster, uid);
	if (!view) return [];
	const { name, status, ready, ip = '' } = view;
	const position = {
		x: 30 + (index % columns) * (size.pod.width + size.gap),
		y: size.header + Math.floor(index / columns) * (size.pod.height + size.gap),
	};
	const pod: PodNode = {
		id: uid,
		type: 'pod',
		parentId: machine,
		extent: 'parent',
		position,
		...size.pod,
		data: { name, status, ready, ip },
	};
	const containers = view.containers.map(
		(container, at): ContainerNode => ({
			id: `${uid}/${container.name}`,
			type: 'container',
			parentId: uid,
			extent: 'parent',
			position: { x: 26, y: 54 + at * 62 },
			width: 188,
			height: 54,
			data: { name: container.name, status: container.status, port: `:${container.ports[0]?.port ?? ''}` },
		}),
	);
	return [pod, ...containers];
}

function nodesOf(cluster: Cluster): Node[] {
	return machineNames(cluster).flatMap((name, index) => {
		const view = machineView(cluster, name);
		if (!view) return [];
		const machine: MachineNode = {
			id: name,
			type: 'machine',
			position: { x: (index % 8) * (machineSize.width + 40), y: Math.floor(index / 8) * (machineSize.height + 40) },
			...machineSize,
			data: { name, address: view.address },
		};
		return [machine, ...view.podUids.flatMap((uid, at) => podNodes(cluster, uid, name, at))];
	});
}

/** Nodes that stayed as they were keep their identity, as React Flow's documentation advises. */
function useNodes(): Node[] {
	const revision = useSimulation((state) => state.revision);
	const cluster = useSimulation((state) => state.cluster);
	const known = useMemo(() => new Map<string, { text: string; node: Node }>(), []);
	return useMemo(() => {
		void revision;
		return nodesOf(cluster).map((node) => {
			const text = JSON.stringify(node);
			const before = known.get(node.id);
			if (before?.text === text) return before.node;
			known.set(node.id, { text, node });
			return node;
		});
	}, [cluster, revision, known]);
}

export function Plain() {
	return (
		<ReactFlow nodes={useNodes()} nodeTypes={nodeTypes} fitView minZoom={0.03} maxZoom={3} panOnScroll>
			<div />
		</ReactFlow>
	);
}

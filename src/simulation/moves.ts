/** A gesture becomes one command, or the reason why not: one place for drag, menu and keyboard. */
import type { Command, PodPlace } from '../engine/commands/command.ts';
import type { ContainerManifest, Draft } from '../engine/drafts.ts';
import type { ClusterState } from '../engine/state.ts';
import { failure, type Status } from '../kubernetes/status.ts';
import { machinery } from './engineRoom.ts';
import { freeName } from './freeName.ts';
import type { Cargo, Target } from './gestures.ts';
import { paletteEntry } from './palette.ts';
import { checkCommand, roomFor } from './running.ts';

/** What a command does besides what was asked; the view has the sentence. */
export const moveConsequences = ['replacesPod', 'rollsOut', 'controllerReplaces', 'bindsByHand', 'adopts'] as const;
export type MoveConsequence = (typeof moveConsequences)[number];

export type Plan = { command: Command; consequence?: MoveConsequence } | { refusal: Status };

function isTaken(cluster: ClusterState): (name: string) => boolean {
	return (name) =>
		cluster.drafts.has(name) ||
		cluster.objects.Pod.has(`default/${name}`) ||
		cluster.objects.Service.has(`default/${name}`) ||
		cluster.objects.Deployment.has(`default/${name}`);
}

function neighboursAt(cluster: ClusterState, place: PodPlace): readonly ContainerManifest[] {
	if (place.kind === 'draft') return cluster.drafts.get(place.name)?.pod.spec.containers ?? [];
	const pod = cluster.objects.Pod.get(`${place.namespace}/${place.name}`);
	return (pod?.spec.containers ?? []) as unknown as ContainerManifest[];
}

/** The container under a name that's free among its new neighbours, its peers' variables filled in. */
function fitted(
	cluster: ClusterState,
	container: ContainerManifest,
	neighbours: readonly ContainerManifest[],
): ContainerManifest {
	const name = freeName(container.name, (candidate) => neighbours.some((other) => other.name === candidate));
	return machinery().wired({ ...container, name }, neighbours, cluster);
}

function planNewContainer(cluster: ClusterState, key: string, target: Target): Command | Status {
	const entry = paletteEntry(key);
	if (!entry) return failure('NotFound', `"${key}" isn't in the palette`);
	if (target.kind === 'draft') {
		const draft = cluster.drafts.get(target.name);
		if (!draft) return failure('NotFound', `drafts "${target.name}" not found`);
		return { type: 'replaceDraft', name: draft.name, draft: grown(cluster, draft, entry.container) };
	}
	if (target.kind === 'pod') {
		const { namespace, name } = target;
		const to: PodPlace = { kind: 'pod', namespace, name };
		return { type: 'addContainer', to, container: fitted(cluster, entry.container, neighboursAt(cluster, to)) };
	}
	const name = freeName(entry.key, isTaken(cluster));
	const container = machinery().wired(entry.container, [], cluster);
	if (target.kind === 'canvas') return { type: 'createDraft', name, container };
	return podAtOnce(name, container, target.kind === 'node' ? target.name : undefined);
}

function grown(cluster: ClusterState, draft: Draft, container: ContainerManifest): Draft {
	const { spec } = draft.pod;
	const added = fitted(cluster, container, spec.containers);
	return machinery().rewired(
		{ ...draft, pod: { ...draft.pod, spec: { ...spec, containers: [...spec.containers, added] } } },
		cluster,
	);
}

/** A pod of one container, applied with its Service; bound by its own manifest when a node is given. */
function podAtOnce(name: string, container: ContainerManifest, nodeName: string | undefined): Command {
	const labels = { app: name };
	const spec = { containers: [container], ...(nodeName === undefined ? {} : { nodeName }) };
	const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'default', labels }, spec };
	const port = container.ports?.[0]?.containerPort;
	if (port === undefined) return { type: 'apply', objects: [pod] };
	const service = {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name, namespace: 'default', labels },
		spec: { selector: labels, ports: [{ port, targetPort: port }] },
	};
	return { type: 'apply', objects: [pod, service] };
}

function planContainer(cluster: ClusterState, from: PodPlace, container: string, target: Target): Command | Status {
	if (target.kind === 'draft')
		return { type: 'moveContainer', from, container, to: { kind: 'draft', name: target.name } };
	if (target.kind === 'pod') {
		const { namespace, name } = target;
		return { type: 'moveContainer', from, container, to: { kind: 'pod', namespace, name } };
	}
	if (target.kind === 'canvas') {
		return {
			type: 'moveContainer',
			from,
			container,
			to: { kind: 'draft', name: freeName(container, isTaken(cluster)) },
		};
	}
	return failure('Forbidden', 'a container runs only inside a pod: nodes take whole pods');
}

function planPod(cluster: ClusterState, namespace: string, name: string, target: Target): Command | Status {
	const pod = cluster.objects.Pod.get(`${namespace}/${name}`);
	if (!pod) return failure('NotFound', `pods "${name}" not found`);
	const bound = pod.spec.nodeName;
	if (target.kind === 'node') {
		if (bound === target.name) return failure('Conflict', `pod ${name} is already assigned to node "${bound}"`);
		if (bound === undefined) return { type: 'bindPod', namespace, name, node: target.name };
		return { type: 'replacePod', namespace, name, node: target.name };
	}
	if (target.kind === 'tray') {
		if (bound === undefined) return failure('Conflict', `pod ${name} is pending already`);
		return { type: 'replacePod', namespace, name };
	}
	return failure('Forbidden', 'a pod that exists is on a node or pending: it has no other place');
}

function planDraft(name: string, target: Target): Command | Status {
	if (target.kind === 'node') return { type: 'runDraft', name, node: target.name };
	if (target.kind === 'tray') return { type: 'runDraft', name };
	return failure('Forbidden', "pods don't nest: move the containers one by one");
}

const isStatus = (value: Command | Status): value is Status => 'status' in value && value.status === 'Failure';

function commandFor(cluster: ClusterState, cargo: Cargo, target: Target): Command | Status {
	switch (cargo.kind) {
		case 'newContainer':
			return planNewContainer(cluster, cargo.palette, target);
		case 'container':
			return planContainer(cluster, cargo.from, cargo.container, target);
		case 'pod':
			return planPod(cluster, cargo.namespace, cargo.name, target);
		case 'draft':
			return planDraft(cargo.name, target);
	}
}

/** What dropping the cargo there would send, or why it can't be. */
export function plan(cluster: ClusterState, cargo: Cargo, target: Target): Plan {
	const command = commandFor(cluster, cargo, target);
	if (isStatus(command)) return { refusal: command };
	const refusal = refusalOf(cluster, command);
	if (refusal) return { refusal };
	const consequence = consequenceOf(cluster, command);
	return consequence ? { command, consequence } : { command };
}

/** `apply` doesn't ask a node whether there's room; a pod dropped on one wants to know. */
function refusalOf(cluster: ClusterState, command: Command): Status | undefined {
	const [pod] = command.type === 'apply' ? command.objects : [];
	const node = (pod?.spec as { nodeName?: string } | undefined)?.nodeName;
	if (command.type !== 'apply' || !pod || node === undefined) return checkCommand(cluster, command);
	return checkCommand(cluster, command) ?? roomFor(cluster, pod, node);
}

function ownerKind(cluster: ClusterState, place: { namespace: string; name: string }): 'none' | 'Deployment' | 'other' {
	const pod = cluster.objects.Pod.get(`${place.namespace}/${place.name}`);
	const owner = pod?.metadata.ownerReferences?.find(({ controller }) => controller);
	if (!pod || !owner) return 'none';
	const set = cluster.objects.ReplicaSet.get(`${place.namespace}/${owner.name}`);
	return set?.metadata.ownerReferences?.some(({ kind }) => kind === 'Deployment') ? 'Deployment' : 'other';
}

function changeOf(cluster: ClusterState, ...places: PodPlace[]): MoveConsequence | undefined {
	const kinds = places.flatMap((place) => (place.kind === 'pod' ? [ownerKind(cluster, place)] : []));
	if (kinds.includes('Deployment')) return 'rollsOut';
	if (kinds.includes('none')) return 'replacesPod';
	return kinds.length > 0 ? 'controllerReplaces' : undefined;
}

/** What a command does besides what was asked. */
export function consequenceOf(cluster: ClusterState, command: Command): MoveConsequence | undefined {
	switch (command.type) {
		case 'addContainer':
			return changeOf(cluster, command.to);
		case 'removeContainer':
			return changeOf(cluster, command.from);
		case 'splitOut':
			return changeOf(cluster, { kind: 'pod', namespace: command.namespace, name: command.name });
		case 'moveContainer':
			return changeOf(cluster, command.from, command.to);
		case 'replacePod':
			return ownerKind(cluster, command) === 'none' ? 'replacesPod' : 'controllerReplaces';
		case 'bindPod':
			return 'bindsByHand';
		case 'runDraft':
			return command.node === undefined ? undefined : 'bindsByHand';
		case 'scale':
			return command.kind === 'Pod' && ownerKind(cluster, command) === 'none' ? 'adopts' : undefined;
		default:
			return undefined;
	}
}

/** Every place that the cargo might go to, whether it would be taken or not; the empty canvas excepted. */
export function targetsFor(cluster: ClusterState, cargo: Cargo): Target[] {
	const nodes: Target[] = [...cluster.objects.Node.keys()].map((name) => ({ kind: 'node', name }));
	const tray: Target = { kind: 'tray' };
	if (cargo.kind === 'pod' || cargo.kind === 'draft') return [...nodes, tray];
	const drafts: Target[] = [...cluster.drafts.keys()].map((name) => ({ kind: 'draft', name }));
	const pods: Target[] = [...cluster.objects.Pod.values()].map(({ metadata: { namespace, name } }) => ({
		kind: 'pod',
		namespace,
		name,
	}));
	return cargo.kind === 'newContainer' ? [...drafts, ...pods, ...nodes, tray] : [...drafts, ...pods];
}

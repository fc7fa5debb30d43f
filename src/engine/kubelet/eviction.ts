/** Node-pressure eviction (`pkg/kubelet/eviction`): emptyDir volumes over their limit, and a full disk. */
import { formatTime } from '../../kubernetes/time.ts';
import type { Condition, Node, Pod, Taint } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import type { Engine } from '../context.ts';
import { dropSandbox } from '../deletion.ts';
import { record } from '../log.ts';
import { isOnline, putMachine } from '../machines.ts';
import { update } from '../store.ts';
import { second } from '../timing.ts';
import { askHousekeeping } from './files.ts';
import type { Sandbox } from './sandbox.ts';
import { podOf } from './sandboxes.ts';
import { bytesIn } from './volumes.ts';

const diskPressureTaint = 'node.kubernetes.io/disk-pressure';
/** `evictionPressureTransitionPeriod`: a condition outlasts its cause by so long. */
const pressureTransitionUs = 300 * second;

/** The kubelet stops a pod for its node's sake: it fails, and its controller makes another elsewhere. */
function evict(engine: Engine, pod: Pod, message: string): void {
	const source = { component: 'kubelet', host: pod.spec.nodeName ?? '' };
	emit(engine, pod, 'Warning', 'Evicted', message, source);
	record(engine.state, 'podEvicted', pod.metadata.namespace, pod.metadata.name);
	const now = formatTime(engine.state.now);
	const others = pod.status.conditions.filter(
		({ type }) => type !== 'Ready' && type !== 'ContainersReady' && type !== 'DisruptionTarget',
	);
	const conditions: Condition[] = [
		...others,
		{ type: 'Ready', status: 'False', reason: 'PodFailed', lastTransitionTime: now },
		{ type: 'ContainersReady', status: 'False', reason: 'PodFailed', lastTransitionTime: now },
		{ type: 'DisruptionTarget', status: 'True', reason: 'TerminationByKubelet', message, lastTransitionTime: now },
	];
	dropSandbox(engine, pod.metadata.uid);
	update(engine, 'Pod', { ...pod, status: { ...pod.status, phase: 'Failed', reason: 'Evicted', message, conditions } });
}

/** The volume of a pod that holds more than its limit, as the eviction message names it. */
function overLimit(sandbox: Sandbox, pod: Pod): string | undefined {
	for (const { name, sizeLimit, files } of sandbox.volumes) {
		if (sizeLimit === undefined || bytesIn(files) <= sizeLimit) continue;
		const limit = pod.spec.volumes?.find((volume) => volume.name === name)?.emptyDir?.sizeLimit;
		return `Usage of EmptyDir volume "${name}" exceeds the limit "${limit}". `;
	}
	return undefined;
}

const diskUse = (sandbox: Sandbox): number =>
	sandbox.volumes.reduce((sum, { files, inMemory }) => sum + (inMemory ? 0 : bytesIn(files)), 0) +
	sandbox.containers.reduce((sum, { files }) => sum + bytesIn(files), 0);

/** Who goes first from a node without disk: lower priority, then more disk used, then the younger. */
function firstToGo(engine: Engine, node: string): Pod | undefined {
	const candidates = [...engine.state.sandboxes.values()].flatMap((sandbox) => {
		const pod = sandbox.node === node && sandbox.phase === 'ready' ? podOf(engine, sandbox.uid) : undefined;
		return pod && pod.metadata.deletionTimestamp === undefined ? [{ pod, used: diskUse(sandbox) }] : [];
	});
	candidates.sort(
		(a, b) =>
			(a.pod.spec.priority ?? 0) - (b.pod.spec.priority ?? 0) ||
			b.used - a.used ||
			(a.pod.metadata.creationTimestamp < b.pod.metadata.creationTimestamp ? 1 : -1),
	);
	return candidates[0]?.pod;
}

/** One round of a node's eviction manager. */
export function housekeeping(engine: Engine, node: string): void {
	engine.state.queued.delete(`housekeeping|${node}`);
	if (!isOnline(engine.state, node)) {
		if (engine.state.machines.has(node)) askHousekeeping(engine, node);
		return;
	}
	for (const sandbox of [...engine.state.sandboxes.values()]) {
		if (sandbox.node !== node || sandbox.phase !== 'ready') continue;
		const pod = podOf(engine, sandbox.uid);
		const message = pod && overLimit(sandbox, pod);
		if (pod && message !== undefined) evict(engine, pod, message);
	}
	const machine = engine.state.machines.get(node);
	const object = engine.state.objects.Node.get(node);
	if (!machine || !object) return;
	if (machine.disk === 'full') {
		const victim = firstToGo(engine, node);
		if (victim) {
			const message = 'The node was low on resource: ephemeral-storage. Threshold quantity: 10%, available: 0. ';
			evict(engine, victim, message);
		}
		askHousekeeping(engine, node);
	} else if (hasPressure(object)) {
		if (engine.state.now - machine.diskFreedAt >= pressureTransitionUs) setPressure(engine, object, false);
		else askHousekeeping(engine, node);
	}
}

function hasPressure(node: Node): boolean {
	return node.status.conditions.some(({ type, status }) => type === 'DiskPressure' && status === 'True');
}

function setPressure(engine: Engine, node: Node, pressure: boolean): void {
	const now = formatTime(engine.state.now);
	const condition: Condition = pressure
		? {
				type: 'DiskPressure',
				status: 'True',
				reason: 'KubeletHasDiskPressure',
				message: 'kubelet has disk pressure',
				lastHeartbeatTime: now,
				lastTransitionTime: now,
			}
		: {
				type: 'DiskPressure',
				status: 'False',
				reason: 'KubeletHasNoDiskPressure',
				message: 'kubelet has no disk pressure',
				lastHeartbeatTime: now,
				lastTransitionTime: now,
			};
	const conditions = node.status.conditions.map((other) => (other.type === 'DiskPressure' ? condition : other));
	const taints: Taint[] = (node.spec.taints ?? []).filter(({ key }) => key !== diskPressureTaint);
	if (pressure) taints.push({ key: diskPressureTaint, effect: 'NoSchedule' });
	const source = { component: 'kubelet', host: node.metadata.name };
	const reason = pressure ? 'NodeHasDiskPressure' : 'NodeHasNoDiskPressure';
	emit(engine, node, 'Normal', reason, `Node ${node.metadata.name} status is now: ${reason}`, source);
	update(engine, 'Node', { ...node, spec: { ...node.spec, taints }, status: { ...node.status, conditions } });
}

/** Fault: a node's disk is full, or has room again. */
export function fillDisk(engine: Engine, name: string, full: boolean): void {
	const machine = engine.state.machines.get(name);
	const node = engine.state.objects.Node.get(name);
	if (!machine || !node) return;
	putMachine(engine, { ...machine, disk: full ? 'full' : 'free', diskFreedAt: engine.state.now });
	if (full && !hasPressure(node)) setPressure(engine, node, true);
	askHousekeeping(engine, name);
}

/** Deleting objects, as the API server does it for each kind. */
import { isPodTerminal } from '../kubernetes/podPhase.ts';
import { formatTime } from '../kubernetes/time.ts';
import type { Pod, SimulatedKind } from '../kubernetes/types.ts';
import type { Engine } from './context.ts';
import { keyOf } from './keys.ts';
import { releaseAddress } from './network/ipam.ts';
import { forgetPodLines } from './network/lines.ts';
import { get, remove, update } from './store.ts';
import { second } from './timing.ts';
import { endProcessLoads } from './workload/processes.ts';

/**
 * Deletes a pod: at once when it never ran or has finished, else by setting `deletionTimestamp`, after
 * which its kubelet stops it within the grace period (seconds; the pod's own unless given).
 */
export function deletePod(engine: Engine, pod: Pod, graceSeconds = pod.spec.terminationGracePeriodSeconds): void {
	if (pod.metadata.deletionTimestamp !== undefined && graceSeconds > 0) return;
	const finished = isPodTerminal(pod);
	if (pod.spec.nodeName === undefined || finished || graceSeconds === 0) {
		dropSandbox(engine, pod.metadata.uid);
		// One that somebody still has to count is marked as failed first, as PodGC does it.
		if (!finished && pod.metadata.finalizers?.length)
			update(engine, 'Pod', { ...pod, status: { ...pod.status, phase: 'Failed' } });
		remove(engine, 'Pod', keyOf(pod.metadata));
		return;
	}
	const deletionTimestamp = formatTime(engine.state.now + graceSeconds * second);
	const metadata = { ...pod.metadata, deletionTimestamp, deletionGracePeriodSeconds: graceSeconds };
	update(engine, 'Pod', { ...pod, metadata });
}

/** Everything of a pod on its node is gone at once: its processes, its sandbox, its address. */
export function dropSandbox(engine: Engine, uid: string): void {
	const sandbox = engine.state.sandboxes.get(uid);
	if (!sandbox) return;
	const pids = sandbox.containers.flatMap(({ processes }) => processes.map(({ pid }) => pid));
	engine.state.sandboxes.delete(uid);
	engine.index.network += 1;
	forgetPodLines(engine.state.traffic, uid);
	engine.changes.sandboxes.add(uid);
	endProcessLoads(engine, pids);
	if (sandbox.ip !== undefined && !sandbox.hostNetwork) releaseAddress(engine, sandbox.node, uid, sandbox.ip);
}

/** Deletes a Node, and with it the machine and what ran there. Its pods' objects stay until PodGC finds them. */
function deleteNode(engine: Engine, name: string): void {
	for (const sandbox of [...engine.state.sandboxes.values()]) {
		if (sandbox.node === name) dropSandbox(engine, sandbox.uid);
	}
	engine.state.machines.delete(name);
	engine.state.traffic.lines.uplink.delete(name);
	engine.changes.machines.add(name);
	remove(engine, 'Node', name);
}

/** Deletes an object of any kind that can be deleted by hand. */
export function deleteObject(engine: Engine, kind: SimulatedKind, key: string): void {
	if (kind === 'Pod') {
		const pod = get(engine, 'Pod', key);
		if (pod) deletePod(engine, pod);
	} else if (kind === 'Node') deleteNode(engine, key);
	else remove(engine, kind, key);
}

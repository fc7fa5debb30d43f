/**
 * The kubelet's pod worker: looks at one pod and does the next thing, level-triggered, so that it may be
 * called at any time (`pkg/kubelet/kuberuntime/kuberuntime_manager.go SyncPod` and computePodActions).
 */
import { isPodTerminal } from '../../kubernetes/podPhase.ts';
import type { Pod } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import { type Engine, later } from '../context.ts';
import { record } from '../log.ts';
import { isOnline } from '../machines.ts';
import { leaseAddress } from '../network/ipam.ts';
import { update } from '../store.ts';
import { timing } from '../timing.ts';
import { refusalAtNode } from './admission.ts';
import { finishIfDone, terminate } from './ending.ts';
import type { ContainerRuntime, Sandbox } from './sandbox.ts';
import { podOf, putSandbox } from './sandboxes.ts';
import { containersOf } from './specs.ts';
import { startNext } from './starting.ts';
import { reportStatus } from './status.ts';
import { emptyVolumes, mountProblem } from './volumes.ts';

/** Looks at a pod of this node and takes the next step towards what its object says. */
export function syncPod(engine: Engine, uid: string): void {
	const pod = podOf(engine, uid);
	const sandbox = engine.state.sandboxes.get(uid);
	if (!pod) return;
	if (!isOnline(engine.state, pod.spec.nodeName ?? '')) {
		carryOn(engine, pod, sandbox);
		return;
	}
	if (pod.metadata.deletionTimestamp !== undefined) {
		terminate(engine, pod, sandbox);
		return;
	}
	if (!sandbox) {
		admit(engine, pod);
		return;
	}
	if (sandbox.phase !== 'ready') return;
	startNext(engine, pod, sandbox);
	finishIfDone(engine, pod);
	reportStatus(engine, uid);
}

/** Without the API server a kubelet goes on with what it had begun: it restarts, it stops, and it hears of nothing new. */
function carryOn(engine: Engine, pod: Pod, sandbox: Sandbox | undefined): void {
	if (sandbox?.phase === 'ready') {
		startNext(engine, pod, sandbox);
		finishIfDone(engine, pod);
	} else if (sandbox?.phase === 'stopping') terminate(engine, pod, sandbox);
}

function admit(engine: Engine, pod: Pod): void {
	const node = pod.spec.nodeName;
	if (node === undefined || !engine.state.machines.has(node)) return;
	if (isPodTerminal(pod)) return;
	const refusal = refusalAtNode(engine, pod, node);
	if (refusal) {
		const message = `Pod was rejected: ${refusal.message}`;
		emit(engine, pod, 'Warning', refusal.reason, refusal.message, { component: 'kubelet', host: node });
		update(engine, 'Pod', { ...pod, status: { ...pod.status, phase: 'Failed', reason: refusal.reason, message } });
		return;
	}
	const creating = pod.spec.initContainers?.length ? 'PodInitializing' : 'ContainerCreating';
	const { uid } = pod.metadata;
	const key = `${pod.metadata.namespace}/${pod.metadata.name}`;
	putSandbox(engine, {
		uid,
		pod: key,
		node,
		phase: 'creating',
		containers: containersOf(pod.spec).map(({ spec, role }) =>
			newContainer(spec.name, role, creating, engine.state.now),
		),
		sockets: [],
		volumes: emptyVolumes(pod),
		hostNetwork: pod.spec.hostNetwork === true,
	});
	reportStatus(engine, uid);
	later(engine, timing.sandboxUs, { type: 'sandboxCreated', uid });
}

function newContainer(name: string, role: ContainerRuntime['role'], reason: string, since: number): ContainerRuntime {
	return {
		name,
		role,
		attempt: 0,
		state: { waiting: { reason } },
		lastState: {},
		restartCount: 0,
		ready: false,
		started: false,
		since,
		processes: [],
		probes: {},
		env: {},
		files: {},
		logs: [],
		previousLogs: [],
	};
}

/** Volumes are mounted, the pause container runs: the pod has its network namespace and its IP. */
export function sandboxCreated(engine: Engine, uid: string): void {
	const sandbox = engine.state.sandboxes.get(uid);
	const pod = podOf(engine, uid);
	if (!sandbox || !pod || sandbox.phase !== 'creating') return;
	const source = { component: 'kubelet', host: sandbox.node };
	const problem = mountProblem(engine, pod);
	if (problem !== undefined) {
		emit(engine, pod, 'Warning', 'FailedMount', problem, source);
		later(engine, timing.mountRetryUs, { type: 'sandboxCreated', uid });
		return;
	}
	const ip = sandbox.hostNetwork ? nodeAddress(engine, sandbox.node) : leaseAddress(engine, sandbox.node, uid);
	if (ip === undefined) {
		const message =
			'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox: plugin type="bridge" failed (add): failed to allocate for range 0: no IP addresses available in range set';
		emit(engine, pod, 'Warning', 'FailedCreatePodSandBox', message, source);
		later(engine, timing.sandboxRetryUs, { type: 'sandboxCreated', uid });
		return;
	}
	putSandbox(engine, { ...sandbox, phase: 'ready', ip });
	record(engine.state, 'sandboxReady', sandbox.pod, sandbox.node, ip);
	syncPod(engine, uid);
}

function nodeAddress(engine: Engine, node: string): string | undefined {
	return engine.state.objects.Node.get(node)?.status.addresses[0]?.address;
}

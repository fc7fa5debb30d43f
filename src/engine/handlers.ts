/** From an event's type to what it does. */

import { nodeBooted } from './commands/nodes.ts';
import type { Engine } from './context.ts';
import { syncDaemonSet } from './controllers/daemonSet.ts';
import { syncDeployment } from './controllers/deployment.ts';
import { syncEndpointSlices } from './controllers/endpointSlice.ts';
import { collectDependants } from './controllers/garbageCollector.ts';
import { syncAutoscaler } from './controllers/hpa.ts';
import { syncJob } from './controllers/job.ts';
import { monitorNodes, syncNodeTaints } from './controllers/nodeLifecycle.ts';
import { collectOrphanedPods } from './controllers/podGC.ts';
import { syncReplicaSet } from './controllers/replicaSet.ts';
import { syncStatefulSet } from './controllers/statefulSet.ts';
import { syncEvictions } from './controllers/taintEviction.ts';
import type { ControllerName, EventType, QueuedEvent } from './events.ts';
import { sandboxStopped } from './kubelet/ending.ts';
import { housekeeping } from './kubelet/eviction.ts';
import { fileTick } from './kubelet/files.ts';
import { imagePulled } from './kubelet/images.ts';
import { sandboxCreated, syncPod } from './kubelet/kubelet.ts';
import { checkMemory, containerCreated, killContainer, processExit, processReady } from './kubelet/lifecycle.ts';
import { runProbe } from './kubelet/probes.ts';
import { startPods } from './kubelet/returning.ts';
import { podOf } from './kubelet/sandboxes.ts';
import { scrape } from './metrics.ts';
import { schedulePod } from './scheduler/scheduler.ts';
import { packetArrives } from './workload/arrivals.ts';
import { clientTick, outsideTick, retryCall } from './workload/clients.ts';
import { patienceEnds, workDone } from './workload/requests.ts';
import { retransmit } from './workload/sending.ts';
import { takeOff } from './workQueue.ts';

const controllers: Record<ControllerName, (engine: Engine, key: string) => void> = {
	scheduler: schedulePod,
	deployment: syncDeployment,
	replicaSet: syncReplicaSet,
	statefulSet: syncStatefulSet,
	daemonSet: syncDaemonSet,
	job: syncJob,
	hpa: syncAutoscaler,
	nodeMonitor: monitorNodes,
	nodeTaints: syncNodeTaints,
	taintEviction: syncEvictions,
	metrics: scrape,
	endpointSlice: syncEndpointSlices,
	garbageCollector: collectDependants,
	podGC: collectOrphanedPods,
};

type Handlers = { [T in EventType]: (engine: Engine, event: Extract<QueuedEvent, { type: T }>) => void };

const handlers: Handlers = {
	reconcile: (engine, { controller, key }) => {
		if (takeOff(engine, controller, key)) controllers[controller](engine, key);
	},
	syncPod: (engine, { at, uid }) => {
		const { queued } = engine.state;
		if (queued.get(`syncPod|${uid}`) === at) queued.delete(`syncPod|${uid}`);
		syncPod(engine, uid);
	},
	sandboxCreated: (engine, { uid }) => sandboxCreated(engine, uid),
	sandboxStopped: (engine, { uid }) => {
		const pod = podOf(engine, uid);
		if (pod) sandboxStopped(engine, pod);
	},
	imagePulled: (engine, { node }) => imagePulled(engine, node),
	containerCreated: (engine, { uid, container }) => containerCreated(engine, uid, container),
	processReady: (engine, { pid }) => processReady(engine, pid),
	processExit: (engine, { pid, exitCode }) => processExit(engine, pid, exitCode),
	probe: (engine, { uid, container, attempt, probe }) => runProbe(engine, uid, container, attempt, probe),
	kill: (engine, { uid, container, attempt }) => killContainer(engine, uid, container, attempt),
	clientTick: (engine, { pid }) => clientTick(engine, pid),
	outsideTick: (engine, { service }) => outsideTick(engine, service),
	packetArrives: (engine, { packet }) => packetArrives(engine, packet),
	workDone: (engine, { container }) => workDone(engine, container),
	fileTick: (engine, { pid, file }) => fileTick(engine, pid, file),
	memoryCheck: (engine, { uid, container }) => {
		checkMemory(engine, uid, container);
	},
	kubeletStarted: (engine, { node }) => startPods(engine, node),
	nodeBooted: (engine, { node }) => nodeBooted(engine, node),
	housekeeping: (engine, { node }) => housekeeping(engine, node),
	retransmit: (engine, { request, kind, attempt }) => retransmit(engine, request, kind, attempt),
	patienceEnds: (engine, { patienceUs }) => patienceEnds(engine, patienceUs),
	retryCall: (engine, { caller, target, label, attempt }) => retryCall(engine, caller, target, label, attempt),
};

/** Handles one event that has come due. */
export function handle(engine: Engine, event: QueuedEvent): void {
	const handler = handlers[event.type] as (engine: Engine, event: QueuedEvent) => void;
	handler(engine, event);
}

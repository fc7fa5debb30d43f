/** A container's life on its node: created, its processes up, listening, dead. */
import { formatTime } from '../../kubernetes/time.ts';
import { emit } from '../clusterEvents.ts';
import { draw, type Engine, later } from '../context.ts';
import { probeKinds } from '../events.ts';
import { record } from '../log.ts';
import { second, timing } from '../timing.ts';
import { startClient } from '../workload/clients.ts';
import { endProcessLoads, startProcessLoad } from '../workload/processes.ts';
import { environmentOf } from './environment.ts';
import { isOverLimit } from './memory.ts';
import type { ContainerRuntime, Process, Sandbox } from './sandbox.ts';
import { containerOf, isRunning, podOf, processOf, putContainer, putSandbox, withLog } from './sandboxes.ts';
import { closeSockets, openSockets } from './sockets.ts';
import { fieldPathOf, programOf, specOf } from './specs.ts';

/** The image is on the node: the runtime creates the container. */
export function startContainer(engine: Engine, uid: string, name: string): void {
	const sandbox = engine.state.sandboxes.get(uid);
	if (sandbox?.phase !== 'ready' || sandbox.starting !== name) return;
	later(engine, timing.containerStartUs, { type: 'containerCreated', uid, container: name });
}

function containerID(engine: Engine): string {
	let id = '';
	while (id.length < 64) id += draw(engine, 'containerID', 0x1000_0000).toString(16).padStart(7, '0');
	return `containerd://${id.slice(0, 64)}`;
}

/** The runtime has created and started the container: PID 1 and its children begin. */
export function containerCreated(engine: Engine, uid: string, name: string): void {
	const { state } = engine;
	const pod = podOf(engine, uid);
	const sandbox = state.sandboxes.get(uid);
	const before = containerOf(sandbox, name);
	const spec = pod && specOf(pod, name);
	if (!pod || !sandbox || !before || !spec || sandbox.phase !== 'ready' || sandbox.starting !== name) return;
	const program = programOf(pod, name)?.program;
	if (!program) return;
	const processes: Process[] = program.processes.map(({ command }, index) => ({
		pid: state.workload.nextPid + index,
		containerPid: index === 0 ? 1 : 6 + index,
		program: index,
		command,
		startedAt: state.now,
		ready: false,
	}));
	state.workload.nextPid += processes.length;
	const hasStartupProbe = spec.startupProbe !== undefined;
	const container: ContainerRuntime = {
		...before,
		attempt: before.attempt + 1,
		restartCount: before.attempt,
		state: { running: { startedAt: formatTime(state.now) } },
		lastState: before.state.terminated ? { terminated: before.state.terminated } : before.lastState,
		since: state.now,
		started: !hasStartupProbe,
		ready: !hasStartupProbe && spec.readinessProbe === undefined && before.role !== 'init',
		processes,
		probes: {},
		env: Object.fromEntries(environmentOf(engine, pod, spec)),
		files: {},
		logs: [],
		previousLogs: before.attempt > 0 ? before.logs : [],
		containerID: containerID(engine),
	};
	const { starting: _, ...idle } = sandbox;
	putSandbox(engine, idle);
	putContainer(engine, uid, container);
	for (const process of processes) {
		startProcessLoad(engine, uid, name, process.pid);
		const own = program.processes[process.program];
		if (own) later(engine, own.startUpUs, { type: 'processReady', pid: process.pid });
	}
	record(state, 'containerStarted', pod.metadata.namespace, pod.metadata.name, name);
	const source = { component: 'kubelet', host: sandbox.node };
	emit(engine, pod, 'Normal', 'Created', `Created container: ${name}`, source, fieldPathOf(pod, name));
	emit(engine, pod, 'Normal', 'Started', `Started container ${name}`, source, fieldPathOf(pod, name));
	for (const probe of probeKinds) {
		const delay = spec[`${probe}Probe`]?.initialDelaySeconds ?? 0;
		if (spec[`${probe}Probe`])
			later(engine, delay * second, { type: 'probe', uid, container: name, attempt: container.attempt, probe });
	}
	later(engine, 0, { type: 'syncPod', uid });
}

/** A process has started up: it opens its sockets, or dies of `address already in use`. */
export function processReady(engine: Engine, pid: number): void {
	const running = processOf(engine, pid);
	const pod = running && podOf(engine, running.sandbox.uid);
	const spec = pod && specOf(pod, running.container.name);
	if (!running || !pod || !spec) return;
	const { sandbox, container, process } = running;
	const own = programOf(pod, container.name)?.program.processes[process.program];
	if (!own) return;
	const opened = openSockets(engine, sandbox, container, process, own.listens);
	if (!opened) {
		later(engine, 0, { type: 'processExit', pid, exitCode: 1 });
		return;
	}
	if (checkMemory(engine, sandbox.uid, container.name)) return;
	for (const [file, { everyUs }] of (own.writes ?? []).entries())
		later(engine, everyUs, { type: 'fileTick', pid, file });
	if (own.endsAfterUs !== undefined && own.waits === undefined)
		later(engine, own.endsAfterUs, { type: 'processExit', pid, exitCode: own.exitCode ?? 0 });
	startClient(engine, pid);
}

/** A process ends. PID 1 takes its container along; a child's end under a living PID 1 is seen by nobody. */
export function processExit(engine: Engine, pid: number, exitCode: number): void {
	const running = processOf(engine, pid);
	if (!running) return;
	const { sandbox, container, process } = running;
	if (process.containerPid === 1) {
		endContainer(engine, sandbox, container, exitCode);
		return;
	}
	record(engine.state, 'processExited', sandbox.pod, container.name, process.command, exitCode);
	endProcessLoads(engine, [pid]);
	const processes = container.processes.filter((other) => other.pid !== pid);
	putSandbox(engine, closeSockets(engine.state.sandboxes.get(sandbox.uid) ?? sandbox, [pid]));
	putContainer(engine, sandbox.uid, { ...container, processes });
}

/** A container has ended: its sockets close, what it was serving is cut off, its kubelet will see it at its next relist. */
function endContainer(
	engine: Engine,
	sandbox: Sandbox,
	container: ContainerRuntime,
	exitCode: number,
	reason = exitCode === 0 ? 'Completed' : 'Error',
): void {
	const { state } = engine;
	const pids = container.processes.map(({ pid }) => pid);
	const startedAt = container.state.running?.startedAt;
	const terminated = {
		exitCode,
		reason,
		finishedAt: formatTime(state.now),
		...(startedAt === undefined ? {} : { startedAt }),
		...(container.containerID === undefined ? {} : { containerID: container.containerID }),
	};
	const { killing: _, ...rest } = container;
	putSandbox(engine, closeSockets(sandbox, pids));
	putContainer(engine, sandbox.uid, {
		...rest,
		state: { terminated },
		since: state.now,
		ready: false,
		started: false,
		processes: [],
		probes: {},
	});
	endProcessLoads(engine, pids);
	record(state, 'containerExited', sandbox.pod, container.name, exitCode);
	const relist = timing.relistUs - (state.now % timing.relistUs);
	const delay = sandbox.phase === 'stopping' ? timing.watchUs : relist;
	later(engine, delay, { type: 'syncPod', uid: sandbox.uid });
}

/** The kernel kills everything in the container's cgroup if that holds more than its limit. True when it did. */
export function checkMemory(engine: Engine, uid: string, name: string): boolean {
	const sandbox = engine.state.sandboxes.get(uid);
	const container = containerOf(sandbox, name);
	if (!sandbox || !container || !isOverLimit(engine, sandbox, container)) return false;
	endContainer(engine, sandbox, container, 137, 'OOMKilled');
	return true;
}

/** SIGTERM to PID 1, and SIGKILL when the grace period (µs) is over. */
export function stopContainer(engine: Engine, uid: string, name: string, graceUs: number, why: string): void {
	const sandbox = engine.state.sandboxes.get(uid);
	const container = containerOf(sandbox, name);
	const pod = podOf(engine, uid);
	const spec = pod && specOf(pod, name);
	if (!sandbox || !container || !spec || !isRunning(container) || container.killing !== undefined) return;
	emit(engine, pod, 'Normal', 'Killing', why, { component: 'kubelet', host: sandbox.node }, fieldPathOf(pod, name));
	const line = 'received SIGTERM';
	putContainer(engine, uid, { ...withLog(container, engine.state.now, line), killing: why });
	const stopsAfterUs = programOf(pod, name)?.program.processes[0].stopsAfterUs ?? 0;
	const first = container.processes.find(({ containerPid }) => containerPid === 1);
	if (first && stopsAfterUs !== 'ignoresSigterm' && stopsAfterUs < graceUs) {
		later(engine, stopsAfterUs, { type: 'processExit', pid: first.pid, exitCode: 0 });
	} else {
		later(engine, graceUs, { type: 'kill', uid, container: name, attempt: container.attempt });
	}
}

/** The grace period is over: SIGKILL, exit code 137. */
export function killContainer(engine: Engine, uid: string, name: string, attempt: number): void {
	const sandbox = engine.state.sandboxes.get(uid);
	const container = containerOf(sandbox, name);
	if (!sandbox || !container || container.attempt !== attempt || !isRunning(container)) return;
	endContainer(engine, sandbox, container, 137);
}

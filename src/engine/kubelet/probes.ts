/** Probes, as `pkg/kubelet/prober` runs them: startup first, then liveness and readiness side by side. */
import type { Container } from '../../kubernetes/types.ts';
import { emit } from '../clusterEvents.ts';
import { type Engine, later } from '../context.ts';
import type { ProbeKind } from '../events.ts';
import { second } from '../timing.ts';
import { execAnswer } from './execProbe.ts';
import { stopContainer } from './lifecycle.ts';
import type { ContainerRuntime, Sandbox } from './sandbox.ts';
import { containerOf, isRunning, podOf, processOf, putContainer } from './sandboxes.ts';
import { acceptor } from './sockets.ts';
import { fieldPathOf, programOf, specOf } from './specs.ts';
import { reportStatus } from './status.ts';

type Probe = NonNullable<Container['livenessProbe']>;

const title: Record<ProbeKind, string> = { startup: 'Startup', liveness: 'Liveness', readiness: 'Readiness' };

function probeOf(spec: Container, kind: ProbeKind): Probe | undefined {
	return spec[`${kind}Probe`];
}

function portNumber(port: number | string, spec: Container): number | undefined {
	return typeof port === 'number' ? port : spec.ports?.find(({ name }) => name === port)?.containerPort;
}

/** What the probe finds: undefined when it succeeds, otherwise the failure's output. The kubelet asks at the pod's IP. */
function failureOf(
	engine: Engine,
	probe: Probe,
	spec: Container,
	sandbox: Sandbox,
	container: ContainerRuntime,
): string | undefined {
	if (probe.exec) {
		const answer = execAnswer(engine, sandbox, container, spec, probe.exec.command ?? []);
		if (answer) return answer.exitCode === 0 ? undefined : answer.output;
		// What else such commands ask is whether the server answers.
		return container.processes.every(({ ready }) => ready) ? undefined : '';
	}
	const wanted = probe.httpGet?.port ?? probe.tcpSocket?.port ?? probe.grpc?.port;
	const port = wanted === undefined ? undefined : portNumber(wanted, spec);
	if (port === undefined) return `couldn't find port: ${wanted}`;
	const socket = acceptor(sandbox, port, false);
	if (socket) {
		const isSick = probe.httpGet && isSickAt(engine, probe.httpGet.path ?? '/', socket.pid);
		return isSick ? 'HTTP probe failed with statuscode: 500' : undefined;
	}
	const refused = `dial tcp ${sandbox.ip}:${port}: connect: connection refused`;
	if (probe.httpGet) {
		const path = probe.httpGet.path ?? '/';
		const scheme = (probe.httpGet.scheme ?? 'HTTP').toLowerCase();
		return `Get "${scheme}://${sandbox.ip}:${port}${path}": ${refused}`;
	}
	if (probe.grpc)
		return `timeout: failed to connect service "${sandbox.ip}:${port}" within 1s: context deadline exceeded`;
	return refused;
}

/** Whether the server of that socket's process has come to answer the path with an error. */
function isSickAt(engine: Engine, path: string, pid: number): boolean {
	const running = processOf(engine, pid);
	const pod = running && podOf(engine, running.sandbox.uid);
	const program = pod && programOf(pod, running.container.name)?.program.processes[running.process.program];
	if (!running || program?.sickens?.path !== path) return false;
	return engine.state.now - running.container.since >= program.sickens.afterUs;
}

/** Runs one probe once and acts on what it has come to; schedules the next. */
export function runProbe(engine: Engine, uid: string, name: string, attempt: number, kind: ProbeKind): void {
	const sandbox = engine.state.sandboxes.get(uid);
	const container = containerOf(sandbox, name);
	const pod = podOf(engine, uid);
	const spec = pod && specOf(pod, name);
	const probe = spec && probeOf(spec, kind);
	if (!pod || !sandbox || !container || !spec || !probe) return;
	if (container.attempt !== attempt || !isRunning(container) || sandbox.phase !== 'ready') return;
	const again = () =>
		later(engine, (probe.periodSeconds ?? 10) * second, { type: 'probe', uid, container: name, attempt, probe: kind });
	if (kind !== 'startup' && !container.started) {
		again();
		return;
	}
	if (kind === 'startup' && container.started) return;
	const failure = failureOf(engine, probe, spec, sandbox, container);
	const before = container.probes[kind] ?? { successes: 0, failures: 0 };
	const successes = failure === undefined ? before.successes + 1 : 0;
	const failures = failure === undefined ? 0 : before.failures + 1;
	let result = before.result;
	if (successes >= (probe.successThreshold ?? 1)) result = true;
	else if (failures >= (probe.failureThreshold ?? 3)) result = false;
	const counted = { successes, failures, ...(result === undefined ? {} : { result }) };
	let next: ContainerRuntime = { ...container, probes: { ...container.probes, [kind]: counted } };
	if (kind === 'startup' && result) {
		next = { ...next, started: true, ready: spec.readinessProbe === undefined };
	}
	if (kind === 'readiness') next = { ...next, ready: result === true };
	putContainer(engine, uid, next);
	const source = { component: 'kubelet', host: sandbox.node };
	if (failure !== undefined) {
		emit(
			engine,
			pod,
			'Warning',
			'Unhealthy',
			`${title[kind]} probe failed: ${failure}`,
			source,
			fieldPathOf(pod, name),
		);
	}
	if (kind !== 'readiness' && result === false && failures >= (probe.failureThreshold ?? 3)) {
		const grace = (probe.terminationGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds) * second;
		const why = `Container ${name} failed ${kind} probe, will be restarted`;
		stopContainer(engine, uid, name, grace, why);
		return;
	}
	if (next.ready !== container.ready || next.started !== container.started) {
		reportStatus(engine, uid);
		later(engine, 0, { type: 'syncPod', uid });
	}
	again();
}

/** Rows of containers: what runs, what's declared, what clashed. */
import type { ContainerManifest } from '../engine/drafts.ts';
import type { ContainerRuntime, Sandbox } from '../engine/kubelet/sandbox.ts';
import type { Container, Pod } from '../kubernetes/types.ts';
import { machinery } from './engineRoom.ts';
import type { ContainerView, PortView, Tone } from './views.ts';

function toneOf(runtime: ContainerRuntime | undefined, ending: boolean): Tone {
	if (!runtime) return 'waiting';
	const { state } = runtime;
	if (state.running)
		return ending || runtime.killing !== undefined
			? 'ending'
			: runtime.ready || runtime.role === 'init'
				? 'running'
				: 'starting';
	if (state.terminated) return state.terminated.exitCode === 0 ? 'done' : 'failing';
	return isFailingReason(state.waiting?.reason) ? 'failing' : 'starting';
}

const failingReasons = new Set([
	'CrashLoopBackOff',
	'ImagePullBackOff',
	'ErrImagePull',
	'ErrImageNeverPull',
	'InvalidImageName',
]);

export function isFailingReason(reason: string | undefined): boolean {
	return reason !== undefined && failingReasons.has(reason);
}

function wordOf(runtime: ContainerRuntime | undefined): string {
	if (!runtime) return 'Waiting';
	const { running, terminated, waiting } = runtime.state;
	if (running) return 'Running';
	return terminated?.reason ?? waiting?.reason ?? 'Waiting';
}

/** The port that a container's last log line says it couldn't have. */
function clashedPort(runtime: ContainerRuntime | undefined): number | undefined {
	if (!runtime || runtime.state.running) return undefined;
	const line = runtime.logs.findLast(({ text }) => text.includes('address already in use'))?.text;
	const port = line === undefined ? undefined : /:(\d+): bind/.exec(line)?.[1];
	return port === undefined ? undefined : Number(port);
}

function portsOf(spec: Container, runtime: ContainerRuntime | undefined, sandbox: Sandbox | undefined): PortView[] {
	const ports = new Map<number, PortView>();
	for (const { containerPort, protocol } of spec.ports ?? []) {
		if (protocol === 'TCP') ports.set(containerPort, { port: containerPort, address: '0.0.0.0', state: 'declared' });
	}
	for (const socket of sandbox?.sockets ?? []) {
		if (socket.container === spec.name)
			ports.set(socket.port, { port: socket.port, address: socket.address, state: 'listening' });
	}
	const clash = clashedPort(runtime);
	if (clash !== undefined) {
		const heldBy = sandbox?.sockets.find(({ port, container }) => port === clash && container !== spec.name)?.container;
		ports.set(clash, { port: clash, address: '0.0.0.0', state: 'clash', ...(heldBy === undefined ? {} : { heldBy }) });
	}
	return [...ports.values()].sort((a, b) => a.port - b.port);
}

function backOffUntil(runtime: ContainerRuntime | undefined): number | undefined {
	if (!runtime?.backOff || runtime.state.waiting?.reason !== 'CrashLoopBackOff') return undefined;
	return runtime.since + runtime.backOff.delayUs;
}

/** The containers of a pod, in the order in which they start. */
export function containerViews(pod: Pod, sandbox: Sandbox | undefined): ContainerView[] {
	const ending = pod.metadata.deletionTimestamp !== undefined;
	const { containersOf, programOf, resolveProgram } = machinery();
	return containersOf(pod.spec).map(({ spec, role }) => {
		const runtime = sandbox?.containers.find(({ name }) => name === spec.name);
		const resolved = programOf(pod, spec.name) ?? resolveProgram(spec);
		const until = backOffUntil(runtime);
		const lastLog = runtime?.logs.at(-1)?.text;
		return {
			name: spec.name,
			image: spec.image,
			role: resolved.program.role,
			kind: role,
			status: wordOf(runtime),
			tone: toneOf(runtime, ending),
			ready: runtime?.ready ?? false,
			restartCount: runtime?.restartCount ?? 0,
			ports: portsOf(spec, runtime, sandbox),
			knowledge: resolved.knowledge,
			...(lastLog === undefined ? {} : { lastLog }),
			...(until === undefined ? {} : { backOffUntil: until }),
		};
	});
}

/** A container of a draft: nothing runs yet. */
export function draftContainerView(container: ContainerManifest, clashes: readonly number[]): ContainerView {
	const spec = { ...container, imagePullPolicy: 'IfNotPresent' } as unknown as Container;
	const { program, knowledge } = machinery().resolveProgram(spec);
	const ports = (container.ports ?? []).map(
		({ containerPort }): PortView => ({
			port: containerPort,
			address: '0.0.0.0',
			state: clashes.includes(containerPort) ? 'clash' : 'declared',
		}),
	);
	return {
		name: container.name,
		image: container.image,
		role: program.role,
		kind: 'app',
		status: 'Draft',
		tone: 'waiting',
		ready: false,
		restartCount: 0,
		ports,
		knowledge,
	};
}

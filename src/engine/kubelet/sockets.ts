/** The one port space of a pod (on the host network: of its node): who listens where, and who came too late. */
import type { Engine } from '../context.ts';
import type { Listener } from '../images/program.ts';
import { listenAddress, listenPort } from '../images/resolve.ts';
import { record } from '../log.ts';
import type { ContainerRuntime, Process, Sandbox, Socket } from './sandbox.ts';
import { putContainer, putSandbox, withLog } from './sandboxes.ts';

/** Every socket of the pod's network namespace, with the pod that it belongs to. */
export function socketsOf({ state }: Pick<Engine, 'state'>, sandbox: Sandbox): (Socket & { uid: string })[] {
	const { uid } = sandbox;
	if (!sandbox.hostNetwork) return sandbox.sockets.map((socket) => ({ ...socket, uid }));
	const shared: (Socket & { uid: string })[] = [];
	for (const other of state.sandboxes.values()) {
		if (!other.hostNetwork || other.node !== sandbox.node) continue;
		for (const socket of other.sockets) shared.push({ ...socket, uid: other.uid });
	}
	return shared;
}

/** The socket that stands in the way of listening there: same port, and an address that overlaps. */
export function holderOf(sockets: readonly Socket[], port: number, address: Socket['address']): Socket | undefined {
	return sockets.find(
		(socket) =>
			socket.protocol === 'TCP' &&
			socket.port === port &&
			(socket.address === address || socket.address === '0.0.0.0' || address === '0.0.0.0'),
	);
}

/** Binds and listens on each of the process's ports. False when one was taken: the process then exits. */
export function openSockets(
	engine: Engine,
	sandbox: Sandbox,
	container: ContainerRuntime,
	process: Process,
	listens: readonly Listener[],
): boolean {
	const { now } = engine.state;
	const taken: Socket[] = socketsOf(engine, sandbox);
	const opened: Socket[] = [];
	let after = container;
	for (const listener of listens) {
		const port = listenPort(listener, container.env);
		const address = listenAddress(listener, container.env);
		const where = `${address}:${port}`;
		if (holderOf([...taken, ...opened], port, address)) {
			record(engine.state, 'bindFailed', sandbox.pod, container.name, port);
			putContainer(engine, sandbox.uid, withLog(after, now, `listen tcp ${where}: bind: address already in use`));
			return false;
		}
		opened.push({ protocol: 'TCP', address, port, container: container.name, pid: process.pid });
		record(engine.state, 'listening', sandbox.pod, container.name, port);
		after = withLog(after, now, `listening on ${where}`);
	}
	const processes = after.processes.map((other) => (other.pid === process.pid ? { ...other, ready: true } : other));
	putSandbox(engine, { ...sandbox, sockets: [...sandbox.sockets, ...opened] });
	putContainer(engine, sandbox.uid, { ...after, processes });
	return true;
}

/** The sandbox without the sockets of those processes. */
export function closeSockets(sandbox: Sandbox, pids: readonly number[]): Sandbox {
	const sockets = sandbox.sockets.filter(({ pid }) => !pids.includes(pid));
	return sockets.length === sandbox.sockets.length ? sandbox : { ...sandbox, sockets };
}

/** The socket that accepts a connection to that port, from inside the pod or from outside it. */
export function acceptor(sandbox: Sandbox, port: number, fromInside: boolean): Socket | undefined {
	return sandbox.sockets.find(
		(socket) => socket.port === port && socket.protocol === 'TCP' && (fromInside || socket.address === '0.0.0.0'),
	);
}

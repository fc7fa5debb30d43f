/** The one port space of a pod: who listens where, and who came too late. */
import type { Container } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import type { Listener } from '../images/program.ts';
import { listenPort } from '../images/resolve.ts';
import { record } from '../log.ts';
import type { ContainerRuntime, Process, Sandbox, Socket } from './sandbox.ts';
import { putContainer, putSandbox, withLog } from './sandboxes.ts';

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
	spec: Container,
): boolean {
	const { now } = engine.state;
	const sockets: Socket[] = [...sandbox.sockets];
	let after = container;
	for (const listener of listens) {
		const port = listenPort(listener, spec);
		const where = `${listener.address}:${port}`;
		if (holderOf(sockets, port, listener.address)) {
			const line = `listen tcp ${where}: bind: address already in use`;
			record(engine.state, 'bindFailed', sandbox.pod, container.name, port);
			putContainer(engine, sandbox.uid, withLog(after, now, line));
			return false;
		}
		sockets.push({ protocol: 'TCP', address: listener.address, port, container: container.name, pid: process.pid });
		record(engine.state, 'listening', sandbox.pod, container.name, port);
		after = withLog(after, now, `listening on ${where}`);
	}
	const processes = after.processes.map((other) => (other.pid === process.pid ? { ...other, ready: true } : other));
	putSandbox(engine, { ...sandbox, sockets });
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


/** The one port space of a pod: who listens where, and who wanted what another holds. */
import type { ContainerRuntime, Sandbox, Socket } from '../../kubelet/sandbox.ts';
import { holderOf, socketsOf } from '../../kubelet/sockets.ts';
import type { ClusterState } from '../../state.ts';

export interface Listening {
	port: number;
	address: Socket['address'];
	/** The pod of the process: another than the one asked for only on the host network. */
	uid: string;
	container: string;
	/** The process's name, and its number as its container sees it. */
	process: string;
	containerPid: number;
	/** Connections that wait to be served. */
	waiting: number;
}

/** `/usr/sbin/nginx -g …` → `nginx`. */
function processName(command: string): string {
	return (command.split(/[\s:]/)[0] ?? '').split('/').at(-1) ?? '';
}

const byPort = (a: { port: number; address: string }, b: { port: number; address: string }): number =>
	a.port - b.port || (a.address < b.address ? -1 : 1);

/** Every listening socket of the pod's network namespace, by port. */
export function listeningSockets(state: ClusterState, uid: string): Listening[] {
	const sandbox = state.sandboxes.get(uid);
	if (!sandbox) return [];
	const rows = socketsOf({ state }, sandbox).map((socket): Listening => {
		const runtime = state.sandboxes.get(socket.uid)?.containers.find(({ name }) => name === socket.container);
		const process = runtime?.processes.find(({ pid }) => pid === socket.pid);
		return {
			port: socket.port,
			address: socket.address,
			uid: socket.uid,
			container: socket.container,
			process: processName(process?.command ?? ''),
			containerPid: process?.containerPid ?? 0,
			waiting: state.workload.processes.get(socket.pid)?.backlog.length ?? 0,
		};
	});
	return rows.sort(byPort);
}

export interface Clash {
	port: number;
	address: Socket['address'];
	/** The container that came too late. */
	loser: string;
	line: { at: number; text: string };
	/** Who holds it now, and the pod; nothing when it's free again. */
	holder?: { uid: string; container: string };
}

const bindError = /^listen tcp (0\.0\.0\.0|127\.0\.0\.1):(\d+): bind: address already in use$/;

function lostBy(state: ClusterState, sandbox: Sandbox, { name, logs }: ContainerRuntime): Clash | undefined {
	const line = logs.findLast(({ text }) => bindError.test(text));
	const match = line && bindError.exec(line.text);
	if (!line || !match) return undefined;
	const address = match[1] as Socket['address'];
	const port = Number(match[2]);
	const sockets = socketsOf({ state }, sandbox);
	// It may have been a child process, whose container runs on and has bound the port since.
	const held = sockets.find((socket) => holderOf([socket], port, address));
	if (held?.uid === sandbox.uid && held.container === name) return undefined;
	const holder = held && { uid: held.uid, container: held.container };
	return { port, address, loser: name, line, ...(holder ? { holder } : {}) };
}

/** The containers of a pod whose last run, or whose present one, couldn't bind a port. */
export function clashesOf(state: ClusterState, uid: string): Clash[] {
	const sandbox = state.sandboxes.get(uid);
	return (sandbox?.containers ?? []).flatMap((container) => (sandbox && lostBy(state, sandbox, container)) ?? []);
}

/** As `ss -ltnp` prints them. */
export function listeningText(rows: readonly Listening[]): string {
	const header = 'State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\n';
	const lines = rows.map(({ address, port, process, containerPid, waiting }) => {
		const local = `${address.padStart(13)}:${String(port).padEnd(5)}`;
		const users = `users:(("${process}",pid=${containerPid},fd=6))`;
		return `LISTEN ${String(waiting).padEnd(6)} 4096   ${local}      0.0.0.0:*    ${users}\n`;
	});
	return header + lines.join('');
}

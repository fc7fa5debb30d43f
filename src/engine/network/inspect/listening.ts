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
	/** The process: its name, and its number as its container sees it and as the engine does. */
	process: string;
	containerPid: number;
	pid: number;
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
			pid: socket.pid,
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

/** As `ss -ltn` prints them; with a function for a process's number as it's seen (none: it isn't), as `ss -ltnp` does. */
export function listeningText(rows: readonly Listening[], numberOf?: (row: Listening) => number | undefined): string {
	const header = `State  Recv-Q Send-Q Local Address:Port  Peer Address:Port${numberOf ? ' Process' : ''}\n`;
	const lines = rows.map((row) => {
		const local = `${row.address.padStart(13)}:${String(row.port).padEnd(5)}`;
		const number = numberOf?.(row);
		const users = number === undefined ? '' : `    users:(("${row.process}",pid=${number},fd=6))`;
		return `LISTEN ${String(row.waiting).padEnd(6)} 4096   ${local}      0.0.0.0:*${users}\n`;
	});
	return header + lines.join('');
}

/** How each process's number is in its own container. */
export const ownNumber = ({ containerPid }: Listening): number => containerPid;

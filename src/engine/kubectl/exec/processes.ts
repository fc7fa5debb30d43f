/** `ps`: the processes of the container's PID namespace, which the whole pod shares with `shareProcessNamespace`. */

import { memoryBytes } from '../../../kubernetes/quantity.ts';
import { formatTime } from '../../../kubernetes/time.ts';
import type { Process, Sandbox } from '../../kubelet/sandbox.ts';
import { podOf } from '../../kubelet/sandboxes.ts';
import { programOf } from '../../kubelet/specs.ts';
import { exited, type Place, type Program, printed } from './program.ts';

export interface SeenProcess {
	/** As the namespace numbers it. */
	pid: number;
	/** The engine's own number; 0 for what only the namespace has. */
	enginePid: number;
	user: string;
	command: string;
	startedAt: number;
	bytes: number;
}

const pauseBytes = 700 * 1024;

/** In a namespace that several containers share, numbers go on as processes come: 1 is the pause container. */
const sharedPid = ({ pid }: Process): number => pid + 6;

function seenIn(
	{ engine }: Place,
	sandbox: Sandbox,
	container: Sandbox['containers'][number],
	number: (process: Process) => number,
): SeenProcess[] {
	const pod = podOf(engine, sandbox.uid);
	const program = pod && programOf(pod, container.name)?.program;
	return container.processes.map((process) => ({
		pid: number(process),
		enginePid: process.pid,
		user: 'root',
		command: process.command,
		startedAt: process.startedAt,
		bytes: program?.processes[process.program]?.memoryBytes ?? 0,
	}));
}

/** Every process that a process of this container can see. */
export function processesSeen(place: Place): SeenProcess[] {
	const { engine, pod, sandbox, container } = place;
	if (pod.spec.hostPID) {
		const onNode = [...engine.state.sandboxes.values()].filter(({ node }) => node === sandbox.node);
		return onNode
			.flatMap((other) => other.containers.flatMap((one) => seenIn(place, other, one, sharedPid)))
			.sort((a, b) => a.pid - b.pid);
	}
	if (!pod.spec.shareProcessNamespace) return seenIn(place, sandbox, container, ({ containerPid }) => containerPid);
	const all = sandbox.containers.flatMap((one) => seenIn(place, sandbox, one, sharedPid)).sort((a, b) => a.pid - b.pid);
	const startedAt = all[0]?.startedAt ?? engine.state.now;
	return [{ pid: 1, enginePid: 0, user: '65535', command: '/pause', startedAt, bytes: pauseBytes }, ...all];
}

/** The number that the next process gets: that of the program which asks. */
function nextPid(seen: readonly SeenProcess[]): number {
	return Math.max(0, ...seen.map(({ pid }) => pid)) + 7;
}

function plain(seen: readonly SeenProcess[]): string {
	const rows = seen.map(({ pid, user, command }) => `${String(pid).padStart(5)} ${user.padEnd(8)}  0:00 ${command}\n`);
	return `PID   USER     TIME  COMMAND\n${rows.join('')}`;
}

function wide(seen: readonly SeenProcess[], nodeBytes: number): string {
	const header = 'USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n';
	const rows = seen.map(({ pid, user, command, startedAt, bytes }) => {
		const kibibytes = Math.round(bytes / 1024);
		const tenths = nodeBytes === 0 ? 0 : Math.round((bytes / nodeBytes) * 1000);
		const share = `${Math.floor(tenths / 10)}.${tenths % 10}`;
		const sizes = `${String(kibibytes * 2).padStart(6)} ${String(kibibytes).padStart(5)}`;
		const state = pid === 1 ? 'Ss' : 'S';
		return `${user.padEnd(8)} ${String(pid).padStart(7)}  0.0 ${share.padStart(4)} ${sizes} ?        ${state.padEnd(4)} ${formatTime(startedAt).slice(11, 16)}   0:00 ${command}\n`;
	});
	return header + rows.join('');
}

export const ps: Program = (place, words) => {
	const { engine, sandbox } = place;
	const [, ...options] = words;
	const all = processesSeen(place);
	const own: SeenProcess = {
		pid: nextPid(all),
		enginePid: 0,
		user: 'root',
		command: words.join(' '),
		startedAt: engine.state.now,
		bytes: 0,
	};
	const letters = options.join('').replace(/-/g, '');
	if (/[^aAdefFluwx]/.test(letters)) return exited(1, `ps: unrecognized option: ${letters}\n`);
	const isWide = letters.includes('u') || letters.includes('f') || letters.includes('F');
	const memory = engine.state.objects.Node.get(sandbox.node)?.status.capacity.memory;
	return printed(isWide ? wide([...all, own], memoryBytes(memory)) : plain([...all, own]));
};

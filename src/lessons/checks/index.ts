/**
 * The named predicates of which every check is made: a closed list, each a pure function of the situation and its
 * arguments. A check is data; a name that isn't here doesn't compile.
 */
import type { CommandType } from '../../engine/commands/command.ts';
import type { Role } from '../../engine/images/program.ts';
import type { PodNetwork, SchedulingMode } from '../../engine/state.ts';
import type { Pod } from '../../kubernetes/types.ts';
import { cpuRequestedMillicores, draftRoles, readyEndpoints } from './objects.ts';
import { before, matchesQuery, type PodQuery, podsThat, runtimeOf, sameRoles } from './pods.ts';
import type { Deed, Situation } from './situation.ts';
import { fileSeen, isShared, keepsOwnData } from './storage.ts';
import { type PacketQuery, packetSeen, receiversOf, type SourceQuery, sourceIs } from './traffic.ts';

interface Range {
	/** 1 unless given; 0 where only `atMost` is. */
	atLeast?: number;
	atMost?: number;
}

/** What each predicate takes beside the situation. */
interface Arguments {
	all: { of: readonly Check[] };
	any: { of: readonly Check[] };
	not: { check: Check };
	/** So many pods are like that. */
	pods: { which: PodQuery } & Range;
	/** Pods like that are on so many nodes. */
	nodes: { which: PodQuery } & Range;
	/** A draft on the canvas has containers of these roles, and no others. */
	draft: { only: readonly Role[] };
	/** A pod like that was there when the step began, and is no more. */
	gone: { which: PodQuery };
	/** In a pod that was there when the step began, a container has been started again so often since. */
	restarted: { which: PodQuery; role?: Role } & Range;
	/** A container that isn't running, or not yet again. */
	stopped: { which: PodQuery; role?: Role };
	/** A pod that was there when the step began has the IP that it had. */
	keptIP: { which: PodQuery };
	/** Of a container that runs on, fewer processes are left than when the step began. */
	childDied: { which: PodQuery; role?: Role };
	/** A packet like that has been on its way since the step began. */
	packet: PacketQuery;
	/** The receiver of such a packet read this as its source. */
	source: SourceQuery;
	/** A container of the pod listens there. */
	listens: { which: PodQuery; port: number; address?: '0.0.0.0' | '127.0.0.1' };
	/** Since the step began, a process couldn't have the port that it wanted. */
	bindFailed: { port: number };
	/** The container's log has each of these in some line. */
	logged: { which: PodQuery; role: Role; lines: readonly string[] };
	/** A volume is mounted in containers of all these roles of one pod. */
	shared: { which: PodQuery; by: readonly Role[]; kind?: 'emptyDir' | 'hostPath' };
	/** A container of that role sees the file, with something in it. */
	file: { which: PodQuery; role: Role; path: string };
	/** What `hostname` says in its containers. */
	hostname: { which: PodQuery; text: string };
	/** One container of the pod sees another's processes. */
	sharesProcesses: { which: PodQuery };
	/** So many pods run a program that keeps state, each with data of its own. */
	ownData: { which: PodQuery } & Range;
	podNetwork: { value: PodNetwork };
	scheduling: { value: SchedulingMode };
	/** A Deployment wants so many pods; 0 where there's none of that name. */
	deployment: { name: string } & Range;
	/** So many different pods like that have taken requests since the step began. */
	receivers: { which: PodQuery } & Range;
	/** So many ready endpoints of one Service run a container of that role. */
	endpoints: { role: Role } & Range;
	/** CPU that all pods together ask for. */
	cpuRequested: { millicores: number };
	commanded: { type: CommandType };
	refused: { reason?: string };
	looked: { at: Extract<Deed, { kind: 'looked' }>['at']; name?: string; container?: string };
	followed: { crosses: boolean };
	contrasted: Record<never, never>;
	/** A console line that begins like that. */
	typed: { line: string };
	answered: { question: string; choice: string };
}

export type CheckName = keyof Arguments;
export type Check = { [N in CheckName]: { is: N } & Arguments[N] }[CheckName];
type Predicate<N extends CheckName> = (situation: Situation, check: Arguments[N]) => boolean;

function within(count: number, { atLeast, atMost }: Range): boolean {
	const least = atLeast ?? (atMost === undefined ? 1 : 0);
	return count >= least && (atMost === undefined || count <= atMost);
}

const some = (situation: Situation, which: PodQuery, holds: (pod: Pod) => boolean): boolean =>
	podsThat(situation, which).some(holds);

const done = <K extends Deed['kind']>(
	{ deeds }: Situation,
	kind: K,
	fits: (deed: Extract<Deed, { kind: K }>) => boolean = () => true,
): boolean => deeds.some((deed) => deed.kind === kind && fits(deed as Extract<Deed, { kind: K }>));

function restarts(situation: Situation, pod: Pod, role: Role | undefined): number | undefined {
	if (!before(situation, pod)) return undefined;
	const then = runtimeOf(situation.start, pod, role);
	const now = runtimeOf(situation.now, pod, role);
	return then && now && now.restartCount - then.restartCount;
}

function hasLostChild(situation: Situation, pod: Pod, role: Role | undefined): boolean {
	const then = runtimeOf(situation.start, pod, role);
	const now = runtimeOf(situation.now, pod, role);
	return then !== undefined && then.attempt === now?.attempt && now.processes.length < then.processes.length;
}

const predicates: { [N in CheckName]: Predicate<N> } = {
	all: (situation, { of }) => of.every((check) => holds(check, situation)),
	any: (situation, { of }) => of.some((check) => holds(check, situation)),
	not: (situation, { check }) => !holds(check, situation),
	pods: (situation, { which, ...range }) => within(podsThat(situation, which).length, range),
	nodes: (situation, { which, ...range }) =>
		within(new Set(podsThat(situation, which).flatMap(({ spec }) => spec.nodeName ?? [])).size, range),
	draft: ({ now }, { only }) => draftRoles(now).some((roles) => sameRoles(roles, only)),
	gone: (situation, { which }) =>
		[...situation.start.objects.Pod.values()].some(
			(pod) =>
				matchesQuery(situation.start, situation.start, pod, which) &&
				!podsThat(situation, {}).some(({ metadata }) => metadata.uid === pod.metadata.uid),
		),
	restarted: (situation, { which, role, ...range }) =>
		some(situation, which, (pod) => {
			const count = restarts(situation, pod, role);
			return count !== undefined && within(count, range);
		}),
	stopped: (situation, { which, role }) =>
		some(situation, which, (pod) => {
			const container = runtimeOf(situation.now, pod, role);
			return container !== undefined && container.state.running === undefined;
		}),
	keptIP: (situation, { which }) =>
		some(situation, which, (pod) => {
			const then = before(situation, pod)?.status.podIP;
			return then !== undefined && pod.status.podIP === then;
		}),
	childDied: (situation, { which, role }) => some(situation, which, (pod) => hasLostChild(situation, pod, role)),
	packet: packetSeen,
	source: sourceIs,
	listens: (situation, { which, port, address }) =>
		some(situation, which, ({ metadata }) =>
			(situation.now.sandboxes.get(metadata.uid)?.sockets ?? []).some(
				(socket) => socket.port === port && (address === undefined || socket.address === address),
			),
		),
	bindFailed: ({ now, start }, { port }) =>
		now.log.entries.some(
			({ seq, code, parameters }) => code === 'bindFailed' && seq > start.log.length && parameters[2] === port,
		),
	logged: (situation, { which, role, lines }) =>
		some(situation, which, (pod) => {
			const log = runtimeOf(situation.now, pod, role)?.logs ?? [];
			return lines.every((line) => log.some(({ text }) => text.includes(line)));
		}),
	shared: (situation, { which, by, kind }) => some(situation, which, (pod) => isShared(pod, by, kind)),
	file: (situation, { which, role, path }) =>
		some(situation, which, (pod) => (fileSeen(situation.now, pod, role, path) ?? 0) > 0),
	hostname: (situation, { which, text }) =>
		some(situation, which, ({ spec, metadata }) => {
			const own = spec.hostname ?? metadata.name;
			return (spec.hostNetwork ? spec.nodeName : own) === text;
		}),
	sharesProcesses: (situation, { which }) =>
		some(situation, which, ({ spec }) => spec.shareProcessNamespace === true || spec.hostPID === true),
	ownData: (situation, { which, ...range }) => within(podsThat(situation, which).filter(keepsOwnData).length, range),
	podNetwork: ({ now }, { value }) => now.settings.podNetwork === value,
	scheduling: ({ now }, { value }) => now.settings.scheduling === value,
	deployment: ({ now }, { name, ...range }) =>
		within(now.objects.Deployment.get(`default/${name}`)?.spec.replicas ?? 0, range),
	receivers: (situation, { which, ...range }) => within(receiversOf(situation, which), range),
	endpoints: ({ now }, { role, ...range }) => within(readyEndpoints(now, role), range),
	cpuRequested: ({ now }, { millicores }) => cpuRequestedMillicores(now) <= millicores,
	commanded: (situation, { type }) => done(situation, 'command', ({ command }) => command.type === type),
	refused: (situation, { reason }) =>
		done(situation, 'refused', (deed) => reason === undefined || deed.reason === reason),
	looked: (situation, { at, name, container }) =>
		done(
			situation,
			'looked',
			(deed) =>
				deed.at === at &&
				(name === undefined || deed.name === name) &&
				(container === undefined || deed.container === container),
		),
	followed: (situation, { crosses }) => done(situation, 'followed', (deed) => deed.crosses === crosses),
	contrasted: (situation) => done(situation, 'contrasted'),
	typed: (situation, { line }) => done(situation, 'typed', (deed) => deed.line.startsWith(line)),
	answered: (situation, { question, choice }) =>
		done(situation, 'answered', (deed) => deed.question === question && deed.choice === choice),
};

/** Whether a check holds. Pure: the same situation, the same answer. */
export function holds(check: Check, situation: Situation): boolean {
	return (predicates[check.is] as Predicate<CheckName>)(situation, check as never);
}

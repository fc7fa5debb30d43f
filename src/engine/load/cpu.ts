/**
 * CPU of the nodes, shared between the requests at work. A container's requests get equal parts of what its cgroup gets,
 * each at most a core; cgroups share their node by weight, each at most its limit, and nothing is left idle that somebody
 * could use. It's a fluid: a quota of half a core is half the speed, not half of each 100 ms.
 *
 * A container's clock runs as fast as each of its requests does. So a request is done when the clock shows a time that's
 * known when it begins, whatever happens to speeds in between, and only the first of them needs an event.
 */
import { type Engine, later } from '../context.ts';
import { podOf } from '../kubelet/sandboxes.ts';
import { specOf } from '../kubelet/specs.ts';
import type { ClusterState } from '../state.ts';
import type { ProcessLoad, Request } from '../workload/state.ts';
import { type CpuCgroup, cgroupOf, cgroupsOn, cpuWeight, type NodeCgroups } from './cgroups.ts';
import { speedChanges } from './measure.ts';
import { coreSpeed } from './meter.ts';
import { share } from './share.ts';

interface Task {
	request: number;
	pid: number;
	/** What its container's clock shows when it's done. */
	until: number;
}

/** The requests at work in one container. Changed in place. */
export interface ContainerCpu extends CpuCgroup {
	uid: string;
	node: string;
	scopes: readonly string[];
	/** In the order in which they will be done. */
	tasks: Task[];
	/** Work that each of them has had since it all began, in µs of a core times `coreSpeed`; as of `at`. */
	clock: number;
	at: number;
	/** Of each of the tasks, and for how many tasks it was set. */
	speed: number;
	count: number;
	/** When an event looks whether the first is done; -1 while none waits. */
	armedAt: number;
}

/** The containers of a node that have requests at work, and how much they could use together. */
export interface NodeCpu {
	busy: string[];
	demand: number;
}

export function copyContainerCpu(cpu: ContainerCpu): ContainerCpu {
	return { ...cpu, tasks: cpu.tasks.slice() };
}

export function copyNodeCpu({ busy, demand }: NodeCpu): NodeCpu {
	return { busy: busy.slice(), demand };
}

const unknownNode: NodeCgroups = { capacity: coreSpeed, burstableWeight: cpuWeight(0) };

function nodeCgroups(engine: Engine, node: string): NodeCgroups {
	const info = engine.index.nodeInfos.get(node);
	return info ? cgroupsOn(info) : unknownNode;
}

function cpuOf(engine: Engine, { uid, container, scopes }: ProcessLoad): ContainerCpu | undefined {
	const { cpus, sandboxes, now } = engine.state;
	const key = scopes[0] as string;
	const known = cpus.get(key);
	if (known) return known;
	const pod = podOf(engine, uid);
	const spec = pod && specOf(pod, container);
	const node = sandboxes.get(uid)?.node;
	if (!pod || !spec || node === undefined) return undefined;
	const cgroup = cgroupOf(pod, spec);
	const fresh = { ...cgroup, uid, node, scopes, tasks: [], clock: 0, at: now, speed: 0, count: 0, armedAt: -1 };
	cpus.set(key, fresh);
	return fresh;
}

function demandOf({ limit }: ContainerCpu, count: number): number {
	const demand = count * coreSpeed;
	return limit !== undefined && limit < demand ? limit : demand;
}

/** Brings a container's clock up to now. */
function wind(cpu: ContainerCpu, now: number): void {
	cpu.clock += cpu.speed * (now - cpu.at);
	cpu.at = now;
}

/** A request begins its work at a process. */
export function beginWork(engine: Engine, load: ProcessLoad, { id, cpuUs }: Request): void {
	const cpu = cpuOf(engine, load);
	if (!cpu) throw new Error(`process ${load.pid} serves a request and isn't there`);
	wind(cpu, engine.state.now);
	const until = cpu.clock + cpuUs * coreSpeed;
	const { tasks } = cpu;
	let place = tasks.length;
	while (place > 0 && (tasks[place - 1] as Task).until > until) place -= 1;
	tasks.splice(place, 0, { request: id, pid: load.pid, until });
	rebalance(engine, cpu);
}

/** Processes end, and their work with them. */
export function endWork(engine: Engine, pids: readonly number[], loads: Iterable<ProcessLoad>): void {
	for (const { scopes } of loads) {
		const cpu = engine.state.cpus.get(scopes[0] as string);
		if (!cpu) continue;
		wind(cpu, engine.state.now);
		cpu.tasks = cpu.tasks.filter(({ pid }) => !pids.includes(pid));
		rebalance(engine, cpu);
		if (cpu.tasks.length === 0) engine.state.cpus.delete(scopes[0] as string);
	}
}

/** The first of a container's requests may be done: takes off those that are. */
export function takeDone(engine: Engine, key: string): readonly Task[] {
	const { cpus, now } = engine.state;
	const cpu = cpus.get(key);
	// An earlier event has taken the place of this one, or the container has ended.
	if (cpu?.armedAt !== now) return [];
	cpu.armedAt = -1;
	wind(cpu, now);
	let done = 0;
	while (done < cpu.tasks.length && (cpu.tasks[done] as Task).until <= cpu.clock) done += 1;
	return cpu.tasks.splice(0, done);
}

/** The same again when those that were done have been seen to, and others may have begun. */
export function settleWork(engine: Engine, key: string): void {
	const cpu = engine.state.cpus.get(key);
	if (cpu) rebalance(engine, cpu);
}

/** The number of a container's tasks may have changed: sets speeds anew where they change. */
function rebalance(engine: Engine, cpu: ContainerCpu): void {
	const count = cpu.tasks.length;
	if (count === cpu.count) {
		arm(engine, cpu);
		return;
	}
	const { nodeCpus, now } = engine.state;
	const key = cpu.scopes[0] as string;
	const node = nodeCpus.get(cpu.node) ?? { busy: [], demand: 0 };
	if (cpu.count === 0) {
		if (node.busy.length === 0) nodeCpus.set(cpu.node, node);
		node.busy.push(key);
	} else if (count === 0) {
		node.busy.splice(node.busy.indexOf(key), 1);
		if (node.busy.length === 0) nodeCpus.delete(cpu.node);
	}
	const before = node.demand;
	const demand = demandOf(cpu, count);
	node.demand += demand - demandOf(cpu, cpu.count);
	const cgroups = nodeCgroups(engine, cpu.node);
	const isContended = before > cgroups.capacity || node.demand > cgroups.capacity;
	wind(cpu, now);
	setSpeed(engine, cpu, count, demand);
	// Nothing that has been worked off counts any more.
	if (count === 0) cpu.clock = 0;
	if (isContended) shareOut(engine, node, cgroups);
}

/** Gives a container's `count` tasks what their cgroup gets. */
function setSpeed(engine: Engine, cpu: ContainerCpu, count: number, part: number): void {
	const used = cpu.speed * cpu.count;
	cpu.count = count;
	cpu.speed = count === 0 ? 0 : Math.max(1, Math.floor(part / count));
	const change = cpu.speed * count - used;
	if (change !== 0) speedChanges(engine, cpu.scopes, change);
	arm(engine, cpu);
}

/** Sees to it that an event comes when the first is done, or before. One that comes too soon looks again. */
function arm(engine: Engine, cpu: ContainerCpu): void {
	const [first] = cpu.tasks;
	if (!first) return;
	const { now } = engine.state;
	const due = now + Math.max(0, Math.ceil((first.until - cpu.clock) / cpu.speed));
	if (cpu.armedAt !== -1 && cpu.armedAt <= due) return;
	cpu.armedAt = due;
	later(engine, due - now, { type: 'workDone', container: cpu.scopes[0] as string });
}

interface Group {
	weight: number;
	demand: number;
	members: ContainerCpu[];
}

function groupBy(
	cpus: readonly ContainerCpu[],
	nameOf: (cpu: ContainerCpu) => string,
	weightOf: (cpu: ContainerCpu) => number,
): Group[] {
	const groups = new Map<string, Group>();
	for (const cpu of cpus) {
		const name = nameOf(cpu);
		let group = groups.get(name);
		if (!group) {
			group = { weight: weightOf(cpu), demand: 0, members: [] };
			groups.set(name, group);
		}
		group.members.push(cpu);
		group.demand += demandOf(cpu, cpu.count);
	}
	return [...groups.values()];
}

/** More is wanted than there is: the node's cores go down the tree of cgroups, from QoS class to pod to container. */
function shareOut(engine: Engine, { busy }: NodeCpu, { capacity, burstableWeight }: NodeCgroups): void {
	const cpus = busy.map((key) => engine.state.cpus.get(key) as ContainerCpu);
	const top = groupBy(
		cpus,
		({ qos, uid }) => (qos === 'Guaranteed' ? uid : qos),
		({ qos, podWeight }) => (qos === 'Guaranteed' ? podWeight : qos === 'Burstable' ? burstableWeight : cpuWeight(0)),
	);
	for (const [index, part] of share(capacity, top).entries()) {
		const pods = groupBy(
			top[index]?.members ?? [],
			({ uid }) => uid,
			({ podWeight }) => podWeight,
		);
		for (const [podIndex, podPart] of share(part, pods).entries())
			shareInPod(engine, pods[podIndex]?.members ?? [], podPart);
	}
}

function shareInPod(engine: Engine, members: readonly ContainerCpu[], part: number): void {
	const claims = members.map((cpu) => ({ weight: cpu.weight, demand: demandOf(cpu, cpu.count) }));
	for (const [index, own] of share(part, claims).entries()) {
		const cpu = members[index];
		if (!cpu || cpu.speed === Math.max(1, Math.floor(own / cpu.count))) continue;
		wind(cpu, engine.state.now);
		setSpeed(engine, cpu, cpu.count, own);
	}
}

/** CPU time (µs) that a process has used until now, of requests that are still at work too. */
export function busyUsOf({ workload, cpus, now }: ClusterState, pid: number): number | undefined {
	const load = workload.processes.get(pid);
	const cpu = load && cpus.get(load.scopes[0] as string);
	if (!cpu) return load?.busyUs;
	const clock = cpu.clock + cpu.speed * (now - cpu.at);
	let busyUs = load.busyUs;
	for (const task of cpu.tasks) {
		if (task.pid !== pid) continue;
		const wholeUs = workload.requests.get(task.request)?.cpuUs ?? 0;
		busyUs += wholeUs - Math.ceil(Math.max(0, task.until - clock) / coreSpeed);
	}
	return busyUs;
}

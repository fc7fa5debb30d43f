/** How many packets each line has carried: a pod's `lo`, its `eth0`, a node's uplink, the way from outside. */
import type { ClusterState, Microseconds } from '../state.ts';
import { second } from '../timing.ts';
import type { Place } from './traffic.ts';

/** The stations that a packet crosses by a line of their own. */
export type Line = Extract<Place, { kind: 'loopback' | 'eth0' | 'uplink' | 'outside' }>;

/** Packets that got where they were going, answers too; one that crosses a line twice counts twice. */
export interface LineCount {
	delivered: number;
	/** The virtual second of the last one, how many came in it so far, and how many in the second before it. */
	second: number;
	inSecond: number;
	before: number;
}

/** By the pod's UID and by the node's name; bounded, as only what's there has a line. */
export interface LineCounts {
	loopback: Map<string, LineCount>;
	eth0: Map<string, LineCount>;
	uplink: Map<string, LineCount>;
	outside: LineCount;
}

const newCount = (): LineCount => ({ delivered: 0, second: 0, inSecond: 0, before: 0 });

export function emptyLines(): LineCounts {
	return { loopback: new Map(), eth0: new Map(), uplink: new Map(), outside: newCount() };
}

function copyCounts(counts: ReadonlyMap<string, LineCount>): Map<string, LineCount> {
	const copy = new Map<string, LineCount>();
	for (const [key, count] of counts) copy.set(key, { ...count });
	return copy;
}

export function copyLines({ loopback, eth0, uplink, outside }: LineCounts): LineCounts {
	return {
		loopback: copyCounts(loopback),
		eth0: copyCounts(eth0),
		uplink: copyCounts(uplink),
		outside: { ...outside },
	};
}

export function isLine(place: Place): place is Line {
	const { kind } = place;
	return kind === 'eth0' || kind === 'loopback' || kind === 'uplink' || kind === 'outside';
}

function countOf(state: ClusterState, line: Line): LineCount | undefined {
	const { lines } = state.traffic;
	if (line.kind === 'outside') return lines.outside;
	const [counts, key] = line.kind === 'uplink' ? [lines.uplink, line.node] : [lines[line.kind], line.uid];
	const known = counts.get(key);
	if (known) return known;
	// The pod or the machine may have gone while the packet was on its way.
	if (!(line.kind === 'uplink' ? state.machines.has(key) : state.sandboxes.has(key))) return undefined;
	const fresh = newCount();
	counts.set(key, fresh);
	return fresh;
}

/** One packet has crossed these lines and arrived. */
export function countCrossed(state: ClusterState, lines: readonly Line[]): void {
	const now = Math.floor(state.now / second);
	for (const line of lines) {
		const count = countOf(state, line);
		if (!count) continue;
		count.delivered += 1;
		if (count.second !== now) {
			count.before = count.second === now - 1 ? count.inSecond : 0;
			count.second = now;
			count.inSecond = 0;
		}
		count.inSecond += 1;
	}
}

/** How many packets a line carried in the last whole second of virtual time. */
export function packetsInLastSecond(count: LineCount | undefined, now: Microseconds): number {
	if (!count) return 0;
	const passed = Math.floor(now / second) - count.second;
	if (passed === 0) return count.before;
	return passed === 1 ? count.inSecond : 0;
}

export function forgetPodLines({ lines }: ClusterState['traffic'], uid: string): void {
	lines.loopback.delete(uid);
	lines.eth0.delete(uid);
}

/** What was measured, for people to read: series of windows, and totals, of one scope. */
import type { ClusterState } from '../state.ts';
import { emptyHistogram } from './histogram.ts';
import { copyMeter, emptyTally, type LoadWindow, mergeWindows, openWindow, roll } from './meter.ts';

export { countOf, percentile } from './histogram.ts';
export type { LoadWindow } from './meter.ts';

/** What's measured by itself. Of a container, pod or node: as served there. Of a Service, and of the cluster: as its callers saw it. */
export const scope = {
	container: (uid: string, name: string): string => `container/${uid}/${name}`,
	pod: (uid: string): string => `pod/${uid}`,
	node: (name: string): string => `node/${name}`,
	/** All requests to the Service, from inside the cluster and from outside. */
	service: (namespace: string, name: string): string => `service/${namespace}/${name}`,
	/** End to end: requests that nobody's request led to. */
	cluster: 'cluster',
} as const;

/**
 * The windows of a scope, oldest first: one a second, older ones merged. A second in which nothing happened has none;
 * the last may still be going on. The same list as before as long as nothing has happened since.
 */
export function seriesOf(state: ClusterState, name: string): readonly LoadWindow[] {
	const windows = windowsOf(state, name);
	// What has only just begun has no length that anything could be divided by.
	return windows.at(-1)?.spanUs === 0 ? windows.slice(0, -1) : windows;
}

function windowsOf(state: ClusterState, name: string): readonly LoadWindow[] {
	const meter = state.meters.get(name);
	if (!meter) return [];
	const present = copyMeter(meter);
	roll(present, state.now, () => meter.memoryBytes);
	const open = openWindow(present);
	return open ? [...present.windows, open] : present.windows;
}

/** All windows of a scope as one: from its first to now. */
export function totalsOf(state: ClusterState, name: string): LoadWindow {
	const [first, ...rest] = windowsOf(state, name);
	const nothing: LoadWindow = {
		at: state.now,
		spanUs: 0,
		...emptyTally(),
		memoryBytes: state.meters.get(name)?.memoryBytes ?? 0,
		latency: emptyHistogram,
	};
	if (!first) return nothing;
	return mergeWindows(rest.reduce(mergeWindows, first), nothing);
}

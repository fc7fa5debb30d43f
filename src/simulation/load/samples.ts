/** Measured windows as series over time: one sample a second, also of seconds in which nothing happened. Pure. */
import { type LoadWindow, percentile } from '../../engine/load/series.ts';

/** Windows begin and end with whole seconds; the newest are of one, older ones of several. */
const windowUs = 1_000_000;

/** Of the time up to `at`. Rates are requests a second; durations are µs. */
export interface LoadSample {
	at: number;
	/** Requests that came, and of them those that were answered well. */
	arrivals: number;
	completed: number;
	failed: number;
	refused: number;
	timedOut: number;
	/** Undefined where nothing was answered. */
	p50Us: number | undefined;
	p95Us: number | undefined;
	p99Us: number | undefined;
	/** Mean number of requests that waited. */
	queue: number;
	cpuMillis: number;
}

const quiet = {
	arrivals: 0,
	completed: 0,
	failed: 0,
	refused: 0,
	timedOut: 0,
	p50Us: undefined,
	p95Us: undefined,
	p99Us: undefined,
	queue: 0,
	cpuMillis: 0,
} as const;

function sampleOf(window: LoadWindow): LoadSample {
	const { at, spanUs, latency } = window;
	const perSecond = (count: number) => (count * 1_000_000) / spanUs;
	return {
		at,
		arrivals: perSecond(window.arrivals),
		completed: perSecond(window.completed),
		failed: perSecond(window.failed),
		refused: perSecond(window.refused),
		timedOut: perSecond(window.timedOut),
		p50Us: percentile(latency, 0.5),
		p95Us: percentile(latency, 0.95),
		p99Us: percentile(latency, 0.99),
		queue: window.queueUs / spanUs,
		cpuMillis: (window.cpuUs * 1_000) / spanUs,
	};
}

/** The end of the last whole second before `now`. */
export const wholeSecond = (now: number): number => now - (now % windowUs);

/**
 * Samples from time 0 to the last whole second before `until`. A second that's still going on isn't told of: its
 * rates would jump about.
 */
export function samplesOf(windows: readonly LoadWindow[], until: number): LoadSample[] {
	const samples: LoadSample[] = [];
	let end = 0;
	const beQuiet = (to: number) => {
		if (to <= end) return;
		if (to - end > windowUs) samples.push({ at: end + windowUs, ...quiet });
		samples.push({ at: to, ...quiet });
		end = to;
	};
	for (const window of windows) {
		if (window.at % windowUs !== 0 || window.at > until || window.spanUs === 0) continue;
		beQuiet(window.at - window.spanUs);
		samples.push(sampleOf(window));
		end = window.at;
	}
	beQuiet(wholeSecond(until));
	return samples;
}

/** The value of the sample that covers the moment; 0 outside of them. */
function cpuAt(samples: readonly LoadSample[], at: number): number {
	return samples.find((sample) => sample.at >= at)?.cpuMillis ?? 0;
}

/** CPU of several scopes together, at every moment that one of them has a sample of. */
export function sumOfCpu(all: readonly (readonly LoadSample[])[]): { at: number; cpuMillis: number }[] {
	const moments = [...new Set(all.flatMap((samples) => samples.map(({ at }) => at)))].sort((a, b) => a - b);
	return moments.map((at) => ({ at, cpuMillis: all.reduce((sum, samples) => sum + cpuAt(samples, at), 0) }));
}

/**
 * A meter counts what happens in one scope, second by second. It's looked at only when something happens there: a
 * second in which nothing does costs nothing and leaves no window. Changed in place, but for its closed windows.
 */
import { bucketOf, type Histogram, histogramOf, mergeHistograms } from './histogram.ts';

export interface Tally {
	/** Requests that came, whatever became of them. */
	arrivals: number;
	/** Of those that came, the ones that had to wait for a free place. */
	queued: number;
	/** Requests that were answered well; with an error; turned away; or given up by their caller. */
	completed: number;
	failed: number;
	refused: number;
	timedOut: number;
	/** Area under the number of requests in the system, and of those that wait, in µs. */
	inSystemUs: number;
	queueUs: number;
	/** CPU time used, in µs. */
	cpuUs: number;
}

export interface LoadWindow extends Tally {
	/** Its end, and how long it is, in µs. The last window may still be going on. */
	at: number;
	spanUs: number;
	/** At its end. */
	memoryBytes: number;
	/** Time in the system of the requests that were answered well, in µs. */
	latency: Histogram;
}

/** How a request left. */
export type Departure = 'completed' | 'failed' | 'refused' | 'timedOut';

export interface Meter {
	/** Levels since `at`: requests in the system, those of them that wait, and the speed of CPU use. */
	inSystem: number;
	waiting: number;
	speed: number;
	at: number;
	/** The open window: its beginning and end, what it has counted, and latencies by bucket. */
	openedAt: number;
	endsAt: number;
	open: Tally & { latency: number[] };
	/** CPU use that isn't a whole µs yet. */
	cpuRest: number;
	memoryBytes: number;
	/** Closed windows, oldest first, replaced with each that closes. */
	windows: readonly LoadWindow[];
	/** Since the beginning: area under the number in the system, and the time that those who left had spent in it. */
	areaUs: number;
	leftUs: number;
}

/** Speeds of CPU use are whole numbers: so many are one core. */
export const coreSpeed = 2 ** 20;

const windowUs = 1_000_000;
/** As many windows are kept; when there would be more, the older half is merged in pairs. */
const windowsMax = 400;

export function emptyTally(): Tally {
	return {
		arrivals: 0,
		queued: 0,
		completed: 0,
		failed: 0,
		refused: 0,
		timedOut: 0,
		inSystemUs: 0,
		queueUs: 0,
		cpuUs: 0,
	};
}

export function newMeter(now: number, memoryBytes: number): Meter {
	const openedAt = now - (now % windowUs);
	return {
		inSystem: 0,
		waiting: 0,
		speed: 0,
		at: now,
		openedAt,
		endsAt: openedAt + windowUs,
		open: { ...emptyTally(), latency: [] },
		cpuRest: 0,
		memoryBytes,
		windows: [],
		areaUs: 0,
		leftUs: 0,
	};
}

export function copyMeter(meter: Meter): Meter {
	return { ...meter, open: { ...meter.open, latency: meter.open.latency.slice() } };
}

/** Adds up the levels until `to`, which lies in the open window or at its end. */
export function integrate(meter: Meter, to: number): void {
	const elapsed = to - meter.at;
	if (elapsed === 0) return;
	meter.at = to;
	const { open, inSystem, speed } = meter;
	if (inSystem > 0) {
		const area = inSystem * elapsed;
		open.inSystemUs += area;
		meter.areaUs += area;
		if (meter.waiting > 0) open.queueUs += meter.waiting * elapsed;
	}
	if (speed > 0) {
		const used = meter.cpuRest + speed * elapsed;
		const whole = Math.floor(used / coreSpeed);
		open.cpuUs += whole;
		meter.cpuRest = used - whole * coreSpeed;
	}
}

function isEmpty({ arrivals, inSystemUs, cpuUs, completed, failed, refused, timedOut }: Tally): boolean {
	return arrivals + inSystemUs + cpuUs + completed + failed + refused + timedOut === 0;
}

/** The open window as it stands. */
export function openWindow(meter: Meter): LoadWindow | undefined {
	const { open, at, openedAt, memoryBytes } = meter;
	if (isEmpty(open)) return undefined;
	return { ...open, latency: histogramOf(open.latency), at, spanUs: at - openedAt, memoryBytes };
}

/** One window of two that follow each other. What lies between them counts as nothing happening. */
export function mergeWindows(a: LoadWindow, b: LoadWindow): LoadWindow {
	return {
		at: b.at,
		spanUs: b.at - a.at + a.spanUs,
		arrivals: a.arrivals + b.arrivals,
		queued: a.queued + b.queued,
		completed: a.completed + b.completed,
		failed: a.failed + b.failed,
		refused: a.refused + b.refused,
		timedOut: a.timedOut + b.timedOut,
		inSystemUs: a.inSystemUs + b.inSystemUs,
		queueUs: a.queueUs + b.queueUs,
		cpuUs: a.cpuUs + b.cpuUs,
		memoryBytes: b.memoryBytes,
		latency: mergeHistograms(a.latency, b.latency),
	};
}

function coarsened(windows: readonly LoadWindow[]): readonly LoadWindow[] {
	if (windows.length < windowsMax) return windows;
	const older: LoadWindow[] = [];
	for (let index = 0; index < windowsMax / 2; index += 2) {
		const [first, second] = [windows[index], windows[index + 1]];
		if (first && second) older.push(mergeWindows(first, second));
	}
	return [...older, ...windows.slice(windowsMax / 2)];
}

function closeWindow(meter: Meter): void {
	const window = openWindow(meter);
	meter.openedAt = meter.at;
	if (!window) return;
	meter.windows = [...coarsened(meter.windows), window];
	const { latency } = meter.open;
	latency.fill(0);
	meter.open = { ...emptyTally(), latency };
}

/**
 * Brings a meter up to `now`. Seconds that have gone by without an event are one window if requests were in the
 * system all the while, and none if not. `memoryOf` is asked once for each window that ends.
 */
export function roll(meter: Meter, now: number, memoryOf: () => number): void {
	if (now >= meter.endsAt) {
		integrate(meter, meter.endsAt);
		meter.memoryBytes = memoryOf();
		closeWindow(meter);
		const openedAt = now - (now % windowUs);
		if (openedAt > meter.at) {
			integrate(meter, openedAt);
			closeWindow(meter);
		}
		meter.endsAt = openedAt + windowUs;
	}
	integrate(meter, now);
}

/** A request comes in; `waits` when it has to wait for a place. The meter has been brought up to now. */
export function enter(meter: Meter, waits: boolean): void {
	meter.open.arrivals += 1;
	meter.inSystem += 1;
	if (!waits) return;
	meter.open.queued += 1;
	meter.waiting += 1;
}

/** One that came in after `spentUs` leaves. The meter has been brought up to now. */
export function leave(meter: Meter, how: Departure, spentUs: number): void {
	meter.inSystem -= 1;
	meter.leftUs += spentUs;
	meter.open[how] += 1;
	if (how !== 'completed') return;
	const { latency } = meter.open;
	const bucket = bucketOf(spentUs);
	while (latency.length <= bucket) latency.push(0);
	latency[bucket] = (latency[bucket] as number) + 1;
}

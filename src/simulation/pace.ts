/** From real time to virtual time: each frame runs the engine on by what has passed, within a budget. */

export interface Pace {
	isPlaying: () => boolean;
	speed: () => number;
	now: () => number;
	/** Runs on to a moment, at most so many events; true when it got there. */
	runOn: (until: number, budget: number) => boolean;
	publish: () => void;
	publishHash: () => void;
}

/** The engine may have this much of a frame, in ms; what it doesn't get done the clock doesn't owe. */
const frameBudgetMs = 6;
const eventsPerSlice = 500;
/** After a long gap (a hidden tab) the run goes on from where it was. */
const gapMsMax = 100;
const hashEveryMs = 250;

/** Starts the clock; answers how to stop it. */
export function startPace(pace: Pace): () => void {
	let frame = 0;
	let last = performance.now();
	let hashedAt = last;
	/** Virtual time is whole µs; the rest of a frame is carried over. */
	let rest = 0;
	const tick = (time: number): void => {
		frame = requestAnimationFrame(tick);
		const passedMs = Math.min(gapMsMax, Math.max(0, time - last));
		last = time;
		if (!pace.isPlaying()) return;
		const wanted = passedMs * 1000 * pace.speed() + rest;
		const whole = Math.floor(wanted);
		rest = wanted - whole;
		const until = pace.now() + whole;
		const deadline = performance.now() + frameBudgetMs;
		while (!pace.runOn(until, eventsPerSlice) && performance.now() < deadline);
		pace.publish();
		if (time - hashedAt >= hashEveryMs) {
			hashedAt = time;
			pace.publishHash();
		}
	};
	frame = requestAnimationFrame(tick);
	return () => cancelAnimationFrame(frame);
}

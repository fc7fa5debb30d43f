/** What a Chromium trace tells of a page's main thread: CPU time of all its tasks, frame by frame. */

interface TraceEvent {
	name: string;
	ph: string;
	pid: number;
	tid: number;
	/** When it began, and its CPU time, in µs. */
	ts: number;
	tdur?: number;
	/** By the clock, in µs. */
	dur?: number;
	args?: { name?: string };
}

/** What has to be traced for it. */
export const traceCategories = ['toplevel', 'disabled-by-default-devtools.timeline.frame', '__metadata'];

/** One frame at 60 Hz, in µs: how a thread that makes no frames of its own is cut up. */
const frameUs = 1_000_000 / 60;

function mainThread(events: readonly TraceEvent[]): (event: TraceEvent) => boolean {
	const threads = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
	const keys = new Set(threads.map(({ pid, tid }) => `${pid}/${tid}`));
	// Of several renderers the page's is the one that made frames, or else the busiest.
	const busy = new Map<string, number>();
	for (const { name, pid, tid } of events) {
		const key = `${pid}/${tid}`;
		if (keys.has(key) && name.endsWith('RunTask')) busy.set(key, (busy.get(key) ?? 0) + 1);
	}
	const [page] = [...busy].sort(([, a], [, b]) => b - a)[0] ?? [];
	return ({ pid, tid }) => `${pid}/${tid}` === page;
}

/**
 * Main-thread CPU time of each frame, in ms: all tasks (script, style, layout, paint, commit) from the beginning of one
 * frame to the next. CPU time and not the clock's, as other programs on the machine stop the thread now and then.
 */
export function frameTimesMs(events: readonly TraceEvent[]): number[] {
	const isMain = mainThread(events);
	const own = events.filter(isMain);
	const tasks = own.filter(({ name, ph }) => ph === 'X' && name.endsWith('RunTask'));
	const begun = own.filter(({ name }) => name === 'BeginMainThreadFrame').map(({ ts }) => ts);
	// Of the tasks: what names a thread has no time.
	const from = tasks.reduce((least, { ts }) => Math.min(least, ts), Number.POSITIVE_INFINITY);
	const to = tasks.reduce((most, { ts, dur = 0 }) => Math.max(most, ts + dur), 0);
	// A frame's event stands inside its task: the task belongs to the frame.
	const starts = begun
		.map((at) => tasks.findLast(({ ts }) => ts <= at)?.ts ?? at)
		.filter((at, index, all) => at !== all[index - 1]);
	const isIdle = starts.length < (to - from) / frameUs / 8;
	const cuts = isIdle
		? Array.from({ length: Math.floor((to - from) / frameUs) + 1 }, (_, index) => from + index * frameUs)
		: starts;
	const times = new Array<number>(Math.max(0, cuts.length - 1)).fill(0);
	let frame = 0;
	for (const { ts, tdur = 0 } of tasks.toSorted((a, b) => a.ts - b.ts)) {
		while (frame < times.length && ts >= (cuts[frame + 1] ?? 0)) frame += 1;
		if (frame < times.length && ts >= (cuts[0] ?? 0)) times[frame] = (times[frame] ?? 0) + tdur / 1000;
	}
	return times;
}

/** Runs one design off the page's thread. It's stopped by ending the worker. */
import type { WorkOrder, WorkReport } from './messages.ts';
import { beginRun, continueRun, progressOf, resultOf } from './run.ts';

const eventsPerSlice = 5_000;
const reportEveryMs = 60;

const report = (message: WorkReport): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<WorkOrder>) => {
	const run = beginRun(data.document);
	let reportedAt = performance.now();
	while (!continueRun(run, eventsPerSlice)) {
		const now = performance.now();
		if (now - reportedAt < reportEveryMs) continue;
		reportedAt = now;
		report({ kind: 'progress', share: progressOf(run) });
	}
	report({ kind: 'done', result: resultOf(run) });
});

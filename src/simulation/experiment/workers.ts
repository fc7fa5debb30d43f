/** Both designs at once, each in a Web Worker of its own. */
import { type Comparison, designDocument } from '../../scenario/comparison.ts';
import type { WorkOrder, WorkReport } from './messages.ts';
import type { DesignResult } from './run.ts';

export interface Watcher {
	/** Shares done, 0 to 1. */
	onProgress(progress: readonly [number, number]): void;
	onDone(results: readonly [DesignResult, DesignResult]): void;
	onFailed(message: string): void;
}

/** Starts both; answers how to stop them, after which the watcher hears nothing more. */
export function runInWorkers(comparison: Comparison, watcher: Watcher): () => void {
	const progress: [number, number] = [0, 0];
	const results: [DesignResult | undefined, DesignResult | undefined] = [undefined, undefined];
	const workers = ([0, 1] as const).map((index) => {
		const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		worker.addEventListener('message', ({ data }: MessageEvent<WorkReport>) => {
			if (data.kind === 'progress') progress[index] = data.share;
			else {
				progress[index] = 1;
				results[index] = data.result;
				worker.terminate();
			}
			watcher.onProgress([...progress]);
			const [first, second] = results;
			if (first && second) watcher.onDone([first, second]);
		});
		worker.addEventListener('error', ({ message }) => {
			stop();
			watcher.onFailed(message);
		});
		const order: WorkOrder = { document: designDocument(comparison, index) };
		worker.postMessage(order);
		return worker;
	});
	const stop = () => {
		for (const worker of workers) worker.terminate();
	};
	return stop;
}

/** The experiment that's open on the page: two designs, how far they've got, and what came out. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Comparison, decodeComparison, encodeComparison } from '../../scenario/comparison.ts';
import { linkLengths } from '../../scenario/linkLengths.ts';
import type { LoadError } from '../../scenario/load.ts';
import type { DesignResult } from './run.ts';
import { runInWorkers } from './workers.ts';

export type { Comparison };

export type ExperimentState =
	| { status: 'none'; comparison: undefined }
	| { status: 'running'; comparison: Comparison; progress: readonly [number, number] }
	| { status: 'cancelled'; comparison: Comparison }
	| { status: 'failed'; comparison: Comparison; message: string }
	| { status: 'done'; comparison: Comparison; results: readonly [DesignResult, DesignResult] };

const none: ExperimentState = { status: 'none', comparison: undefined };
const store = createStore<ExperimentState>(() => none);
let stop: (() => void) | undefined;

/** The states are alternatives, so one takes the place of the other whole. */
const show = (state: ExperimentState): void => store.setState(state, true);

function run(comparison: Comparison): void {
	stop?.();
	show({ status: 'running', comparison, progress: [0, 0] });
	stop = runInWorkers(comparison, {
		onProgress: (progress) => show({ status: 'running', comparison, progress }),
		onDone: (results) => show({ status: 'done', comparison, results }),
		onFailed: (message) => show({ status: 'failed', comparison, message }),
	});
}

function cancel(): void {
	const { status, comparison } = store.getState();
	if (status !== 'running') return;
	stop?.();
	show({ status: 'cancelled', comparison });
}

/** Back to choosing. */
function clear(): void {
	stop?.();
	show(none);
}

/** Runs the comparison of a link's fragment; answers what's wrong with it, if it can't be. */
async function openLink(fragment: string): Promise<LoadError | undefined> {
	const parsed = await decodeComparison(fragment);
	if ('error' in parsed) return parsed.error;
	run(parsed.comparison);
	return undefined;
}

/** The address of a comparison; nothing when it's longer than a link may be. */
async function linkOf(comparison: Comparison): Promise<string | undefined> {
	const fragment = await encodeComparison(comparison);
	return fragment.length > linkLengths.fileOnly ? undefined : `${location.origin}${location.pathname}#${fragment}`;
}

export const experiment = {
	getState: store.getState,
	run,
	cancel,
	clear,
	openLink,
	linkOf,
};

/** What a component shows of it; it renders again when that, compared by identity, changes. */
export function useExperiment<T>(select: (state: ExperimentState) => T): T {
	return useStore(store, select);
}

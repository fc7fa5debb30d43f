/** What the page and a worker say to each other. */
import type { ScenarioDocument } from '../../scenario/document.ts';
import type { DesignResult } from './run.ts';

/** To the worker: run this. */
export interface WorkOrder {
	document: ScenarioDocument;
}

/** From the worker: so far (0 to 1), or all that was measured. */
export type WorkReport = { kind: 'progress'; share: number } | { kind: 'done'; result: DesignResult };

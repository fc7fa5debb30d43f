/** Splitting a container out of its pods, and merging pods: the commands around the plans. */
import type { Status } from '../../kubernetes/status.ts';
import type { Engine } from '../context.ts';
import type { Command } from './command.ts';
import { carryOut, checkRefactoring } from './refactoring/carryOut.ts';
import { planMerge } from './refactoring/merge.ts';
import type { Refactoring } from './refactoring/plan.ts';
import { planSplit } from './refactoring/split.ts';

type SplitOut = Extract<Command, { type: 'splitOut' }>;
type MergePods = Extract<Command, { type: 'mergePods' }>;

function check(engine: Engine, plan: Refactoring | Status): Status | undefined {
	return 'status' in plan ? plan : checkRefactoring(engine, plan);
}

function run(engine: Engine, plan: Refactoring | Status): void {
	if (!('status' in plan)) carryOut(engine, plan);
}

/** Why a container can't be split out; nothing when it can. */
export function checkSplit(engine: Engine, command: SplitOut): Status | undefined {
	return check(engine, planSplit(engine.state, command));
}

export function splitOut(engine: Engine, command: SplitOut): void {
	run(engine, planSplit(engine.state, command));
}

/** Why two workloads can't be merged; nothing when they can. */
export function checkMerge(engine: Engine, command: MergePods): Status | undefined {
	return check(engine, planMerge(engine.state, command));
}

export function mergePods(engine: Engine, command: MergePods): void {
	run(engine, planMerge(engine.state, command));
}

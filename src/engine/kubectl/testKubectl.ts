/** kubectl at a small cluster, for tests. */
import { parseManifests, toYaml } from '../../kubernetes/manifest.ts';
import { advance, type Engine } from '../engine.ts';
import { clusterOf, run as pass, podManifest, type TestContainer } from '../testCluster.ts';
import { type Context, type Outcome, runKubectl, type Watch } from './kubectl.ts';

export const context: Context = { yaml: { parse: parseManifests, toYaml } };

/** Runs a line and gives all that it came to. */
export function tell(engine: Engine, line: string, more: Partial<Context> = {}): Outcome {
	return runKubectl(engine, line, { ...context, ...more });
}

/** Standard output of a line that must succeed. */
export function output(engine: Engine, line: string, more: Partial<Context> = {}): string {
	const outcome = tell(engine, line, more);
	if (outcome.exitCode !== 0) throw new Error(`exit code ${outcome.exitCode}: ${outcome.errors}`);
	return outcome.output;
}

/** Standard error of a line that must fail. */
export function errors(engine: Engine, line: string, more: Partial<Context> = {}): string {
	const outcome = tell(engine, line, more);
	if (outcome.exitCode === 0) throw new Error(`succeeded: ${outcome.output}`);
	return outcome.errors;
}

/** Everything that a watch tells within some seconds, and its exit code if it ended. */
export function follow(
	engine: Engine,
	watch: Watch | undefined,
	seconds: number,
): { output: string; errors: string; exitCode?: number } {
	if (!watch) throw new Error('there is nothing to follow');
	const told = { output: '', errors: '' };
	const end = engine.state.now + seconds * 1_000_000;
	for (;;) {
		const progress = watch(engine);
		told.output += progress.output;
		told.errors += progress.errors;
		if (progress.exitCode !== undefined) return { ...told, exitCode: progress.exitCode };
		if (engine.state.now >= end) return told;
		advance(engine, Math.min(end, engine.state.now + 50_000));
	}
}

/** A cluster with these bare pods on one node after ten seconds, under names that a test can know. */
export function clusterWith(
	pods: readonly { name: string; containers: TestContainer[]; spec?: Record<string, unknown> }[],
	nodes = 1,
): Engine {
	const engine = clusterOf(nodes);
	for (const { name, containers, spec } of pods) {
		const stdin = toYaml([podManifest(name, containers, spec)]);
		output(engine, 'apply -f -', { stdin });
	}
	pass(engine, 10);
	return engine;
}

export const web: TestContainer = { name: 'web', image: 'nginx:1.27', port: 80 };

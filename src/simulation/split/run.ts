/** Runs two attempts from one start, each its own way, and publishes both as they go. */
import { bytesIn } from '../../engine/kubelet/volumes.ts';
import { type PodQuery, podsThat } from '../../lessons/checks/pods.ts';
import type { Side } from '../../lessons/format.ts';
import { type Attempt, playOn, situationOf, startAttempt, timed } from '../../lessons/play.ts';
import type { ScenarioDocument } from '../../scenario/document.ts';
import { register } from '../running.ts';
import { type PodFacts, type SideShown, splitStore } from './state.ts';

/** Virtual seconds a real one: slow enough to see, both being looked at. */
const speed = 1.5;
const publishEveryMs = 80;
/** A stretch of a hidden tab or a slow frame isn't made up for. */
const frameMsMax = 100;

/** The facts of the first pod like that. */
function podFacts(attempt: Attempt, which: PodQuery): PodFacts | undefined {
	const pod = podsThat(situationOf(attempt), which)[0];
	const sandbox = pod && attempt.engine.state.sandboxes.get(pod.metadata.uid);
	if (!pod) return undefined;
	return {
		uid: pod.metadata.uid.slice(0, 8),
		ip: pod.status.podIP ?? '',
		containers: (sandbox?.containers ?? []).map(({ name, restartCount }) => ({ name, restarts: restartCount })),
		volumeBytes: (sandbox?.volumes ?? []).reduce((sum, { files }) => sum + bytesIn(files), 0),
	};
}

interface Runner {
	side: Side;
	attempt: Attempt;
	made: number;
	before: PodFacts | undefined;
}

/** Shows both until the longer one is over. False when it was called off before. */
export async function runSplit(
	document: ScenarioDocument,
	sides: readonly [Side, Side],
	pod: PodQuery,
	isOver: () => boolean,
): Promise<boolean> {
	const start = (side: Side): Runner => {
		const attempt = startAttempt(document);
		register(attempt.engine);
		return { side, attempt, made: 0, before: podFacts(attempt, pod) };
	};
	const runners = [start(sides[0]), start(sides[1])] as const;
	const shown = ({ side, attempt, before }: Runner): SideShown => ({
		label: side.label,
		// A new object each time, as the tables in it are changed in place.
		cluster: attempt.engine.state,
		before,
		now: podFacts(attempt, pod),
	});
	const publish = () => splitStore.setState({ sides: [shown(runners[0]), shown(runners[1])] });
	const lengthUs = Math.max(...sides.map(({ shows }) => timed(shows).lengthUs));
	publish();
	let elapsedUs = 0;
	let last = performance.now();
	while (elapsedUs < lengthUs) {
		await new Promise((resolve) => setTimeout(resolve, publishEveryMs));
		if (isOver()) return false;
		const now = performance.now();
		elapsedUs = Math.min(lengthUs, elapsedUs + Math.round(Math.min(frameMsMax, now - last) * 1000 * speed));
		last = now;
		for (const runner of runners) runner.made = playOn(runner.attempt, runner.side.shows, runner.made, elapsedUs);
		publish();
	}
	return true;
}

/** On and back, as a clicker asks: by the steps of a lesson, or by what's done in a run. */
import { lessonPlayer } from '../../simulation/lesson/player.ts';
import { lessonStore } from '../../simulation/lesson/state.ts';
import { simulation } from '../../simulation/store.ts';
import { type Scene, scenesOf } from '../../simulation/storyboard.ts';

let stopWaiting: (() => void) | undefined;

/** Plays from where it is until `at` (µs), and stands there; whatever else happens to the run calls it off. */
function playUntil(at: number): void {
	stopWaiting?.();
	simulation.play();
	const stop = simulation.subscribe(({ now, playing }) => {
		if (!playing) stopWaiting?.();
		else if (now >= at) {
			stopWaiting?.();
			simulation.seek(at);
			simulation.pause();
		}
	});
	stopWaiting = () => {
		stopWaiting = undefined;
		stop();
	};
}

const scenes = (): Scene[] => {
	const run = simulation.document();
	return scenesOf(run, Math.max(run.at, run.commands.at(-1)?.at ?? 0));
};

/** The scene that is seen now, and the ones beside it. */
export function sceneNow(): { number: number; count: number; now: Scene | undefined; next: Scene | undefined } {
	const all = scenes();
	const at = simulation.getState().now;
	const number = all.findLastIndex(({ from }) => from <= at);
	return { number, count: all.length, now: all[number], next: all[number + 1] };
}

/** The next step of the lesson; or the next thing that's done in the run, played to where it's seen. */
export function stepOn(): void {
	const { lesson, step } = lessonStore.getState();
	if (lesson) {
		if (step + 1 < lesson.steps.length) lessonPlayer.next();
		return;
	}
	const { now, next } = sceneNow();
	const { now: at, playing } = simulation.getState();
	// A scene that was left halfway is played to its end; one that plays, or the wait before the first, is skipped.
	const isHalfway = now !== undefined && now.commands.length > 0 && at < now.at && !playing;
	if (isHalfway) playFrom(at, now);
	else if (next) playFrom(next.from, next);
	else simulation.play();
}

function playFrom(from: number, scene: Scene): void {
	stopWaiting?.();
	if (from !== simulation.getState().now) simulation.seek(from);
	playUntil(scene.at);
}

/** The step before; or the moment before what was done last. */
export function stepBackward(): void {
	const { lesson, step } = lessonStore.getState();
	if (lesson) {
		if (step > 0) lessonPlayer.open(lesson.key, step - 1);
		return;
	}
	stopWaiting?.();
	const at = simulation.getState().now;
	const before = scenes().findLast((scene) => scene.at < at);
	simulation.pause();
	simulation.seek(before?.at ?? 0);
}

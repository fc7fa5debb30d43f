import { useMessages } from '../../i18n/language.ts';
import { plainText, useText } from '../../panels/lesson/Written.tsx';
import { clockText } from '../../panels/shared/format.ts';
import { useScenarioTitle } from '../../panels/shared/scenarioTitle.ts';
import { useLesson } from '../../simulation/lesson/state.ts';
import { useSimulation } from '../../simulation/store.ts';
import type { Scene } from '../../simulation/storyboard.ts';
import type { Shown } from './channel.ts';
import { sceneNow } from './steps.ts';

/** What the audience sees in words, and what only the presenter does. */
export function useShownWords(): Shown {
	const messages = useMessages();
	const text = useText();
	const title = useScenarioTitle();
	const lesson = useLesson((state) => state.lesson);
	const number = useLesson((state) => state.step);
	const isDone = useLesson((state) => state.phase === 'done');
	const note = useSimulation((state) => state.note);
	// To the second: nobody reads more, and the notes' window isn't told sixty times a second.
	const clock = useSimulation((state) => clockText(state.now).replace(/\.\d+$/, ''));
	const playing = useSimulation((state) => state.playing);
	const step = lesson?.steps[number];
	const told = { type: 'shown', title, clock, playing } as const;
	if (lesson && step) {
		const next = lesson.steps[number + 1];
		return {
			...told,
			place: `${number + 1}/${lesson.steps.length}`,
			heading: plainText(text(step.title)),
			words: plainText(text(isDone ? step.explanation : step.text)),
			note: plainText([...step.hints.map(text), text(step.explanation)].join('\n')),
			next: next ? plainText(text(next.title)) : '',
		};
	}
	const { exporting } = messages;
	const wordsOf = (scene: Scene | undefined): string =>
		(scene?.commands ?? [])
			.map((command) => exporting?.codes[command.type]?.({ ...command }) ?? command.type)
			.join('; ');
	const scene = sceneNow();
	return {
		...told,
		place: `${scene.number + 1}/${scene.count}`,
		heading: wordsOf(scene.now),
		words: '',
		note: note ?? '',
		next: wordsOf(scene.next),
	};
}

import { useMessages } from '../../i18n/language.ts';
import { lessonNumber, lessonTitle, useLesson } from '../../simulation/lesson/state.ts';
import { useSimulation } from '../../simulation/store.ts';

const ownTitle = lessonTitle({ key: 'own' });

/** The title of what's open: a built-in scenario's or a lesson's in the page's language, a person's own as it is. */
export function useScenarioTitle(): string {
	const { app } = useMessages();
	const title = useSimulation((state) => state.title);
	const texts: Partial<Record<string, { title: string }>> = app.scenarioTexts;
	const lesson = lessonNumber(title);
	const own = useLesson((state) => state.lesson?.title.en);
	if (lesson !== undefined) return app.lessonTitle(lesson);
	if (title === ownTitle) return own ?? app.untitled;
	return (Object.hasOwn(texts, title) ? texts[title]?.title : undefined) ?? (title || app.untitled);
}

import { ArrowRight, CircleHelp, Lightbulb, Play, RotateCcw, Square } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { lessonPlayer } from '../../simulation/lesson/player.ts';
import { type Lesson, useLesson } from '../../simulation/lesson/state.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { usePanelServices } from '../shared/services.ts';
import { Pages } from './Pages.tsx';
import { useText } from './Written.tsx';

interface ControlsProps {
	lesson: Lesson;
	number: number;
	compact: boolean;
}

/** Help for the step, and the way on; there's always a way on. */
export function Controls({ lesson, number, compact }: ControlsProps) {
	const words = useMessages().lesson;
	const phase = useLesson((state) => state.phase);
	const hints = useLesson((state) => state.hints);
	const isShowing = useLesson((state) => state.showing !== undefined);
	const isQuiz = useLesson((state) => state.quiz !== undefined);
	const step = lesson.steps[number];
	if (!step) return null;
	const isDone = phase === 'done';
	const isLast = number + 1 === lesson.steps.length;
	const canHint = !isDone && phase !== 'running' && hints < step.hints.length;
	return (
		<footer className="flex flex-col gap-2 border-t border-line bg-surface px-3 py-2">
			{isDone && isLast ? <LessonDone lesson={lesson} compact={compact} /> : null}
			<div className={cx('flex flex-wrap items-center gap-1', isQuiz && !isShowing && 'hidden')}>
				{canHint ? (
					<Button
						variant="ghost"
						size="sm"
						icon={<Lightbulb size={16} aria-hidden />}
						onClick={() => lessonPlayer.hint()}
					>
						{hints === 0 ? words.hint : words.nextHint}
					</Button>
				) : null}
				{isShowing ? (
					<Button
						variant="ghost"
						size="sm"
						icon={<Square size={15} aria-hidden />}
						onClick={() => lessonPlayer.stopShowing()}
					>
						{words.stopShowing}
					</Button>
				) : isDone ? null : (
					<Button
						variant="ghost"
						size="sm"
						icon={<Play size={16} aria-hidden />}
						onClick={() => void lessonPlayer.showSolution()}
					>
						{words.showMe}
					</Button>
				)}
				<IconButton
					label={words.again}
					icon={<RotateCcw size={16} aria-hidden />}
					size="sm"
					side="top"
					onClick={() => lessonPlayer.again()}
				/>
				<div className="flex-1" />
				{isLast ? null : (
					<Button
						variant={isDone ? 'primary' : 'ghost'}
						size="sm"
						title={isDone ? undefined : words.skipDetail}
						onClick={() => lessonPlayer.next()}
					>
						{isDone ? words.next : words.skip}
						<ArrowRight size={16} aria-hidden />
					</Button>
				)}
			</div>
		</footer>
	);
}

function LessonDone({ lesson, compact }: { lesson: Lesson; compact: boolean }) {
	const words = useMessages().lesson;
	const text = useText();
	const { openLessons } = usePanelServices();
	const { lessons } = lessonPlayer;
	const next = lesson.key === 'own' ? undefined : lessons[lessons.indexOf(lesson) + 1];
	const isQuiz = useLesson((state) => state.quiz !== undefined);
	const isAnswered = useLesson(({ quiz }) => quiz !== undefined && quiz.answers.length === lesson.quiz.length);
	if (isQuiz && !isAnswered) return null;
	return (
		<>
			<div className="flex flex-wrap items-center gap-2">
				<p className="flex-1 font-semibold">{words.lessonDone}</p>
				{isQuiz || lesson.quiz.length === 0 ? null : (
					<Button size="sm" icon={<CircleHelp size={16} aria-hidden />} onClick={() => lessonPlayer.nextCard()}>
						{words.startQuiz}
					</Button>
				)}
				{next ? (
					<Button variant="primary" size="sm" onClick={() => lessonPlayer.open(next.key)}>
						<span className="max-w-48 truncate">{words.nextLesson(text(next.title))}</span>
						<ArrowRight size={16} aria-hidden />
					</Button>
				) : (
					<Button variant="primary" size="sm" onClick={openLessons}>
						{words.finish}
					</Button>
				)}
			</div>
			{compact || lesson.documentation.length === 0 ? null : <Pages pages={lesson.documentation} />}
		</>
	);
}

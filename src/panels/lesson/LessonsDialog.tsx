import { CircleCheck, PenLine } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { lessonPlayer } from '../../simulation/lesson/player.ts';
import { type Lesson, setWriting, useLesson } from '../../simulation/lesson/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText, Written } from './Written.tsx';

/** All lessons, with how far one has come in each. */
export function LessonsDialog({ onClose }: { onClose(): void }) {
	const { common, lesson: words } = useMessages();
	const hasBegun = useLesson(({ progress }) => Object.keys(progress.done).length > 0);
	const last = useLesson(({ progress }) => progress.last?.lesson);
	const done = useLesson(({ progress }) => progress.done);
	const isOpen = ({ key, steps }: Lesson) => (done[key]?.length ?? 0) < steps.length;
	const next =
		lessonPlayer.lessons.find((lesson) => lesson.key === last && isOpen(lesson)) ?? lessonPlayer.lessons.find(isOpen);
	return (
		<Dialog
			title={words.title}
			closeLabel={common.close}
			onClose={onClose}
			width="lg"
			footer={
				<>
					{hasBegun ? (
						<Button variant="ghost" size="sm" onClick={() => lessonPlayer.forget()}>
							{words.forget}
						</Button>
					) : null}
					<Button
						size="sm"
						icon={<PenLine size={16} aria-hidden />}
						onClick={() => {
							setWriting(true);
							onClose();
						}}
					>
						{words.write.open}
					</Button>
				</>
			}
		>
			<p className="pb-3 text-text-muted">{words.intro}</p>
			<ol className="flex flex-col gap-2">
				{lessonPlayer.lessons.map((lesson, index) => (
					<Entry key={lesson.key} lesson={lesson} number={index + 1} isNext={lesson === next} onClose={onClose} />
				))}
			</ol>
		</Dialog>
	);
}

interface EntryProps {
	lesson: Lesson;
	number: number;
	/** The one to go on with. */
	isNext: boolean;
	onClose(): void;
}

function Entry({ lesson, number, isNext, onClose }: EntryProps) {
	const words = useMessages().lesson;
	const text = useText();
	const done = useLesson((state) => state.progress.done[lesson.key]) ?? [];
	const last = useLesson((state) => state.progress.last);
	const score = useLesson((state) => state.progress.quiz?.[lesson.key]);
	const count = lesson.steps.length;
	const isDone = done.length >= count;
	const firstOpen = lesson.steps.findIndex((_, index) => !done.includes(index));
	const resume = last?.lesson === lesson.key && !isDone ? last.step : Math.max(0, firstOpen);
	const open = (step: number) => {
		lessonPlayer.open(lesson.key, step);
		onClose();
	};
	const hasBegun = done.length > 0 && !isDone;
	return (
		<li
			data-lesson-entry={lesson.key}
			className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line px-4 py-3"
		>
			<div className="min-w-0 flex-1 basis-64">
				<h3 className="flex items-baseline gap-2 text-base font-semibold">
					<span className="text-text-muted tabular-nums">{number}</span>
					{text(lesson.title)}
				</h3>
				<Written text={lesson.goal} className="text-sm text-text-muted" />
				<p className="flex items-center gap-1.5 pt-1 text-sm text-text-muted">
					{isDone ? (
						<>
							<CircleCheck size={15} aria-hidden className="text-running" />
							{words.done}
						</>
					) : hasBegun ? (
						words.stepsDone(done.length, count)
					) : (
						words.stepCount(count)
					)}
					{score === undefined ? null : ` · ${words.quizKept(score, lesson.quiz.length)}`}
				</p>
			</div>
			<div className="flex gap-2">
				{hasBegun ? (
					<Button variant="ghost" size="sm" onClick={() => open(0)}>
						{words.startOver}
					</Button>
				) : null}
				<Button
					variant={isNext ? 'primary' : 'secondary'}
					size="sm"
					aria-label={`${hasBegun ? words.goOn : isDone ? words.startOver : words.start}: ${text(lesson.title)}`}
					onClick={() => open(isDone ? 0 : resume)}
				>
					{hasBegun ? words.goOn : isDone ? words.startOver : words.start}
				</Button>
			</div>
		</li>
	);
}

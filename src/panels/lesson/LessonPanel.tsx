import { DoorOpen, List, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { lessonPlayer } from '../../simulation/lesson/player.ts';
import { lessonNumber, lessonTitle, useLesson } from '../../simulation/lesson/state.ts';
import { announce } from '../../ui/announce.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { usePanelServices } from '../shared/services.ts';
import { Controls } from './Controls.tsx';
import { Pointing } from './Pointing.tsx';
import { Quiz } from './Quiz.tsx';
import { StepBody } from './StepBody.tsx';
import { StepDots } from './StepDots.tsx';
import { Inline, plainText, useText } from './Written.tsx';

/** The lesson that's being played: its step's text, what came of it, and where to go from there. */
export function LessonPanel({ compact = false }: { compact?: boolean }) {
	const messages = useMessages();
	const { openLessons } = usePanelServices();
	const text = useText();
	const lesson = useLesson((state) => state.lesson);
	const number = useLesson((state) => state.step);
	const step = lesson?.steps[number];
	const card = useLesson((state) => state.quiz && state.lesson?.quiz[state.quiz.card]);
	const body = useRef<HTMLDivElement>(null);
	const title = step && plainText(text(step.title));
	useEffect(() => {
		if (title === undefined) return;
		announce(title);
		body.current?.scrollTo({ top: 0 });
	}, [title]);
	// The page's later sentences may still be on their way when a link opens a lesson.
	if (!lesson || !step || !('lesson' in messages)) return null;
	const words = messages.lesson;
	const place = lessonNumber(lessonTitle(lesson));
	return (
		<section
			aria-label={words.title}
			data-lesson={`${lesson.key}.${number + 1}`}
			className="flex min-h-0 flex-1 flex-col"
		>
			<header className={cx('border-b border-line pr-1.5 pl-4', compact ? 'flex items-start py-1' : 'py-2')}>
				{compact ? <StepDots lesson={lesson} number={number} /> : null}
				<div className="flex items-center gap-0.5">
					{compact ? null : (
						<p className="min-w-0 flex-1 text-sm text-text-muted">
							{place === undefined ? words.ownPlace : words.place(place, lessonPlayer.lessons.length)}
						</p>
					)}
					<IconButton label={words.all} icon={<List size={17} aria-hidden />} size="sm" onClick={openLessons} />
					<IconButton
						label={words.leave}
						icon={compact ? <DoorOpen size={17} aria-hidden /> : <X size={17} aria-hidden />}
						size="sm"
						onClick={() => lessonPlayer.leave()}
					/>
				</div>
				{compact ? null : (
					<>
						<h2 className="pr-2 text-lg leading-snug font-semibold">{text(lesson.title)}</h2>
						<StepDots lesson={lesson} number={number} />
					</>
				)}
			</header>
			<div ref={body} className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto overscroll-contain px-4 py-3">
				<h3 className="text-base font-semibold">{card ? words.quiz : <Inline words={text(step.title)} />}</h3>
				{card ? (
					<Quiz key={card.question.en} lesson={lesson} card={card} />
				) : (
					<StepBody key={`${lesson.key}.${number}`} step={step} />
				)}
			</div>
			<Controls lesson={lesson} number={number} compact={compact} />
			<Pointing />
		</section>
	);
}

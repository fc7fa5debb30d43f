import { ArrowRight, Play } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { lessonPlayer } from '../../simulation/lesson/player.ts';
import { type Lesson, type QuizCard, useLesson } from '../../simulation/lesson/state.ts';
import { Button } from '../../ui/Button.tsx';
import { ChoiceButton } from './ChoiceButton.tsx';
import { Note } from './Note.tsx';
import { Written } from './Written.tsx';

/** One card of the quiz: a question, what was answered, why, and the cluster that shows it. */
export function Quiz({ lesson, card }: { lesson: Lesson; card: QuizCard }) {
	const words = useMessages().lesson;
	const number = lesson.quiz.indexOf(card);
	const answers = useLesson((state) => state.quiz?.answers) ?? [];
	const isShowing = useLesson((state) => state.showing !== undefined);
	const given = answers[number];
	const outcome = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (given !== undefined) outcome.current?.scrollIntoView({ block: 'nearest' });
	}, [given]);
	const isRight = given === card.answer;
	const right = answers.filter((answer, index) => answer === lesson.quiz[index]?.answer).length;
	return (
		<>
			<p className="text-sm text-text-muted">{words.card(number + 1, lesson.quiz.length)}</p>
			<Written text={card.question} />
			<div className="flex flex-col gap-2">
				{card.choices.map(({ key, text }) => (
					<ChoiceButton
						key={key}
						name={key}
						text={text}
						isMine={given === key}
						isTrue={given !== undefined && key === card.answer}
						disabled={given !== undefined}
						onChoose={() => lessonPlayer.answerCard(key)}
					/>
				))}
			</div>
			<div ref={outcome} role="status">
				{given === undefined ? null : (
					<Note kind={isRight ? 'success' : 'wrong'} title={isRight ? words.cardRight : words.cardWrong}>
						<Written text={card.explanation} />
						<div className="flex flex-wrap gap-2">
							<Button
								size="sm"
								disabled={isShowing}
								icon={<Play size={16} aria-hidden />}
								onClick={() => void lessonPlayer.showCard()}
							>
								{words.showMe}
							</Button>
							{number + 1 < lesson.quiz.length ? (
								<Button size="sm" variant="primary" onClick={() => lessonPlayer.nextCard()}>
									{words.nextCard}
									<ArrowRight size={16} aria-hidden />
								</Button>
							) : null}
						</div>
					</Note>
				)}
			</div>
			{answers.length === lesson.quiz.length ? (
				<p className="font-semibold">{words.quizScore(right, lesson.quiz.length)}</p>
			) : null}
		</>
	);
}

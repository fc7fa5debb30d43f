import { Check } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { lessonPlayer } from '../../simulation/lesson/player.ts';
import { type Lesson, useLesson } from '../../simulation/lesson/state.ts';
import { cx } from '../../ui/cx.ts';
import { plainText, useText } from './Written.tsx';

/** A row of the lesson's steps: which are done, which it is; each leads there. */
export function StepDots({ lesson, number }: { lesson: Lesson; number: number }) {
	const words = useMessages().lesson;
	const text = useText();
	const done = useLesson((state) => state.progress.done[lesson.key]) ?? [];
	return (
		<ol aria-label={words.steps} className="-ml-1 flex flex-1 flex-wrap pt-1">
			{lesson.steps.map((step, index) => {
				const isDone = done.includes(index);
				const title = words.stepButton(index + 1, plainText(text(step.title)));
				return (
					<li key={step.title.en}>
						<button
							type="button"
							aria-current={index === number ? 'step' : undefined}
							aria-label={isDone ? `${title}, ${words.stepDone}` : title}
							title={title}
							onClick={() => lessonPlayer.open(lesson.key, index)}
							className="group flex size-8 items-center justify-center rounded-full"
						>
							<span
								className={cx(
									'flex size-6 items-center justify-center rounded-full text-sm font-medium tabular-nums',
									index === number && 'ring-2 ring-accent ring-offset-1 ring-offset-surface',
									isDone
										? 'bg-running-soft text-running-text'
										: 'bg-sunken text-text-muted group-hover:bg-pressed group-hover:text-text',
								)}
							>
								{isDone ? <Check size={14} strokeWidth={3} aria-hidden /> : index + 1}
							</span>
						</button>
					</li>
				);
			})}
		</ol>
	);
}

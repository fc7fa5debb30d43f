import { useMessages } from '../../i18n/language.ts';
import { lessonPlayer } from '../../simulation/lesson/player.ts';
import { type PredictStep, useLesson } from '../../simulation/lesson/state.ts';
import { cx } from '../../ui/cx.ts';
import { Inline, useText } from './Written.tsx';

/** The choices of a question for which time stands still; afterwards, which was taken and which came true. */
export function Prediction({ step }: { step: PredictStep }) {
	const words = useMessages().lesson;
	const text = useText();
	const phase = useLesson((state) => state.phase);
	const choice = useLesson((state) => state.choice);
	const onStage = step.choices.some(({ at }) => at !== undefined);
	const asks = onStage ? words.asksDetail : words.asksOnly;
	return (
		<div data-point="choices" className="flex flex-col gap-2">
			<p role="status" className="text-sm text-text-muted">
				{phase === 'asking' ? asks : phase === 'running' ? words.running : null}
			</p>
			{step.choices.map(({ key, text: said }) => {
				const isMine = choice?.key === key;
				const isTrue = phase === 'done' && key === step.answer;
				return (
					<button
						key={key}
						type="button"
						data-choice={key}
						disabled={phase !== 'asking'}
						onClick={() => void lessonPlayer.predict(key)}
						className={cx(
							'rounded-lg border px-3 py-2 text-left transition-colors',
							isTrue
								? 'border-running bg-running-soft'
								: isMine
									? 'border-accent bg-accent-soft'
									: 'border-line-strong enabled:hover:bg-hover disabled:text-text-muted',
						)}
					>
						<Inline words={text(said)} />
						{isMine || isTrue ? (
							<span className="mt-0.5 block text-sm text-text-muted">
								{[...(isMine ? [words.yourAnswer] : []), ...(isTrue ? [words.whatCame] : [])].join(', ')}
							</span>
						) : null}
					</button>
				);
			})}
		</div>
	);
}

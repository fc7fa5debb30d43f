import { useMessages } from '../../i18n/language.ts';
import { lessonPlayer } from '../../simulation/lesson/player.ts';
import { type CompareStep, type PredictStep, useLesson } from '../../simulation/lesson/state.ts';
import { ChoiceButton } from './ChoiceButton.tsx';

/** The choices of a question for which time stands still; afterwards, which was taken and which came true. */
export function Prediction({ step }: { step: PredictStep | CompareStep }) {
	const words = useMessages().lesson;
	const phase = useLesson((state) => state.phase);
	const choice = useLesson((state) => state.choice);
	const onStage = step.choices.some((choice) => choice.at !== undefined);
	const asks = onStage ? words.asksDetail : words.asksOnly;
	return (
		<div data-point="choices" className="flex flex-col gap-2">
			<p role="status" className="text-sm text-text-muted">
				{phase === 'asking' ? asks : phase === 'running' ? words.running : null}
			</p>
			{step.choices.map(({ key, text }) => (
				<ChoiceButton
					key={key}
					name={key}
					text={text}
					isMine={choice?.key === key}
					isTrue={phase === 'done' && key === step.answer}
					disabled={phase !== 'asking'}
					onChoose={() => void lessonPlayer.predict(key)}
				/>
			))}
		</div>
	);
}

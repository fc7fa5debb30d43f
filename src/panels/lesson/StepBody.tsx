import { CircleCheck, CircleDashed, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { lessonPlayer } from '../../simulation/lesson/player.ts';
import { type ActStep, type Step, useLesson } from '../../simulation/lesson/state.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { CasesGame } from './CasesGame.tsx';
import { Note } from './Note.tsx';
import { Prediction } from './Prediction.tsx';
import { plainText, useText, Written } from './Written.tsx';

/** What a step says: its text, what is to be chosen or reached, hints, and what came of it. */
export function StepBody({ step }: { step: Step }) {
	const words = useMessages().lesson;
	const hints = useLesson((state) => state.hints);
	const phase = useLesson((state) => state.phase);
	const showing = useLesson((state) => state.showing);
	const asks = step.kind === 'predict' || step.kind === 'compare';
	return (
		<>
			<Written text={step.text} />
			{step.kind === 'act' && step.goals ? <Goals goals={step.goals} /> : null}
			{asks ? <Prediction step={step} /> : null}
			{step.kind === 'cases' ? <CasesGame step={step} /> : null}
			{step.hints.slice(0, hints).map((hint) => (
				<Note key={hint.en} kind="hint">
					<Written text={hint} />
				</Note>
			))}
			{showing !== undefined && !asks && phase !== 'done' ? (
				<p role="status" className="text-text-muted">
					{words.showing}
				</p>
			) : null}
			<WrongTurn />
			<Outcome step={step} />
		</>
	);
}

function Goals({ goals }: { goals: NonNullable<ActStep['goals']> }) {
	const words = useMessages().lesson;
	const reached = useLesson((state) => state.goals);
	const isDone = useLesson((state) => state.phase === 'done');
	return (
		<ul aria-label={words.goals} className="flex flex-col gap-1.5">
			{goals.map(({ text }, index) => {
				const isReached = isDone || reached[index] === true;
				return (
					<li key={text.en} className="flex gap-2">
						{isReached ? (
							<CircleCheck size={18} aria-hidden className="mt-0.5 shrink-0 text-running" />
						) : (
							<CircleDashed size={18} aria-hidden className="mt-0.5 shrink-0 text-text-faint" />
						)}
						<Written text={text} className={isReached ? 'text-text-muted' : ''} />
						<span className="sr-only">{isReached ? words.reached : words.open}</span>
					</li>
				);
			})}
		</ul>
	);
}

function WrongTurn() {
	const words = useMessages().lesson;
	const text = useText();
	const wrong = useLesson((state) => state.wrong);
	const isShowing = useLesson((state) => state.showing !== undefined);
	const said = wrong && !isShowing ? plainText(text(wrong.text)) : undefined;
	useEffect(() => {
		if (said !== undefined) announce(`${words.wrongTurn}. ${said}`);
	}, [said, words]);
	if (!wrong || isShowing) return null;
	return (
		<Note kind="wrong" title={words.wrongTurn}>
			<Written text={wrong.text} />
			<Button
				size="sm"
				title={words.againDetail}
				icon={<Undo2 size={16} aria-hidden />}
				onClick={() => lessonPlayer.again()}
			>
				{words.again}
			</Button>
		</Note>
	);
}

/** Why it is so; comes into sight when the step is done. */
function Outcome({ step }: { step: Step }) {
	const words = useMessages().lesson;
	const text = useText();
	const isDone = useLesson((state) => state.phase === 'done');
	const choice = useLesson((state) => state.choice);
	const element = useRef<HTMLDivElement>(null);
	const said = isDone ? plainText(text(step.explanation)) : undefined;
	useEffect(() => {
		if (said === undefined) return;
		announce(`${words.success}. ${said}`);
		element.current?.scrollIntoView({ block: 'nearest' });
	}, [said, words]);
	if (!isDone) return null;
	const asks = step.kind === 'predict' || step.kind === 'compare';
	const missed = asks && choice && choice.key !== step.answer ? choice : undefined;
	const title = !asks ? words.success : missed ? words.notRight : words.right;
	return (
		<div ref={element}>
			<Note kind={missed ? 'wrong' : 'success'} title={title}>
				{missed?.why ? <Written text={missed.why} /> : null}
				<Written text={step.explanation} />
			</Note>
		</div>
	);
}

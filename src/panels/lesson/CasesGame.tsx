import { ArrowRight, Box, Boxes } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { lessonPlayer } from '../../simulation/lesson/player.ts';
import { type CasesStep, useLesson } from '../../simulation/lesson/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Note } from './Note.tsx';
import { Inline, useText, Written } from './Written.tsx';

type Verdict = 'together' | 'apart';
type Answer = 'yes' | 'no' | 'open';

/** The game of cases: three questions to think with, then one pod or two, and why. */
export function CasesGame({ step }: { step: CasesStep }) {
	const words = useMessages().lesson;
	const { cases } = step;
	const [number, setNumber] = useState(0);
	const sorted = useLesson((state) => state.sorted);
	const [given, setGiven] = useState<Verdict>();
	const current = cases[number];
	if (!current) return null;
	const isRight = given === current.verdict;
	const answer = (verdict: Verdict) => {
		setGiven(verdict);
		lessonPlayer.sort(current.key, verdict);
	};
	const right = cases.filter(({ key, verdict }) => sorted[key] === verdict).length;
	const judged = Object.keys(sorted).length;
	return (
		<div className="flex flex-col gap-3">
			<section
				aria-label={words.caseOf(number + 1, cases.length)}
				className="flex flex-col gap-3 rounded-lg border border-line-strong bg-ground px-3 py-3"
			>
				<p className="text-sm text-text-muted">{words.caseOf(number + 1, cases.length)}</p>
				<Written text={current.text} className="font-medium" />
				<Questions key={current.key} step={step} truth={isRight ? current.answers : undefined} />
				<div className="grid grid-cols-2 gap-2">
					<Button
						icon={<Box size={17} aria-hidden />}
						disabled={isRight}
						aria-pressed={given === 'together'}
						onClick={() => answer('together')}
					>
						{words.onePod}
					</Button>
					<Button
						icon={<Boxes size={17} aria-hidden />}
						disabled={isRight}
						aria-pressed={given === 'apart'}
						onClick={() => answer('apart')}
					>
						{words.twoPods}
					</Button>
				</div>
				<div role="status">
					{given === undefined ? null : isRight ? (
						<Note kind="success" title={given === 'together' ? words.onePod : words.twoPods}>
							<Written text={current.why} />
							{number + 1 < cases.length ? (
								<Button
									size="sm"
									variant="primary"
									onClick={() => {
										setNumber(number + 1);
										setGiven(undefined);
									}}
								>
									{words.nextCase}
									<ArrowRight size={16} aria-hidden />
								</Button>
							) : null}
						</Note>
					) : (
						<Note kind="wrong" title={words.wrongTurn}>
							<p>{words.tryAgain}</p>
						</Note>
					)}
				</div>
			</section>
			{judged > 0 ? <p className="text-sm text-text-muted">{words.score(right, judged)}</p> : null}
		</div>
	);
}

/** What one thinks of the case; once it's sorted, what is so. */
function Questions({ step, truth }: { step: CasesStep; truth: readonly boolean[] | undefined }) {
	const words = useMessages().lesson;
	const text = useText();
	const [answers, setAnswers] = useState<readonly Answer[]>(['open', 'open', 'open']);
	return (
		<ol className="flex flex-col gap-2 text-sm">
			{step.questions.map((question, index) => {
				const said = text(question);
				const shown: Answer = truth ? (truth[index] ? 'yes' : 'no') : (answers[index] ?? 'open');
				return (
					<li key={question.en} className="flex items-center gap-2">
						<span className="flex-1">
							<Inline words={said} />
						</span>
						<Segmented<Answer>
							label={said}
							choices={[
								{ value: 'yes', label: words.yes },
								{ value: 'no', label: words.no },
							]}
							value={shown}
							onChange={(value) => setAnswers(answers.map((each, at) => (at === index ? value : each)))}
						/>
					</li>
				);
			})}
		</ol>
	);
}

import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useMessages } from '../../../i18n/language.ts';
import { setWriting } from '../../../simulation/lesson/state.ts';
import { lessonWriter, type OwnLesson, type Problem, useWriting } from '../../../simulation/lesson/writing.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Note } from '../Note.tsx';
import { describeCheck } from './describe.ts';
import { NewStep } from './NewStep.tsx';
import { ShareOwn } from './ShareOwn.tsx';

/** The panel in which a lesson is made: its name, its steps, the step that's being recorded, and how to give it away. */
export function WriteLesson() {
	const messages = useMessages();
	const own = useWriting((state) => state.own);
	const problems = useWriting((state) => state.problems);
	useEffect(() => {
		lessonWriter.begin();
		return () => lessonWriter.end();
	}, []);
	if (!own || !('lesson' in messages)) return null;
	const words = messages.lesson.write;
	return (
		<section aria-label={words.title} data-writing="" className="flex min-h-0 flex-1 flex-col">
			<header className="flex items-center gap-1 border-b border-line py-2 pr-1.5 pl-4">
				<h2 className="min-w-0 flex-1 text-lg font-semibold">{words.title}</h2>
				<IconButton
					label={words.close}
					icon={<X size={17} aria-hidden />}
					size="sm"
					onClick={() => setWriting(false)}
				/>
			</header>
			<div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto overscroll-contain px-4 py-3">
				<p className="text-text-muted">{words.intro}</p>
				<Field
					label={words.name}
					value={own.title}
					maxLength={120}
					onChange={(event) => lessonWriter.name({ title: event.currentTarget.value, goal: own.goal })}
				/>
				<Field
					label={words.goal}
					value={own.goal}
					onChange={(event) => lessonWriter.name({ title: own.title, goal: event.currentTarget.value })}
				/>
				{own.steps.length > 0 ? <Steps own={own} /> : null}
				<NewStep key={own.steps.length} number={own.steps.length + 1} />
				<Problems problems={problems} />
			</div>
			<ShareOwn own={own} />
		</section>
	);
}

function Steps({ own }: { own: OwnLesson }) {
	const messages = useMessages();
	const words = messages.lesson.write;
	return (
		<div className="flex flex-col items-start gap-2">
			<h3 className="text-sm font-semibold">{words.steps(own.steps.length)}</h3>
			<ol className="flex w-full flex-col gap-1.5">
				{own.steps.map((step, index) => (
					<li key={step.until} className="rounded-md border border-line px-3 py-2 text-sm">
						<p className="font-medium">
							{index + 1}. {step.title}
						</p>
						<p className="text-text-muted">{describeCheck(step.check, messages)}</p>
					</li>
				))}
			</ol>
			<div className="flex flex-wrap gap-2">
				<Button size="sm" variant="ghost" onClick={() => lessonWriter.removeLast()}>
					{words.removeLast}
				</Button>
				<Button size="sm" variant="ghost" onClick={() => lessonWriter.startOver()}>
					{words.startOver}
				</Button>
			</div>
		</div>
	);
}

/** What's wrong with it, found by playing it. */
function Problems({ problems }: { problems: readonly Problem[] }) {
	const words = useMessages().lesson.write;
	if (problems.length === 0) return null;
	return (
		<div role="status">
			<Note kind="wrong">
				{problems.map(({ step, code }) => (
					<p key={`${step} ${code}`}>
						{step === undefined ? words.problems[code] : words.inStep(step + 1, words.problems[code])}
					</p>
				))}
			</Note>
		</div>
	);
}

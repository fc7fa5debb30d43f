import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../../i18n/language.ts';
import { type Check, lessonWriter, useWriting } from '../../../simulation/lesson/writing.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field, TextArea } from '../../../ui/Field.tsx';
import { describeCheck } from './describe.ts';

const empty = { title: '', text: '', hint: '', explanation: '' };

/** The step that's being recorded: what has come about, to choose from, and its words. */
export function NewStep({ number }: { number: number }) {
	const messages = useMessages();
	const words = messages.lesson.write;
	const suggestions = useWriting((state) => state.suggestions);
	const [said, setSaid] = useState(empty);
	const [chosen, setChosen] = useState<readonly string[]>([]);
	const set = (key: keyof typeof empty) => (event: { currentTarget: { value: string } }) => {
		const { value } = event.currentTarget;
		setSaid((before) => ({ ...before, [key]: value }));
	};
	const keyOf = (check: Check) => JSON.stringify(check);
	const counting = suggestions.filter((check) => chosen.includes(keyOf(check)));
	const isWhole = said.title.trim() !== '' && said.text.trim() !== '' && counting.length > 0;
	return (
		<form
			className="flex flex-col gap-3 rounded-lg border border-line-strong bg-ground px-3 py-3"
			onSubmit={(event) => {
				event.preventDefault();
				if (isWhole) lessonWriter.addStep(said, counting);
			}}
		>
			<h3 className="text-base font-semibold">{words.newStep(number)}</h3>
			<fieldset className="flex flex-col gap-1 text-sm">
				<legend className="mb-1 font-medium text-text-muted">{words.counts}</legend>
				{suggestions.length === 0 ? <p className="text-text-muted">{words.nothingYet}</p> : null}
				{suggestions.map((check) => {
					const key = keyOf(check);
					return (
						<label key={key} className="flex min-h-6 cursor-pointer items-start gap-2">
							<input
								type="checkbox"
								className="mt-0.5 size-4 shrink-0 accent-accent"
								checked={chosen.includes(key)}
								onChange={() =>
									setChosen(chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key])
								}
							/>
							{describeCheck(check, messages)}
						</label>
					);
				})}
			</fieldset>
			<Field label={words.stepTitle} value={said.title} maxLength={120} onChange={set('title')} />
			<TextArea label={words.text} hint={words.textHint} rows={3} value={said.text} onChange={set('text')} />
			<Field label={words.hint} value={said.hint} onChange={set('hint')} />
			<TextArea label={words.explanation} rows={2} value={said.explanation} onChange={set('explanation')} />
			<Button type="submit" variant="primary" size="sm" disabled={!isWhole} icon={<Plus size={16} aria-hidden />}>
				{words.add}
			</Button>
			{isWhole ? null : <p className="text-sm text-text-muted">{words.addNeeds}</p>}
		</form>
	);
}

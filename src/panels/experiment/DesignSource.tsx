import { useId, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { builtinGroups } from '../../simulation/cluster.ts';
import type { Source } from '../../simulation/experiment/sources.ts';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';

const builtinKeys = Object.values(builtinGroups).flat();

/** Where one design comes from: this run, a built-in scenario, a link or a file. */
export function DesignSource({
	label,
	initial,
	onChange,
}: {
	label: string;
	initial: string;
	onChange(source: Source | undefined): void;
}) {
	const { app, experiment: texts } = useMessages();
	const [choice, setChoice] = useState(initial);
	const fileId = useId();
	const choose = (value: string) => {
		setChoice(value);
		const key = builtinKeys.find((candidate) => candidate === value);
		if (key) onChange({ kind: 'builtin', key });
		else onChange(value === 'present' ? { kind: 'present' } : undefined);
	};
	return (
		<div className="flex flex-col gap-2">
			<Select label={label} value={choice} onChange={choose}>
				{choice === '' ? <option value="">–</option> : null}
				<option value="present">{texts.sources.present}</option>
				<optgroup label={texts.sources.builtins}>
					{builtinKeys.map((key) => (
						<option key={key} value={key}>
							{app.scenarioTexts[key].title}
						</option>
					))}
				</optgroup>
				<option value="link">{texts.sources.link}</option>
				<option value="file">{texts.sources.file}</option>
			</Select>
			{choice === 'link' ? (
				<Field
					label={texts.linkField}
					mono
					placeholder="#s2."
					onChange={({ currentTarget: { value } }) =>
						onChange(value.trim() === '' ? undefined : { kind: 'link', text: value })
					}
				/>
			) : null}
			{choice === 'file' ? (
				<div>
					<label htmlFor={fileId} className="mb-1 block text-sm font-medium text-text-muted">
						{texts.fileField}
					</label>
					<input
						id={fileId}
						type="file"
						accept=".json"
						className="w-full text-sm"
						onChange={async ({ currentTarget }) => {
							const file = currentTarget.files?.[0];
							onChange(file ? { kind: 'file', text: await file.text() } : undefined);
						}}
					/>
				</div>
			) : null}
		</div>
	);
}

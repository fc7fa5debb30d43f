import { useEffect, useState } from 'react';
import { Field, type FieldProps } from '../../ui/Field.tsx';

export interface CommitFieldProps
	extends Pick<FieldProps, 'label' | 'hint' | 'mono' | 'hideLabel' | 'list' | 'placeholder'> {
	value: string;
	/** What's wrong with the text, in words. */
	check?(text: string): string | undefined;
	onCommit(text: string): void;
}

/** A field that counts on Enter or when it's left; Escape brings the old text back. */
export function CommitField({ value, check, onCommit, ...field }: CommitFieldProps) {
	const [text, setText] = useState(value);
	useEffect(() => setText(value), [value]);
	const error = text === value ? undefined : check?.(text);
	const commit = () => {
		if (text === value) return;
		if (error) setText(value);
		else onCommit(text);
	};
	return (
		<Field
			{...field}
			value={text}
			error={error}
			autoComplete="off"
			spellCheck={false}
			onChange={(event) => setText(event.currentTarget.value)}
			onBlur={commit}
			onKeyDown={(event) => {
				if (event.key === 'Enter' && !error) commit();
				if (event.key === 'Escape') setText(value);
			}}
		/>
	);
}

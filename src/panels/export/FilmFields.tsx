import { useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { Field } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { clockText, parseClock } from '../shared/format.ts';
import { type FilmRange, filmSecondsMax } from '../shared/services.ts';

const speeds = [0.5, 1, 2, 5] as const;

/** From when to when, and how fast. */
export function FilmFields({ film, onChange }: { film: FilmRange; onChange(film: FilmRange): void }) {
	const words = useMessages().exporting;
	const seconds = (film.to - film.from) / 1_000_000 / film.speed;
	return (
		<div className="mt-2 flex flex-wrap items-end gap-3 pl-8">
			<TimeField
				label={words.from}
				value={film.from}
				onChange={(from) => onChange({ ...film, from, to: Math.max(film.to, from) })}
			/>
			<TimeField
				label={words.to}
				value={film.to}
				onChange={(to) => onChange({ ...film, to, from: Math.min(film.from, to) })}
			/>
			<Segmented<string>
				label={words.speed}
				choices={speeds.map((speed) => ({ value: String(speed), label: `${speed}×` }))}
				value={String(film.speed)}
				onChange={(speed) => onChange({ ...film, speed: Number(speed) })}
			/>
			<p className="w-full text-sm text-text-muted">
				{seconds > filmSecondsMax ? words.filmLong(Math.round(seconds)) : words.filmLength(Math.round(seconds))}
			</p>
		</div>
	);
}

function TimeField({ label, value, onChange }: { label: string; value: number; onChange(us: number): void }) {
	const [text, setText] = useState<string>();
	const commit = () => {
		const us = text === undefined ? undefined : parseClock(text);
		if (us !== undefined) onChange(us);
		setText(undefined);
	};
	return (
		<Field
			label={label}
			mono
			className="w-28"
			value={text ?? clockText(value)}
			onChange={(event) => setText(event.currentTarget.value)}
			onBlur={commit}
			onKeyDown={(event) => {
				if (event.key === 'Enter') commit();
			}}
		/>
	);
}

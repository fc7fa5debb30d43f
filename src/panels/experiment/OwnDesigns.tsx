import { Play } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { comparisonOf, type Source, type SourceProblem } from '../../simulation/experiment/sources.ts';
import { experiment } from '../../simulation/experiment/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { DesignSource } from './DesignSource.tsx';
import { letters } from './texts.ts';

const second = 1_000_000;
const lengths = { minute: 60 * second, three: 180 * second, five: 300 * second, ten: 600 * second } as const;
type Length = keyof typeof lengths;
const seedMax = 0xffff_ffff;
const perSecondMax = 2_000;

/** A whole number from `min` to `max`, or undefined. */
function wholeNumber(text: string, min: number, max: number): number | undefined {
	const value = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
	return value >= min && value <= max ? value : undefined;
}

/** Any two scenarios under the same conditions. */
export function OwnDesigns() {
	const { experiment: texts } = useMessages();
	const [sources, setSources] = useState<[Source | undefined, Source | undefined]>([{ kind: 'present' }, undefined]);
	const [length, setLength] = useState<Length>('three');
	const [seed, setSeed] = useState('1');
	const [load, setLoad] = useState('0');
	const [problem, setProblem] = useState<string>();
	const sentence = useProblemText();
	const seedValue = wholeNumber(seed, 0, seedMax);
	const loadValue = wholeNumber(load, 0, perSecondMax);

	const start = async (event: FormEvent) => {
		event.preventDefault();
		const [first, other] = sources;
		if (!first || !other) return setProblem(texts.missing(first ? letters[1] : letters[0]));
		if (seedValue === undefined || loadValue === undefined) return;
		const conditions = { seed: seedValue, durationUs: lengths[length], perSecond: loadValue };
		const made = await comparisonOf([first, other], conditions);
		if ('problem' in made) setProblem(sentence(made.problem));
		else experiment.run(made.comparison);
	};
	const wrong = (value: number | undefined, max: number) =>
		value === undefined ? texts.notANumber('0', String(max)) : undefined;

	return (
		<form onSubmit={(event) => void start(event)} aria-label={texts.ownTitle} className="flex flex-col gap-3">
			<h3 className="text-sm font-semibold">{texts.ownTitle}</h3>
			<div className="grid grid-cols-[repeat(auto-fill,minmax(min(19rem,100%),1fr))] gap-3">
				{([0, 1] as const).map((side) => (
					<DesignSource
						key={side}
						label={texts.side(letters[side])}
						onChange={(source) => {
							setProblem(undefined);
							setSources((before) => (side === 0 ? [source, before[1]] : [before[0], source]));
						}}
						initial={side === 0 ? 'present' : ''}
					/>
				))}
				<Field
					label={texts.loadPerSecond}
					hint={texts.loadHint}
					error={wrong(loadValue, perSecondMax)}
					inputMode="numeric"
					value={load}
					onChange={(event) => setLoad(event.currentTarget.value)}
				/>
				<Field
					label={texts.seed}
					error={wrong(seedValue, seedMax)}
					inputMode="numeric"
					value={seed}
					onChange={(event) => setSeed(event.currentTarget.value)}
				/>
			</div>
			<div className="flex flex-wrap items-center justify-between gap-3">
				<Segmented<Length>
					label={texts.duration}
					choices={(Object.keys(lengths) as Length[]).map((value) => ({ value, label: texts.durations[value] }))}
					value={length}
					onChange={setLength}
				/>
				<Button type="submit" variant="primary" icon={<Play size={16} aria-hidden />}>
					{texts.start}
				</Button>
			</div>
			<p role="alert" className="text-sm text-failing-text empty:hidden">
				{problem}
			</p>
		</form>
	);
}

function useProblemText(): (problem: SourceProblem) => string {
	const { app, experiment: texts } = useMessages();
	return (problem) => {
		const letter = letters[problem.side];
		if (problem.kind === 'noService') return texts.noService(letter);
		return `${texts.side(letter)}: ${app.linkError.codes[problem.error.code]}`;
	};
}

import { X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useLanguage, useMessages } from '../../i18n/language.ts';
import { closeSplit, type PodFacts, type SideShown, useSplit } from '../../simulation/split/state.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useTheme } from '../../ui/theme.ts';
import { readColours } from '../export/colours.ts';
import { createPictures } from '../export/stagePicture.ts';

/** Over the stage: two runs of the same cluster, and under each what tells its pod from the one at the start. */
export function SplitStage() {
	const messages = useMessages();
	const sides = useSplit((state) => state.sides);
	if (!sides || !('lesson' in messages)) return null;
	const words = messages.lesson.split;
	return (
		<section
			aria-label={words.title}
			data-split=""
			className="absolute inset-0 z-10 flex flex-col gap-3 overflow-y-auto bg-ground px-4 py-3"
		>
			<header className="flex items-center gap-2">
				<h2 className="flex-1 text-lg font-semibold">{words.title}</h2>
				<IconButton label={messages.common.close} icon={<X size={18} aria-hidden />} size="sm" onClick={closeSplit} />
			</header>
			<div className="grid gap-4 sm:min-h-0 sm:flex-1 sm:grid-cols-2">
				{sides.map((side) => (
					<Side key={side.label.en} side={side} />
				))}
			</div>
		</section>
	);
}

function Side({ side }: { side: SideShown }) {
	const language = useLanguage();
	const label = side.label[language];
	return (
		<figure className="flex flex-col sm:min-h-0 gap-2 rounded-xl border border-line bg-surface p-3">
			<figcaption className="font-semibold">{label}</figcaption>
			<Picture side={side} label={label} />
			<Facts before={side.before} now={side.now} />
		</figure>
	);
}

/** The run's stage, drawn anew as it goes. */
function Picture({ side, label }: { side: SideShown; label: string }) {
	const { canvas, common } = useMessages();
	const { theme } = useTheme();
	const [draw] = useState(createPictures);
	const [colours, setColours] = useState(readColours);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the colours are the theme's.
	useEffect(() => setColours(readColours()), [theme]);
	const svg = useMemo(
		() =>
			draw(side.cluster, { title: label, colours, words: canvas, roles: common.roles, positions: {}, speed: 1 }).svg,
		[draw, side, label, colours, canvas, common],
	);
	const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	return <img src={source} alt={label} className="h-56 w-full object-contain sm:h-auto sm:min-h-48 sm:flex-1" />;
}

function Facts({ before, now }: { before: PodFacts | undefined; now: PodFacts | undefined }) {
	const words = useMessages().lesson.split;
	const rows: [string, string | undefined, string | undefined][] = [
		[words.uid, before?.uid, now?.uid],
		[words.ip, before?.ip, now?.ip],
		...((now ?? before)?.containers.map(({ name }): [string, string | undefined, string | undefined] => [
			words.restarts(name),
			restartsOf(before, name),
			restartsOf(now, name),
		]) ?? []),
		[words.volume, before && words.bytes(before.volumeBytes), now && words.bytes(now.volumeBytes)],
	];
	return (
		<table className="w-full text-sm">
			<thead className="text-left text-text-muted">
				<tr>
					<th scope="col">
						<span className="sr-only">{words.fact}</span>
					</th>
					<th scope="col" className="font-medium">
						{words.before}
					</th>
					<th scope="col" className="font-medium">
						{words.now}
					</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(([name, was, is]) => (
					<tr key={name} className="border-t border-line">
						<th scope="row" className="py-1 pr-2 text-left font-medium text-text-muted">
							{name}
						</th>
						<td className="py-1 pr-2 font-mono">{was || '–'}</td>
						<td className={cx('py-1 font-mono', was !== is && 'font-semibold text-accent-text')}>{is || '–'}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

const restartsOf = (facts: PodFacts | undefined, name: string): string | undefined =>
	facts?.containers.find((container) => container.name === name)?.restarts.toString();

/** The little Markdown that lessons need, as elements: paragraphs, lists, emphasis, code, links. HTML in it is only text. */
import { Fragment, type ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';

/** `code`, **bold**, *emphasis*, [text](https://…): whichever comes first. */
const inline = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/;

function parts(source: string): ReactNode[] {
	const found: ReactNode[] = [];
	let rest = source;
	for (let key = 0; rest !== ''; key += 1) {
		const match = inline.exec(rest);
		if (!match) return [...found, <Fragment key={key}>{rest}</Fragment>];
		const [whole, code, bold, emphasis, label, address] = match;
		if (match.index > 0) found.push(<Fragment key={`${key}-`}>{rest.slice(0, match.index)}</Fragment>);
		if (code !== undefined)
			found.push(
				<code key={key} className="rounded-sm bg-sunken px-[3px] py-px font-mono text-[0.93em]">
					{code}
				</code>,
			);
		else if (bold !== undefined) found.push(<strong key={key}>{bold}</strong>);
		else if (emphasis !== undefined) found.push(<em key={key}>{emphasis}</em>);
		else
			found.push(
				<a
					key={key}
					href={address}
					target="_blank"
					rel="noreferrer nofollow"
					className="text-accent-text underline underline-offset-2"
				>
					{label}
				</a>,
			);
		rest = rest.slice(match.index + whole.length);
	}
	return found;
}

/** The same words may stand there twice: their place is what tells them apart. */
const numbered = (list: readonly string[]): [string, string][] => list.map((each, index) => [`${index} ${each}`, each]);

const isItem = (line: string): boolean => /^\s*[-*] /.test(line);

function Block({ source }: { source: string }) {
	const lines = source.split('\n');
	if (lines.every(isItem)) {
		return (
			<ul className="list-disc pl-5">
				{numbered(lines).map(([key, line]) => (
					<li key={key}>{parts(line.replace(/^\s*[-*] /, ''))}</li>
				))}
			</ul>
		);
	}
	return <p>{parts(lines.join(' '))}</p>;
}

export function Markdown({ source, className }: { source: string; className?: string | undefined }) {
	const blocks = source.split(/\n{2,}/).filter((block) => block.trim() !== '');
	return (
		<div className={cx('flex flex-col gap-2 leading-relaxed', className)}>
			{numbered(blocks).map(([key, block]) => (
				<Block key={key} source={block} />
			))}
		</div>
	);
}

/** A text of a lesson in the page's language: `code` in backticks, the page's own words between asterisks. */
import { Fragment } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import type { Text } from '../../simulation/lesson/state.ts';
import { cx } from '../../ui/cx.ts';
import { Markdown } from './own/Markdown.tsx';

export function useText(): (text: Text) => string {
	const language = useLanguage();
	return (text) => text[language];
}

/** As plain words, for a label or an announcement. */
export const plainText = (text: string): string => text.replace(/[`*]/g, '');

export function Written({ text, className }: { text: Text; className?: string }) {
	const words = useText()(text);
	if (text.markdown) return <Markdown source={words} className={className} />;
	return (
		<p className={cx('leading-relaxed', className)}>
			<Inline words={words} />
		</p>
	);
}

/** The same within a line. */
export function Inline({ words }: { words: string }) {
	const parts = words.split(/(`[^`]+`|\*[^*]+\*)/);
	return parts.map((part, index) => {
		const inner = part.slice(1, -1);
		// The same words may stand there twice: their place is what tells them apart.
		const key = `${index} ${part}`;
		if (part.startsWith('`'))
			return (
				<code key={key} lang="en" className="rounded-sm bg-sunken px-[3px] py-px font-mono text-[0.93em]">
					{inner}
				</code>
			);
		if (part.startsWith('*')) return <strong key={key}>{inner}</strong>;
		return <Fragment key={key}>{part}</Fragment>;
	});
}

import { useMessages } from '../../i18n/language.ts';
import { clockText } from '../shared/format.ts';
import { Quiet } from './parts.tsx';

const shownLines = 12;

/** The newest lines of a container's log, the newest last. */
export function LogTail({ lines }: { lines: readonly { at: number; text: string }[] }) {
	const { inspector } = useMessages();
	if (lines.length === 0) return <Quiet>{inspector.noLogs}</Quiet>;
	const shown = lines.slice(-shownLines);
	const first = lines.length - shown.length;
	return (
		<ol
			lang="en"
			// biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and so must be reachable by keyboard.
			tabIndex={0}
			aria-label={inspector.sections.logs}
			className="overflow-x-auto rounded-md bg-ground px-2.5 py-2 font-mono text-sm leading-5"
		>
			{shown.map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a log only grows, so a line's place is its name.
				<li key={first + index} className="flex gap-3 whitespace-pre">
					<span className="text-text-faint tabular-nums select-none">{clockText(line.at)}</span>
					<span>{line.text}</span>
				</li>
			))}
		</ol>
	);
}

import { useMessages } from '../../i18n/language.ts';
import type { Text } from '../../simulation/lesson/state.ts';
import { cx } from '../../ui/cx.ts';
import { Inline, useText } from './Written.tsx';

interface ChoiceButtonProps {
	/** The choice's key, by which tests find it. */
	name: string;
	text: Text;
	/** It was chosen. */
	isMine: boolean;
	/** It's what happened. */
	isTrue: boolean;
	disabled: boolean;
	onChoose(): void;
}

/** One answer to a question; afterwards it says whether it was chosen, and whether it came true. */
export function ChoiceButton({ name, text, isMine, isTrue, disabled, onChoose }: ChoiceButtonProps) {
	const words = useMessages().lesson;
	const said = useText()(text);
	return (
		<button
			type="button"
			data-choice={name}
			disabled={disabled}
			onClick={onChoose}
			className={cx(
				'rounded-lg border px-3 py-2 text-left transition-colors',
				isTrue
					? 'border-running bg-running-soft'
					: isMine
						? 'border-accent bg-accent-soft'
						: 'border-line-strong enabled:hover:bg-hover disabled:text-text-muted',
			)}
		>
			<Inline words={said} />
			{isMine || isTrue ? (
				<span className="mt-0.5 block text-sm text-text-muted">
					{[...(isMine ? [words.yourAnswer] : []), ...(isTrue ? [words.whatCame] : [])].join(', ')}
				</span>
			) : null}
		</button>
	);
}

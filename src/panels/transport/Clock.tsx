import { useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { announce } from '../../ui/announce.ts';
import { clockText, parseClock } from '../shared/format.ts';

const box = 'h-8 w-26 rounded-md px-2 text-center font-mono text-sm tabular-nums';

/** Virtual time; click it to type another. */
export function Clock() {
	const [editing, setEditing] = useState(false);
	return editing ? <ClockField onDone={() => setEditing(false)} /> : <ClockFace onEdit={() => setEditing(true)} />;
}

function ClockFace({ onEdit }: { onEdit(): void }) {
	const { timeline } = useMessages();
	const text = useSimulation((state) => clockText(state.now));
	return (
		<button
			type="button"
			onClick={onEdit}
			aria-label={timeline.clockTitle(text)}
			title={timeline.goTo}
			data-testid="clock"
			className={`${box} border border-transparent font-medium transition-colors hover:border-line-strong hover:bg-hover`}
		>
			{text}
		</button>
	);
}

function ClockField({ onDone }: { onDone(): void }) {
	const { timeline } = useMessages();
	const [text, setText] = useState(() => clockText(simulation.getState().now));
	const us = parseClock(text);
	const go = () => {
		if (us === undefined) return announce(timeline.badTime);
		simulation.seek(us);
		onDone();
	};
	return (
		<input
			// biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was just pressed.
			autoFocus
			aria-label={timeline.goTo}
			aria-invalid={us === undefined}
			title={us === undefined ? timeline.badTime : undefined}
			value={text}
			onFocus={(event) => event.currentTarget.select()}
			onChange={(event) => setText(event.currentTarget.value)}
			onBlur={onDone}
			onKeyDown={(event) => {
				if (event.key === 'Enter') go();
				if (event.key === 'Escape') onDone();
				event.stopPropagation();
			}}
			className={`${box} border border-edge bg-raised aria-invalid:border-failing`}
		/>
	);
}

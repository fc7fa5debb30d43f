import { Minus, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';

export interface StepperProps {
	/** Names the number: `Replicas`. */
	label: string;
	lessLabel: string;
	moreLabel: string;
	value: number;
	min?: number;
	max: number;
	onChange(value: number): void;
}

const end =
	'flex size-8 items-center justify-center text-text-muted transition-colors enabled:hover:bg-hover enabled:hover:text-text disabled:opacity-40 focus-visible:-outline-offset-2';

/** A whole number with less and more; typed numbers count on Enter or when the field is left. */
export function Stepper({ label, lessLabel, moreLabel, value, min = 0, max, onChange }: StepperProps) {
	const [text, setText] = useState(String(value));
	useEffect(() => setText(String(value)), [value]);
	const settle = () => {
		const wanted = Number.parseInt(text, 10);
		if (!Number.isFinite(wanted)) return setText(String(value));
		const next = Math.max(min, Math.min(max, wanted));
		setText(String(next));
		if (next !== value) onChange(next);
	};
	return (
		<div className="inline-flex h-8 items-stretch overflow-hidden rounded-md border border-line-strong bg-raised shadow-raised">
			<button
				type="button"
				aria-label={lessLabel}
				disabled={value <= min}
				onClick={() => onChange(value - 1)}
				className={end}
			>
				<Minus size={16} aria-hidden />
			</button>
			<input
				aria-label={label}
				inputMode="numeric"
				role="spinbutton"
				aria-valuenow={value}
				aria-valuemin={min}
				aria-valuemax={max}
				value={text}
				onChange={(event) => setText(event.currentTarget.value.replace(/\D/g, ''))}
				onBlur={settle}
				onKeyDown={(event) => {
					if (event.key === 'Enter') settle();
					if (event.key === 'ArrowUp' && value < max) onChange(value + 1);
					if (event.key === 'ArrowDown' && value > min) onChange(value - 1);
				}}
				className="w-11 border-x border-line bg-transparent text-center text-sm font-semibold tabular-nums focus-visible:-outline-offset-2"
			/>
			<button
				type="button"
				aria-label={moreLabel}
				disabled={value >= max}
				onClick={() => onChange(value + 1)}
				className={end}
			>
				<Plus size={16} aria-hidden />
			</button>
		</div>
	);
}

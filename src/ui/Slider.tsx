import { cx } from './cx.ts';

export interface SliderProps {
	label: string;
	min: number;
	max: number;
	step: number;
	value: number;
	/** What's read aloud and shown for the value. */
	valueText: string;
	onChange(value: number): void;
	className?: string;
}

/** A native range input in the app's colours. */
export function Slider({ label, valueText, onChange, className, ...range }: SliderProps) {
	return (
		<input
			type="range"
			aria-label={label}
			aria-valuetext={valueText}
			{...range}
			onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
			className={cx('h-6 cursor-pointer accent-accent', className)}
		/>
	);
}

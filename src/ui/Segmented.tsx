import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';

export interface Choice<T extends string | number> {
	value: T;
	label: string;
	icon?: ReactNode;
}

export interface SegmentedProps<T extends string | number> {
	/** Names the set for screen readers. */
	label: string;
	choices: readonly Choice<T>[];
	value: T;
	onChange(value: T): void;
	/** Show only icons; labels stay names. */
	iconsOnly?: boolean;
	stretch?: boolean;
}

/** One choice of a few, all in sight: radio buttons that look like one control. */
export function Segmented<T extends string | number>(props: SegmentedProps<T>) {
	const name = useId();
	return (
		<fieldset className={cx('flex rounded-md bg-sunken p-0.5', props.stretch ? 'w-full' : 'w-fit')}>
			<legend className="sr-only">{props.label}</legend>
			{props.choices.map((choice) => (
				<label
					key={choice.value}
					title={props.iconsOnly ? choice.label : undefined}
					className={cx(
						'flex h-8 min-w-8 cursor-pointer items-center justify-center gap-1.5 rounded-[6px] px-2.5 text-sm font-medium whitespace-nowrap text-text-muted transition-colors select-none hover:text-text',
						'has-checked:bg-raised has-checked:text-text has-checked:shadow-raised has-focus-visible:outline-2 has-focus-visible:outline-accent',
						props.stretch && 'flex-1',
					)}
				>
					<input
						type="radio"
						name={name}
						className="sr-only"
						checked={choice.value === props.value}
						onChange={() => props.onChange(choice.value)}
						aria-label={props.iconsOnly ? choice.label : undefined}
					/>
					{choice.icon}
					{props.iconsOnly ? null : choice.label}
				</label>
			))}
		</fieldset>
	);
}

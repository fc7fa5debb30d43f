import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';

export interface SelectProps {
	label: string;
	hideLabel?: boolean;
	value: string;
	onChange(value: string): void;
	/** <option>s, in <optgroup>s if there are many. */
	children: ReactNode;
	className?: string;
	disabled?: boolean;
}

/** One choice of many: the browser's own list. */
export function Select({ label, hideLabel, value, onChange, children, className, disabled }: SelectProps) {
	const id = useId();
	return (
		<div className={className}>
			<label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block text-sm font-medium text-text-muted'}>
				{label}
			</label>
			<select
				id={id}
				value={value}
				disabled={disabled}
				onChange={(event) => onChange(event.currentTarget.value)}
				className={cx('h-9 w-full min-w-0 rounded-md border border-edge bg-raised px-2 text-sm text-text')}
			>
				{children}
			</select>
		</div>
	);
}

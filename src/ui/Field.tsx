import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';

const box =
	'w-full rounded-md border border-edge bg-raised text-text placeholder:text-text-faint focus-visible:outline-offset-0 aria-invalid:border-failing read-only:bg-ground';

export interface FieldProps extends Omit<ComponentProps<'input'>, 'id'> {
	label: string;
	hint?: ReactNode;
	error?: string | undefined;
	mono?: boolean;
	hideLabel?: boolean;
}

/** A line of text with its label, hint and error. */
export function Field({ label, hint, error, mono, hideLabel, className, ...input }: FieldProps) {
	const id = useId();
	const described = error || hint ? `${id}-hint` : undefined;
	return (
		<div className={className}>
			<label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block text-sm font-medium text-text-muted'}>
				{label}
			</label>
			<input
				{...input}
				id={id}
				aria-invalid={error ? true : undefined}
				aria-describedby={described}
				className={cx(box, 'h-9 px-2.5 text-sm', mono && 'font-mono')}
			/>
			{error ? (
				<p id={described} className="mt-1 text-sm text-failing-text">
					{error}
				</p>
			) : hint ? (
				<p id={described} className="mt-1 text-sm text-text-muted">
					{hint}
				</p>
			) : null}
		</div>
	);
}

export interface CodeAreaProps extends Omit<ComponentProps<'textarea'>, 'id'> {
	label: string;
	hideLabel?: boolean;
}

/** Several lines in a fixed-width face, nothing corrected or wrapped. Tab leaves it, as in any field. */
export function CodeArea({ label, hideLabel, className, ...area }: CodeAreaProps) {
	const id = useId();
	return (
		<div className={cx('flex flex-col', className)}>
			<label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block text-sm font-medium text-text-muted'}>
				{label}
			</label>
			<textarea
				spellCheck={false}
				autoCapitalize="off"
				autoCorrect="off"
				wrap="off"
				{...area}
				id={id}
				className={cx(box, 'min-h-40 flex-1 resize-none p-3 font-mono text-sm leading-5')}
			/>
		</div>
	);
}

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'id'> {
	label: string;
	hint?: ReactNode;
}

/** Several lines of prose. */
export function TextArea({ label, hint, className, ...area }: TextAreaProps) {
	const id = useId();
	return (
		<div className={className}>
			<label htmlFor={id} className="mb-1 block text-sm font-medium text-text-muted">
				{label}
			</label>
			<textarea
				{...area}
				id={id}
				aria-describedby={hint ? `${id}-hint` : undefined}
				className={cx(box, 'block resize-y px-2.5 py-1.5 text-sm')}
			/>
			{hint ? (
				<p id={`${id}-hint`} className="mt-1 text-sm text-text-muted">
					{hint}
				</p>
			) : null}
		</div>
	);
}

export interface SwitchProps {
	label: string;
	hint?: string;
	checked: boolean;
	onChange(checked: boolean): void;
}

/** On or off, at once. */
export function Switch({ label, hint, checked, onChange }: SwitchProps) {
	const id = useId();
	return (
		<div className="flex items-start gap-3">
			<label htmlFor={id} className="min-w-0 flex-1 cursor-pointer text-sm">
				<span className="font-medium">{label}</span>
				{hint ? <span className="block text-text-muted">{hint}</span> : null}
			</label>
			<input
				id={id}
				type="checkbox"
				role="switch"
				aria-checked={checked}
				checked={checked}
				onChange={(event) => onChange(event.currentTarget.checked)}
				className="relative mt-0.5 h-6 w-10 shrink-0 cursor-pointer appearance-none rounded-full bg-edge transition-colors before:absolute before:top-0.5 before:left-0.5 before:size-5 before:rounded-full before:bg-surface before:shadow-raised before:transition-transform checked:bg-accent checked:before:translate-x-4"
			/>
		</div>
	);
}

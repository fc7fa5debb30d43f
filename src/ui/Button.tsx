import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md';

const base =
	'inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-45';

const variants: Record<ButtonVariant, string> = {
	primary: 'bg-accent text-on-accent enabled:hover:bg-accent-hover',
	secondary:
		'border border-line-strong bg-raised text-text shadow-raised enabled:hover:bg-hover enabled:active:bg-pressed',
	ghost: 'text-text-muted enabled:hover:bg-hover enabled:hover:text-text enabled:active:bg-pressed',
	danger:
		'border border-line-strong bg-raised text-failing-text shadow-raised enabled:hover:border-failing enabled:hover:bg-failing-soft',
};

const sizes: Record<ButtonSize, string> = { sm: 'h-8 px-2.5 text-sm', md: 'h-9 px-3 text-sm' };

export function buttonClass(variant: ButtonVariant, size: ButtonSize): string {
	return cx(base, variants[variant], sizes[size]);
}

export interface ButtonProps extends ComponentProps<'button'> {
	variant?: ButtonVariant;
	size?: ButtonSize;
	icon?: ReactNode;
}

export function Button({ variant = 'secondary', size = 'md', icon, className, children, ...rest }: ButtonProps) {
	return (
		<button type="button" {...rest} className={cx(buttonClass(variant, size), className)}>
			{icon}
			{children}
		</button>
	);
}

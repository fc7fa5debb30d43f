import { type ComponentProps, type ReactNode, type RefObject, useRef } from 'react';
import { ariaKeys } from './ariaKeys.ts';
import type { ButtonSize, ButtonVariant } from './Button.tsx';
import { buttonClass } from './Button.tsx';
import { cx } from './cx.ts';
import { Keys } from './Keys.tsx';
import type { Side } from './place.ts';
import { useTooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title' | 'ref'> {
	/** Its name, for the tooltip and for screen readers. */
	label: string;
	icon: ReactNode;
	/** Shown in the tooltip and announced: `Ctrl+Z`. */
	shortcut?: string | undefined;
	variant?: ButtonVariant;
	size?: ButtonSize;
	side?: Side;
	pressed?: boolean;
	ref?: RefObject<HTMLButtonElement | null>;
}

/** A square button that has only an icon: its tooltip is its name. Stays focusable while disabled. */
export function IconButton({
	label,
	icon,
	shortcut,
	variant = 'ghost',
	size = 'md',
	side = 'bottom',
	pressed,
	disabled = false,
	className,
	onClick,
	ref,
	...rest
}: IconButtonProps) {
	const own = useRef<HTMLButtonElement>(null);
	const anchor = ref ?? own;
	const { trigger, tip } = useTooltip(
		anchor,
		<span className="flex items-center gap-2">
			{label}
			{shortcut ? <Keys keys={shortcut} /> : null}
		</span>,
		{ side },
	);
	return (
		<>
			<button
				type="button"
				{...rest}
				{...trigger}
				ref={anchor}
				aria-label={label}
				aria-keyshortcuts={shortcut && ariaKeys(shortcut)}
				aria-disabled={disabled || undefined}
				aria-pressed={pressed}
				onClick={disabled ? undefined : onClick}
				className={cx(
					buttonClass(variant, size),
					size === 'sm' ? 'w-8 px-0!' : 'w-9 px-0!',
					'aria-disabled:cursor-default! aria-disabled:opacity-40',
					disabled && 'hover:bg-transparent!',
					pressed && 'bg-accent-soft! text-accent-text!',
					className,
				)}
			>
				{icon}
			</button>
			{tip}
		</>
	);
}

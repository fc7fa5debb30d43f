import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { cx } from './cx.ts';

export interface Tab<T extends string> {
	value: T;
	label: string;
	icon?: ReactNode;
}

export interface TabsProps<T extends string> {
	label: string;
	tabs: readonly Tab<T>[];
	value: T;
	onChange(value: T): void;
	/** The open tab's content. */
	children: ReactNode;
	className?: string;
	/** Stands at the right of the tabs. */
	trailing?: ReactNode;
}

/** Tabs with their one open panel; arrows move along them. */
export function Tabs<T extends string>({ label, tabs, value, onChange, children, className, trailing }: TabsProps<T>) {
	const id = useId();
	const list = useRef<HTMLDivElement>(null);
	const onKeyDown = (event: KeyboardEvent) => {
		const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (!step) return;
		const at = tabs.findIndex((tab) => tab.value === value);
		const next = tabs[(at + step + tabs.length) % tabs.length];
		if (!next) return;
		event.preventDefault();
		onChange(next.value);
		list.current?.querySelector<HTMLElement>(`[data-tab="${next.value}"]`)?.focus();
	};
	return (
		<div className={cx('flex min-h-0 flex-col', className)}>
			<div className="flex h-11 shrink-0 items-center gap-1 border-b border-line px-2">
				<div ref={list} role="tablist" aria-label={label} onKeyDown={onKeyDown} className="flex flex-1 self-stretch">
					{tabs.map((tab) => (
						<button
							key={tab.value}
							type="button"
							role="tab"
							id={`${id}-${tab.value}`}
							data-tab={tab.value}
							aria-selected={tab.value === value}
							aria-controls={`${id}-panel`}
							tabIndex={tab.value === value ? 0 : -1}
							onClick={() => onChange(tab.value)}
							className={cx(
								'-mb-px flex items-center gap-1.5 border-b-2 px-2.5 text-sm font-medium transition-colors focus-visible:-outline-offset-2',
								tab.value === value ? 'border-accent text-text' : 'border-transparent text-text-muted hover:text-text',
							)}
						>
							{tab.icon}
							{tab.label}
						</button>
					))}
				</div>
				{trailing}
			</div>
			<div
				role="tabpanel"
				id={`${id}-panel`}
				aria-labelledby={`${id}-${value}`}
				className="flex min-h-0 flex-1 flex-col"
			>
				{children}
			</div>
		</div>
	);
}

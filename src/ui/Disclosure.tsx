import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { cx } from './cx.ts';

export interface DisclosureProps {
	title: ReactNode;
	/** At the right of the title. */
	trailing?: ReactNode;
	defaultOpen?: boolean;
	/** Called only while it's open. */
	children: ReactNode | (() => ReactNode);
	className?: string;
}

/** A <details> that makes its content only when it's open. */
export function Disclosure({ title, trailing, defaultOpen = false, children, className }: DisclosureProps) {
	const [open, setOpen] = useState(defaultOpen);
	return (
		<details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className={className}>
			<summary className="flex min-h-9 list-none items-center gap-1.5 rounded-md text-sm font-semibold select-none focus-visible:outline-offset-0 [&::-webkit-details-marker]:hidden">
				<ChevronRight
					size={16}
					aria-hidden
					className={cx('shrink-0 text-text-faint transition-transform', open && 'rotate-90')}
				/>
				<span className="min-w-0 flex-1 truncate">{title}</span>
				{trailing}
			</summary>
			{open ? (typeof children === 'function' ? children() : children) : null}
		</details>
	);
}

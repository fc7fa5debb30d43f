import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';

/** The head of the inspector: what it is, its name, how it fares. */
export function Heading({
	icon,
	kind,
	name,
	status,
}: {
	icon: ReactNode;
	kind: string;
	name: string;
	status?: ReactNode;
}) {
	return (
		<header className="flex flex-col gap-1.5 px-4 pt-3.5 pb-3">
			<p className="flex items-center gap-1.5 text-sm text-text-muted">
				{icon}
				{kind}
			</p>
			<h2 className="text-lg leading-snug font-semibold break-words">{name}</h2>
			{status ? <div className="flex flex-wrap gap-1.5">{status}</div> : null}
		</header>
	);
}

/** A block with a small title. */
export function Section({
	title,
	trailing,
	children,
	className,
	point,
}: {
	title?: string;
	/** By this name lessons point at it. */
	point?: string;
	trailing?: ReactNode;
	children: ReactNode;
	className?: string;
}) {
	return (
		<section data-point={point} className={cx('border-t border-line px-4 py-3', className)}>
			{title ? (
				<div className="mb-2 flex min-h-6 items-center justify-between gap-2">
					<h3 className="text-sm font-semibold">{title}</h3>
					{trailing}
				</div>
			) : null}
			{children}
		</section>
	);
}

/** Names and values in two columns. */
export function Facts({ children }: { children: ReactNode }) {
	return <dl className="grid grid-cols-[minmax(5.5rem,auto)_1fr] gap-x-4 gap-y-1.5 text-sm">{children}</dl>;
}

export function Fact({ name, mono, children }: { name: string; mono?: boolean; children: ReactNode }) {
	return (
		<>
			<dt className="text-text-muted">{name}</dt>
			<dd className={cx('min-w-0 break-words', mono && 'font-mono tabular-nums')}>{children}</dd>
		</>
	);
}

/** Something that Kubernetes, or a program, said: as it is. */
export function Quote({ tone = 'plain', children }: { tone?: 'plain' | 'failing' | 'waiting'; children: ReactNode }) {
	const tones = {
		plain: 'bg-ground text-text-muted',
		failing: 'bg-failing-soft text-failing-text',
		waiting: 'bg-waiting-soft text-waiting-text',
	};
	return (
		<p lang="en" className={cx('rounded-md px-2.5 py-1.5 font-mono text-sm break-words', tones[tone])}>
			{children}
		</p>
	);
}

export function Quiet({ children }: { children: ReactNode }) {
	return <p className="text-sm text-text-muted">{children}</p>;
}

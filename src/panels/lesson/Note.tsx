import { CircleCheck, CornerDownLeft, Lightbulb } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';

const kinds = {
	hint: {
		icon: <Lightbulb size={18} aria-hidden className="mt-0.5 shrink-0 text-traffic-localhost" />,
		box: 'border-line bg-ground',
	},
	wrong: {
		icon: <CornerDownLeft size={18} aria-hidden className="mt-0.5 shrink-0 text-failing" />,
		box: 'border-failing bg-failing-soft',
	},
	success: {
		icon: <CircleCheck size={18} aria-hidden className="mt-0.5 shrink-0 text-running" />,
		box: 'border-running bg-running-soft',
	},
};

/** A block beside the text that says what came of it: a hint, a wrong turn, a success. */
export function Note({ kind, title, children }: { kind: keyof typeof kinds; title?: string; children: ReactNode }) {
	const { icon, box } = kinds[kind];
	return (
		<div data-note={kind} className={cx('flex gap-2.5 rounded-lg border py-2.5 pr-3 pl-2.5', box)}>
			{icon}
			<div className="flex min-w-0 flex-1 flex-col items-start gap-1.5">
				{title ? <p className="font-semibold">{title}</p> : null}
				{children}
			</div>
		</div>
	);
}

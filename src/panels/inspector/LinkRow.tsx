import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { simulation } from '../../simulation/store.ts';
import type { Selection } from '../../simulation/views.ts';

/** A row that selects something else: a node's pod, a pod's container. */
export function LinkRow({
	to,
	icon,
	name,
	detail,
	trailing,
}: {
	to: Selection;
	icon: ReactNode;
	name: string;
	detail?: ReactNode;
	trailing?: ReactNode;
}) {
	return (
		<button
			type="button"
			onClick={() => simulation.select(to)}
			className="group -mx-2 flex w-[calc(100%+1rem)] items-center gap-2.5 rounded-md px-2 py-1.5 text-left text-sm transition-colors hover:bg-hover focus-visible:outline-offset-0"
		>
			<span className="shrink-0 text-text-muted">{icon}</span>
			<span className="min-w-0 flex-1">
				<span className="block truncate font-medium">{name}</span>
				{detail ? <span className="block truncate text-text-muted">{detail}</span> : null}
			</span>
			{trailing}
			<ChevronRight
				size={16}
				aria-hidden
				className="shrink-0 text-text-faint transition-transform group-hover:translate-x-0.5"
			/>
		</button>
	);
}

/** The selected thing's place in another thing, as a link in running text. */
export function SelectLink({ to, children }: { to: Selection; children: ReactNode }) {
	return (
		<button
			type="button"
			onClick={() => simulation.select(to)}
			className="min-h-6 text-left text-accent-text underline decoration-accent/40 underline-offset-3 hover:decoration-accent"
		>
			{children}
		</button>
	);
}

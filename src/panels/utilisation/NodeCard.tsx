import { Check, TriangleAlert } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import type { NodeUse, Resource } from '../../simulation/utilisation/utilisation.ts';
import { resources } from '../../simulation/utilisation/utilisation.ts';
import { NodeIcon } from '../shared/icons.tsx';
import { StatusBadge } from '../shared/StatusBadge.tsx';
import { amountText } from './amounts.ts';
import { NodeTiles } from './NodeTiles.tsx';
import { UseBar } from './UseBar.tsx';

/** One node: its bars, its pods as tiles, and whether what's free is of use. */
export function NodeCard({ node, resource }: { node: NodeUse; resource: Resource }) {
	const { inspector } = useMessages();
	return (
		<article
			aria-label={node.name}
			className="grid grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)] gap-3 rounded-lg border border-line bg-ground p-3"
		>
			<header className="col-span-2 flex flex-col gap-1">
				<h2 className="flex items-center gap-1.5 text-sm font-semibold">
					<NodeIcon size={16} />
					<span className="truncate">{node.name}</span>
					{node.ready ? null : <StatusBadge tone="failing" word={inspector.nodeReady.no} />}
				</h2>
				<Verdict node={node} />
			</header>
			<div className="flex min-w-0 flex-col gap-2.5">
				{resources.map((each) => (
					<UseBar key={each} resource={each} share={node[each]} allocatable={node.allocatable[each]} />
				))}
			</div>
			<NodeTiles node={node} resource={resource} />
		</article>
	);
}

/** The largest pods that fit, as many as there would be of each alone. */
function roomText(room: NodeUse['room'], or: string): string {
	const fewest = room.toSorted((a, b) => a.count - b.count).slice(0, 3);
	return fewest.map(({ name, count }) => `${count} × ${name}`).join(or);
}

/** In words: what fits beside what's there, or why nothing does. */
function Verdict({ node }: { node: NodeUse }) {
	const { utilisation: texts } = useMessages();
	const { stranded, free, room } = node;
	const cpu = amountText('cpu', free.cpu, texts);
	const memory = amountText('memory', free.memory, texts);
	if (stranded) {
		const { name, requests, pending } = stranded.candidate;
		const asks = (pending ? texts.waitingAsks : texts.oneMoreAsks)(
			name,
			amountText('cpu', requests.cpu, texts),
			amountText('memory', requests.memory, texts),
		);
		return (
			<p className="flex items-start gap-1.5 text-sm text-waiting-text">
				<TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
				<span>{texts.lacks[stranded.lacks](cpu, memory, asks)}</span>
			</p>
		);
	}
	return (
		<p className="flex items-start gap-1.5 text-sm text-text-muted">
			{room.length > 0 ? <Check size={16} aria-hidden className="mt-0.5 shrink-0 text-running" /> : null}
			<span>
				{texts.free(cpu, memory)}
				{room.length > 0 ? ` ${texts.room(roomText(room, texts.or))}` : ''}
			</span>
		</p>
	);
}

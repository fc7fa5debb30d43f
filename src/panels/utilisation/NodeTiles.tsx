import { useMemo, useRef } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import type { NodeUse, Resource } from '../../simulation/utilisation/utilisation.ts';
import { cx } from '../../ui/cx.ts';
import { useElementSize } from '../../ui/useElementSize.ts';
import { amountText } from './amounts.ts';
import { type Tile, tilesOf } from './tiles.ts';

/** Stripes: free, and nobody can use it. */
const stripes =
	'repeating-linear-gradient(45deg, var(--color-waiting-soft) 0 6px, transparent 6px 12px), var(--color-surface)';

/** The node's pods, as large as what they request; filled as far as they use it. */
export function NodeTiles({ node, resource }: { node: NodeUse; resource: Resource }) {
	const { utilisation: texts } = useMessages();
	const box = useRef<HTMLUListElement>(null);
	const { width, height } = useElementSize(box);
	const selected = useSimulation(({ selection }) => (selection && 'uid' in selection ? selection.uid : undefined));
	const tiles = useMemo(() => tilesOf(node, resource, width, height), [node, resource, width, height]);
	return (
		<ul ref={box} aria-label={texts.tiles(node.name)} className="relative min-h-36 min-w-0">
			{tiles.map((tile) => (
				<li
					key={tile.pod?.uid ?? 'free'}
					className="absolute"
					style={{ left: tile.x, top: tile.y, width: tile.width, height: tile.height }}
				>
					{tile.pod ? (
						<PodTile tile={tile} pod={tile.pod} resource={resource} selected={tile.pod.uid === selected} />
					) : (
						<FreeTile node={node} resource={resource} tile={tile} />
					)}
				</li>
			))}
		</ul>
	);
}

function PodTile({
	tile,
	pod,
	resource,
	selected,
}: {
	tile: Tile;
	pod: NonNullable<Tile['pod']>;
	resource: Resource;
	selected: boolean;
}) {
	const { utilisation: texts } = useMessages();
	const { requested, used } = pod[resource];
	const spoken = texts.tile(pod.name, amountText(resource, requested, texts), amountText(resource, used, texts));
	return (
		<button
			type="button"
			title={spoken}
			aria-label={spoken}
			aria-pressed={selected}
			onClick={() => simulation.select({ kind: 'pod', uid: pod.uid })}
			className={cx(
				'relative flex size-full flex-col items-start overflow-hidden rounded-sm border bg-accent-soft text-sm',
				selected ? 'border-accent outline-2 outline-accent' : 'border-accent/60 hover:border-accent',
			)}
		>
			<span
				aria-hidden
				className="absolute inset-x-0 bottom-0 bg-accent/35"
				style={{ height: `${tile.usedShare * 100}%` }}
			/>
			{tile.width >= 44 && tile.height >= 24 ? (
				<span className="relative w-full truncate px-1.5 pt-0.5 text-left leading-5 font-medium">{pod.name}</span>
			) : null}
			{tile.width >= 72 && tile.height >= 46 ? (
				<span className="relative w-full truncate px-1.5 text-left leading-5 text-text-muted tabular-nums">
					{amountText(resource, requested, texts)}
				</span>
			) : null}
		</button>
	);
}

function FreeTile({ node, resource, tile }: { node: NodeUse; resource: Resource; tile: Tile }) {
	const { utilisation: texts } = useMessages();
	const other: Resource = resource === 'cpu' ? 'memory' : 'cpu';
	// What's short is simply used up; what lies idle beside it is stranded.
	const isStranded = node.stranded !== undefined && node.stranded.lacks !== resource;
	const label = isStranded ? texts.strandedTile : texts.freeTile;
	const text = `${label}: ${amountText(resource, node.free[resource], texts)}`;
	return (
		<div
			title={text}
			data-stranded={isStranded ? other : undefined}
			className={cx(
				'size-full overflow-hidden rounded-sm border border-dashed text-sm',
				isStranded ? 'border-waiting text-waiting-text' : 'border-line-strong text-text-muted',
			)}
			style={isStranded ? { background: stripes } : undefined}
		>
			{tile.width >= 44 && tile.height >= 24 ? (
				<span className={cx('m-0.5 inline-block max-w-full rounded-xs px-1 leading-5', isStranded && 'bg-surface')}>
					{tile.width >= 110 ? text : label}
				</span>
			) : (
				<span className="sr-only">{text}</span>
			)}
		</div>
	);
}

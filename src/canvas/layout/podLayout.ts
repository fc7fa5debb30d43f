/** The inside of a pod or a draft, relative to its own corner. */
import type { ContainerView } from '../../simulation/views.ts';
import { fitBesideName } from '../pod/ports.ts';
import type { Point, Rect, Size } from './geometry.ts';
import { metrics } from './metrics.ts';

export interface BlockPlace extends Rect {
	readonly name: string;
	/** Its ports stand on a line of their own, or beside the name. */
	readonly portLine: boolean;
}

export interface PodLayout extends Size {
	readonly blocks: readonly BlockPlace[];
	/** The loopback line on the left, from the first container to the last. */
	readonly loopback: { readonly x: number; readonly top: number; readonly bottom: number };
	/** The way out on the right: from a container's edge down to eth0. */
	readonly riser: { readonly x: number; readonly bottom: number };
	/** The dot on the rim. */
	readonly eth0: Point;
}

export type Shaped = Pick<ContainerView, 'name' | 'kind' | 'ports'>;

const blockWidth = metrics.pod.width - 2 * metrics.pod.side;

/** Whether the ports have a line of their own. */
function hasPortLine({ name, kind, ports }: Shaped): boolean {
	const marks = kind === 'app' ? 0 : metrics.block.kindWidth;
	return !fitBesideName(name, marks, ports, blockWidth - 2 * metrics.block.padding);
}

/** Every layout of one shape is one object, so that a view can compare by identity. */
const known = new Map<string, PodLayout>();
const knownLimit = 4000;

function build(containers: readonly Shaped[], above: number, footer: number): PodLayout {
	const { pod, block } = metrics;
	const blocks: BlockPlace[] = [];
	let y = pod.header + above;
	for (const container of containers) {
		const portLine = hasPortLine(container);
		const height = block.height + (portLine ? block.ports : 0);
		blocks.push({ name: container.name, portLine, x: pod.side, y, width: blockWidth, height });
		y += height + pod.gap;
	}
	const first = blocks[0];
	const last = blocks.at(-1);
	const height = y - pod.gap + footer;
	const riserBottom = y - pod.gap + pod.footer / 2;
	return {
		width: pod.width,
		height,
		blocks,
		loopback: {
			x: pod.rail,
			top: first ? first.y + first.height / 2 : pod.header,
			bottom: last ? last.y + last.height / 2 : pod.header,
		},
		riser: { x: pod.width - pod.rail, bottom: riserBottom },
		eth0: { x: pod.width - pod.eth0FromRight, y: height },
	};
}

function layout(containers: readonly Shaped[], above: number, footer: number): PodLayout {
	const key = `${above}|${footer}|${containers.map((each) => `${each.name}:${hasPortLine(each) ? 1 : 0}`).join()}`;
	const found = known.get(key);
	if (found) return found;
	if (known.size >= knownLimit) known.clear();
	const made = build(containers, above, footer);
	known.set(key, made);
	return made;
}

/** The last layout of each list of containers: the views keep the list while nothing in it changed. */
const byList = new WeakMap<readonly Shaped[], { explained: boolean; layout: PodLayout }>();

/** `explained` leaves room for the scheduler's message. */
export function layoutPod(containers: readonly Shaped[], explained = false): PodLayout {
	const last = byList.get(containers);
	if (last?.explained === explained) return last.layout;
	const made = layout(containers, explained ? metrics.pod.reason : 0, metrics.pod.footer);
	byList.set(containers, { explained, layout: made });
	return made;
}

export function layoutDraft(containers: readonly Shaped[]): PodLayout {
	return layout(containers, 0, metrics.draft.footer);
}

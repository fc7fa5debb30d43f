/** The inside of a pod or a draft, relative to its own corner. */
import type { ContainerView, VolumeView } from '../../simulation/views.ts';
import { fitBesideName } from '../pod/ports.ts';
import type { Point, Rect, Size } from './geometry.ts';
import { metrics } from './metrics.ts';

export interface BlockPlace extends Rect {
	readonly name: string;
	/** Its ports stand on a line of their own, or beside the name. */
	readonly portLine: boolean;
}

export interface VolumePlace extends Rect {
	readonly name: string;
	/** Where its mounts come down, and the containers that they come from. */
	readonly lineX: number;
	readonly mountedBy: readonly string[];
}

export interface PodLayout extends Size {
	readonly blocks: readonly BlockPlace[];
	readonly volumes: readonly VolumePlace[];
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

function build(
	containers: readonly Shaped[],
	volumes: readonly VolumeView[],
	above: number,
	footer: number,
): PodLayout {
	const { pod, block, volume } = metrics;
	const blocks: BlockPlace[] = [];
	let y = pod.header + above;
	for (const container of containers) {
		const portLine = hasPortLine(container);
		const height = block.height + (portLine ? block.ports : 0);
		blocks.push({ name: container.name, portLine, x: pod.side, y, width: blockWidth, height });
		y += height + pod.gap;
	}
	const drums = volumes.slice(0, volume.shown).map(({ name, mountedBy }, index): VolumePlace => {
		const top = y + index * (volume.height + volume.gap);
		const lineX = pod.side + volume.line + index * volume.lineStep;
		return { name, mountedBy, lineX, x: pod.side, y: top, width: blockWidth, height: volume.height };
	});
	y += drums.length * (volume.height + volume.gap);
	const first = blocks[0];
	const last = blocks.at(-1);
	const height = y - pod.gap + footer;
	const riserBottom = y - pod.gap + pod.footer / 2;
	return {
		width: pod.width,
		height,
		blocks,
		volumes: drums,
		loopback: {
			x: pod.rail,
			top: first ? first.y + first.height / 2 : pod.header,
			bottom: last ? last.y + last.height / 2 : pod.header,
		},
		riser: { x: pod.width - pod.rail, bottom: riserBottom },
		eth0: { x: pod.width - pod.eth0FromRight, y: height },
	};
}

function layout(
	containers: readonly Shaped[],
	volumes: readonly VolumeView[],
	above: number,
	footer: number,
): PodLayout {
	const blocks = containers.map((each) => `${each.name}:${hasPortLine(each) ? 1 : 0}`).join();
	const drums = volumes.map(({ name, mountedBy }) => `${name}:${mountedBy.join('+')}`).join();
	const key = `${above}|${footer}|${blocks}|${drums}`;
	const found = known.get(key);
	if (found) return found;
	if (known.size >= knownLimit) known.clear();
	const made = build(containers, volumes, above, footer);
	known.set(key, made);
	return made;
}

/** The last layout of each list of containers: the views keep the list while nothing in it changed. */
interface Last {
	explained: boolean;
	volumes: readonly VolumeView[];
	layout: PodLayout;
}
const byList = new WeakMap<readonly Shaped[], Last>();
const noVolumes: readonly VolumeView[] = [];

/** `explained` leaves room for the scheduler's message. */
export function layoutPod(containers: readonly Shaped[], volumes = noVolumes, explained = false): PodLayout {
	const last = byList.get(containers);
	if (last?.explained === explained && last.volumes === volumes) return last.layout;
	const made = layout(containers, volumes, explained ? metrics.pod.reason : 0, metrics.pod.footer);
	byList.set(containers, { explained, volumes, layout: made });
	return made;
}

export function layoutDraft(containers: readonly Shaped[], volumes = noVolumes): PodLayout {
	return layout(containers, volumes, 0, metrics.draft.footer);
}

/** The pending tray, relative to its own corner: pods that have no node yet. */
import type { Rect, Size } from './geometry.ts';
import type { PodOf } from './machineLayout.ts';
import { metrics } from './metrics.ts';
import type { PodLayout } from './podLayout.ts';

export interface TrayPod extends Rect {
	readonly uid: string;
	readonly layout: PodLayout;
}

export interface TrayLayout extends Size {
	readonly pods: readonly TrayPod[];
	/** Pods that wait and aren't drawn one by one. */
	readonly more: number;
}

const { tray, pod } = metrics;

const made = new WeakMap<readonly PodOf[], { room: number; narrow: boolean; layout: TrayLayout }>();

/**
 * Columns from the top, as tall as the machines beside them; in a portrait one column. At most `tray.shown` pods
 * are drawn, the oldest first, the others are counted. Memoised by the list `pending`.
 */
export function layoutTray(pending: readonly PodOf[], room: number, narrow: boolean): TrayLayout {
	const last = made.get(pending);
	if (last && last.room === room && last.narrow === narrow) return last.layout;
	const layout = build(pending, room, narrow);
	made.set(pending, { room, narrow, layout });
	return layout;
}

function build(pending: readonly PodOf[], room: number, narrow: boolean): TrayLayout {
	if (pending.length === 0) return { ...(narrow ? tray.emptyNarrow : tray.empty), pods: [], more: 0 };
	const shown = pending.slice(0, tray.shown);
	const more = pending.length - shown.length;
	const top = tray.header + tray.padding;
	const pods: TrayPod[] = [];
	let [x, y, height] = [tray.padding, top, 0];
	for (const { uid, layout } of shown) {
		if (!narrow && y > top && y + layout.height + tray.padding > room) {
			x += pod.width + tray.gap;
			y = top;
		}
		pods.push({ uid, layout, x, y, width: layout.width, height: layout.height });
		y += layout.height + tray.gap;
		height = Math.max(height, y);
	}
	return {
		pods,
		more,
		width: x + pod.width + tray.padding,
		height: height - tray.gap + tray.padding + (more > 0 ? 24 : 8),
	};
}

/** Which pod is at a point of the stage, from the layout alone. */
import type { Point, Rect } from '../layout/geometry.ts';
import type { StageLayout } from '../layout/stageLayout.ts';

const holds = ({ x, y, width, height }: Rect, point: Point) =>
	point.x >= x && point.x < x + width && point.y >= y && point.y < y + height;

/** The UID; `point` is in flow coordinates. */
export function podAt({ machines, tray, pods }: StageLayout, point: Point): string | undefined {
	const places = [...machines.values(), tray].toReversed();
	for (const place of places) {
		if (!holds(place, point)) continue;
		const inside = { x: point.x - place.x, y: point.y - place.y };
		const pod = place.inner.pods.find((each) => holds(each, inside));
		if (pod) return pods.has(pod.uid) ? pod.uid : undefined;
		return undefined;
	}
	return undefined;
}

/** Arrow keys on the stage: left and right between neighbours, down into what's focused, up and out of it. */
import type { Rect } from '../layout/geometry.ts';
import type { StageLayout } from '../layout/stageLayout.ts';
import { itemKey } from './selection.ts';

interface Stop extends Rect {
	/** The `data-item`. */
	readonly key: string;
}

/** The items in `parent`, or on the stage itself, by their place; `withContainers` while pods show theirs. */
function stopsIn(layout: StageLayout, parent: string | undefined, withContainers: boolean): Stop[] {
	const { machines, services, tray, drafts, pods } = layout;
	if (parent === undefined) {
		return [
			...services.map((place) => ({ ...place, key: `service:${place.key}` })),
			...(tray.inner.pods.length > 0 ? [{ ...tray, key: 'tray' }] : []),
			...[...machines.values()].map((place) => ({ ...place, key: `node:${place.name}` })),
			...[...drafts].map(([name, place]) => ({ ...place, key: `draft:${name}` })),
		];
	}
	const rest = parent.slice(parent.indexOf(':') + 1);
	const machine = parent.startsWith('node:') ? machines.get(rest) : undefined;
	const place = parent === 'tray' ? tray : machine;
	if (place) return place.inner.pods.map((pod) => ({ ...pod, key: `pod:${pod.uid}` }));
	if (!withContainers && parent.startsWith('pod:')) return [];
	const pod = parent.startsWith('pod:') ? pods.get(rest) : undefined;
	const draft = parent.startsWith('draft:') ? drafts.get(rest) : undefined;
	return (pod ?? draft)?.layout.blocks.map((block) => ({ ...block, key: containerKey(parent, block.name) })) ?? [];
}

function containerKey(parent: string, container: string): string {
	const rest = parent.slice(parent.indexOf(':') + 1);
	return parent.startsWith('pod:')
		? itemKey({ kind: 'container', uid: rest, container })
		: itemKey({ kind: 'draftContainer', name: rest, container });
}

function parentOf({ pods }: StageLayout, key: string): string | undefined {
	const [kind, rest] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
	if (kind === 'container') return `pod:${rest.slice(0, rest.indexOf('/'))}`;
	if (kind === 'draftContainer') return `draft:${rest.slice(0, rest.indexOf('/'))}`;
	if (kind !== 'pod') return undefined;
	const node = pods.get(rest)?.node;
	return node === undefined ? 'tray' : `node:${node}`;
}

/** In reading order as it's seen: what shares a line is on it from left to right. */
function inReadingOrder(stops: Stop[]): Stop[] {
	return stops.toSorted((a, b) => {
		const sameRow = a.y < b.y + b.height && b.y < a.y + a.height;
		return sameRow ? a.x - b.x : a.y - b.y;
	});
}

/** The item to go to from `from`, and its rectangle in its parent; undefined for other keys and where there's nothing. */
export function neighbour(layout: StageLayout, from: string, key: string, withContainers: boolean): string | undefined {
	const parent = parentOf(layout, from);
	const siblings = inReadingOrder(stopsIn(layout, parent, withContainers));
	const inside = () => inReadingOrder(stopsIn(layout, from, withContainers));
	const at = siblings.findIndex((stop) => stop.key === from);
	switch (key) {
		case 'ArrowRight':
			return siblings[at + 1]?.key;
		case 'ArrowLeft':
			return siblings[at - 1]?.key;
		case 'ArrowDown':
			return inside()[0]?.key ?? siblings[at + 1]?.key;
		case 'ArrowUp':
			return at > 0 && inside().length === 0 && parent !== undefined ? siblings[at - 1]?.key : parent;
		default:
			return undefined;
	}
}

/** Where an item stands on the stage, in flow coordinates. */
export function placeOf(layout: StageLayout, key: string): Rect | undefined {
	const rest = key.slice(key.indexOf(':') + 1);
	if (key === 'tray') return layout.tray;
	if (key.startsWith('node:')) return layout.machines.get(rest);
	if (key.startsWith('draft:')) return layout.drafts.get(rest);
	if (key.startsWith('service:')) return layout.services.find((service) => service.key === rest);
	if (key.startsWith('pod:')) return layout.pods.get(rest);
	const slash = rest.indexOf('/');
	const [head, name] = [rest.slice(0, slash), rest.slice(slash + 1)];
	const outer = key.startsWith('container:') ? layout.pods.get(head) : layout.drafts.get(head);
	const block = outer?.layout.blocks.find((each) => each.name === name);
	return outer && block && { ...block, x: outer.x + block.x, y: outer.y + block.y };
}

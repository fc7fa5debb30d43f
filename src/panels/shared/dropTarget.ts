/** From what lies under the pointer to the place that takes the drop. */
import type { Target } from '../../simulation/gestures.ts';

interface Point {
	drops: readonly string[];
	surface: { x: number; y: number } | undefined;
}

/** Reads one `data-drop` value (see `ui/dropZone.ts`). */
function read(value: string, surface: Point['surface']): Target | undefined {
	const colon = value.indexOf(':');
	const kind = colon === -1 ? value : value.slice(0, colon);
	const name = colon === -1 ? '' : value.slice(colon + 1);
	if (kind === 'tray') return { kind };
	if (kind === 'canvas') return surface && { kind, ...surface };
	if (name === '') return undefined;
	if (kind === 'node' || kind === 'draft') return { kind, name };
	if (kind !== 'pod') return undefined;
	const slash = name.indexOf('/');
	return slash === -1 ? undefined : { kind, namespace: name.slice(0, slash), name: name.slice(slash + 1) };
}

/** The innermost place under the point. */
export function targetAt({ drops, surface }: Point): Target | undefined {
	for (const value of drops) {
		const target = read(value, surface);
		if (target) return target;
	}
	return undefined;
}

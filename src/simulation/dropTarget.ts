/** `data-drop` values (see `ui/dropZone.ts`) and the places that they stand for. */
import type { Cargo, Target } from './gestures.ts';

/** The kinds of place that each cargo can be meant for; the others are looked through. */
const meant: Record<Cargo['kind'], readonly Target['kind'][]> = {
	newContainer: ['pod', 'draft', 'node', 'tray', 'canvas'],
	container: ['pod', 'draft', 'node', 'tray', 'canvas'],
	pod: ['node', 'tray', 'canvas'],
	draft: ['node', 'tray', 'canvas'],
};

export function isMeant(cargo: Cargo, kind: Target['kind']): boolean {
	return meant[cargo.kind].includes(kind);
}

export function dropValue(target: Target): string {
	if (target.kind === 'pod') return `pod:${target.namespace}/${target.name}`;
	return 'name' in target ? `${target.kind}:${target.name}` : target.kind;
}

function read(value: string, surface: { x: number; y: number } | undefined): Target | undefined {
	const colon = value.indexOf(':');
	const kind = colon < 0 ? value : value.slice(0, colon);
	const name = colon < 0 ? '' : value.slice(colon + 1);
	switch (kind) {
		case 'canvas':
			return surface && { kind, x: surface.x, y: surface.y };
		case 'tray':
			return { kind };
		case 'node':
		case 'draft':
			return name === '' ? undefined : { kind, name };
		case 'pod': {
			const slash = name.indexOf('/');
			return slash < 0 ? undefined : { kind, namespace: name.slice(0, slash), name: name.slice(slash + 1) };
		}
		default:
			return undefined;
	}
}

/** The innermost place under the pointer that the cargo can be meant for; never what's being carried itself. */
export function targetUnder(
	drops: readonly string[],
	surface: { x: number; y: number } | undefined,
	cargo: Cargo,
): Target | undefined {
	for (const value of drops) {
		const target = read(value, surface);
		if (target && isMeant(cargo, target.kind)) return target;
	}
	return undefined;
}

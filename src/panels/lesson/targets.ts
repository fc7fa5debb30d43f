/** Where on the page the things are that a step points at. */
import type { PointTarget } from '../../simulation/lesson/state.ts';

const quoted = (text: string): string => JSON.stringify(text);

/** `name` exactly, or with `*` at its end what begins so. */
const named = (attribute: string, name: string): string =>
	name.endsWith('*') ? `[${attribute}^=${quoted(name.slice(0, -1))}]` : `[${attribute}=${quoted(name)}]`;

/** Selectors to try in order; what isn't on the page (a closed panel) is passed over. */
export function selectorsOf(target: PointTarget): readonly string[] {
	const [kind = '', name = '', inside = ''] = target.split('/');
	switch (kind) {
		case 'palette':
			return [named('data-palette', name)];
		case 'node':
			return [named('data-machine', name)];
		case 'pod':
			return [named('data-pod-name', name)];
		case 'container':
			return [`${named('data-pod-name', name)} ${named('data-container', inside)}`, named('data-pod-name', name)];
		case 'draft':
			return [named('data-draft', name)];
		case 'tray':
			return ['[data-drop="tray"]'];
		case 'stage':
			return ['#stage'];
		case 'inspector':
			return name === ''
				? ['[data-panel="inspector"]']
				: [`[data-point=${quoted(target)}]`, '[data-panel="inspector"]'];
		default:
			return [`[data-point=${quoted(target)}]`];
	}
}

/** The element that a step points at, if it's on the page and in sight. */
export function elementOf(target: PointTarget): Element | undefined {
	for (const selector of selectorsOf(target)) {
		for (const element of document.querySelectorAll(selector)) {
			const { width, height } = element.getBoundingClientRect();
			if (width > 0 && height > 0) return element;
		}
	}
	return undefined;
}

/** Whether it's what one sees at its place: not scrolled away, and not under a sheet. */
export function isInSight(element: Element): boolean {
	const { left, top, width, height } = element.getBoundingClientRect();
	const spots = [0.5, 0.15, 0.85].map((share) => document.elementFromPoint(left + width / 2, top + height * share));
	return spots.some((spot) => spot !== null && (element.contains(spot) || spot.contains(element)));
}

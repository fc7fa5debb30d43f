/** *Move to…* and *Place…* menus: every place that a cargo can go to, and why not where it can't. */

import type { Messages } from '../../i18n/en/index.ts';
import { drag } from '../../simulation/drag.ts';
import type { Cargo, Target } from '../../simulation/gestures.ts';
import { plan, targetsFor } from '../../simulation/moves.ts';
import { simulation } from '../../simulation/store.ts';
import type { MenuItem, MenuSection } from '../../ui/Menu.tsx';
import { NodeIcon, PodIcon } from './icons.tsx';
import type { Cluster } from './types.ts';

/** Does what a drop of the cargo on the target does. */
export function carry(cargo: Cargo, target: Target): void {
	drag.start(cargo);
	drag.over(target);
	drag.drop();
}

export function keyOf(target: Target): string {
	if (target.kind === 'pod') return `pod:${target.namespace}/${target.name}`;
	return 'name' in target ? `${target.kind}:${target.name}` : target.kind;
}

function labelOf(target: Target, messages: Messages): string {
	if (target.kind === 'tray') return messages.inspector.places.tray;
	if (target.kind === 'canvas') return messages.inspector.places.canvas;
	return target.name;
}

function iconOf(target: Target) {
	if (target.kind === 'node') return <NodeIcon />;
	return <PodIcon dashed={target.kind !== 'pod'} />;
}

function item(cluster: Cluster, cargo: Cargo, target: Target, messages: Messages): MenuItem {
	const planned = plan(cluster, cargo, target);
	const refused = 'refusal' in planned;
	const consequence = refused ? undefined : planned.consequence;
	return {
		key: keyOf(target),
		label: labelOf(target, messages),
		icon: iconOf(target),
		disabled: refused,
		detail: refused ? planned.refusal.message : consequence && messages.palette.consequences[consequence],
		onChoose: () => carry(cargo, target),
	};
}

/** The places by kind; `canvasPoint` adds a pod of its own on the canvas. */
export function placeSections(cargo: Cargo, messages: Messages, canvasPoint?: { x: number; y: number }): MenuSection[] {
	const { cluster } = simulation.getState();
	const targets = targetsFor(cluster, cargo);
	const items = (kind: Target['kind']) =>
		targets.filter((target) => target.kind === kind).map((target) => item(cluster, cargo, target, messages));
	const own = canvasPoint ? [item(cluster, cargo, { kind: 'canvas', ...canvasPoint }, messages)] : [];
	const { places } = messages.inspector;
	return [
		{ key: 'own', items: [...own, ...items('tray')] },
		{ key: 'drafts', heading: places.drafts, items: items('draft') },
		{ key: 'pods', heading: places.pods, items: items('pod') },
		{ key: 'nodes', heading: places.nodes, items: items('node') },
	].filter((section) => section.items.length > 0);
}

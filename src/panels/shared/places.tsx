/** *Move to…* and *Place…* menus: every place that a cargo can go to, and why not where it can't. */

import type { Messages } from '../../i18n/en/index.ts';
import { drag } from '../../simulation/drag.ts';
import type { Cargo, Target } from '../../simulation/gestures.ts';
import { plan, targetsFor } from '../../simulation/moves.ts';
import { simulation } from '../../simulation/store.ts';
import { surfacePointAt } from '../../ui/dropZone.ts';
import type { MenuItem, MenuSection } from '../../ui/Menu.tsx';
import { NodeIcon, PodIcon } from './icons.tsx';
import type { Cluster } from './types.ts';

/** Does what a drop of the cargo on the target does. */
function carry(cargo: Cargo, target: Target): void {
	drag.start(cargo);
	drag.over(target);
	drag.drop();
}

function keyOf(target: Target): string {
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

function item(cluster: Cluster, cargo: Cargo, target: Target, messages: Messages, onPlaced?: () => void): MenuItem {
	const planned = plan(cluster, cargo, target);
	const refused = 'refusal' in planned;
	const consequence = refused ? undefined : planned.consequence;
	return {
		key: keyOf(target),
		label: labelOf(target, messages),
		icon: iconOf(target),
		disabled: refused,
		detail: refused ? planned.refusal.message : consequence && messages.palette.consequences[consequence],
		onChoose: () => {
			carry(cargo, target);
			onPlaced?.();
		},
	};
}

/** The middle of what's seen of the stage: where a pod of its own goes that nobody dragged to a point. */
function stageMiddle(): { x: number; y: number } {
	const stage = document.querySelector('[data-drop="canvas"]')?.getBoundingClientRect();
	const middle = stage && surfacePointAt(stage.left + stage.width / 2, stage.top + stage.height / 2);
	return middle ?? { x: 0, y: 0 };
}

/** The places by kind, each with the reason where it can't be. */
export function placeSections(cargo: Cargo, messages: Messages, onPlaced?: () => void): MenuSection[] {
	const { cluster } = simulation.getState();
	const targets = targetsFor(cluster, cargo);
	const items = (kind: Target['kind']) =>
		targets.filter((target) => target.kind === kind).map((target) => item(cluster, cargo, target, messages, onPlaced));
	const canOwn = cargo.kind === 'newContainer' || cargo.kind === 'container';
	const own = canOwn ? [item(cluster, cargo, { kind: 'canvas', ...stageMiddle() }, messages, onPlaced)] : [];
	const { places } = messages.inspector;
	return [
		{ key: 'own', items: [...own, ...items('tray')] },
		{ key: 'drafts', heading: places.drafts, items: items('draft') },
		{ key: 'pods', heading: places.pods, items: items('pod') },
		{ key: 'nodes', heading: places.nodes, items: items('node') },
	].filter((section) => section.items.length > 0);
}

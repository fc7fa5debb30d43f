import { Box, Hourglass, PackagePlus, Server, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type { Messages } from '../../i18n/en/index.ts';
import { useMessages } from '../../i18n/language.ts';
import { drag } from '../../simulation/drag.ts';
import { dropValue } from '../../simulation/dropTarget.ts';
import type { Cargo, Target } from '../../simulation/gestures.ts';
import { plan, targetsFor } from '../../simulation/moves.ts';
import { simulation } from '../../simulation/store.ts';
import type { Selection } from '../../simulation/views.ts';
import { Menu, type MenuItem, type MenuSection } from '../../ui/Menu.tsx';
import { cargoOf, remove } from './selection.ts';

type Words = Messages['canvas'];

export interface MoveMenuProps {
	selection: Selection;
	anchor: HTMLElement;
	/** The middle of what's seen, in flow coordinates: where *free canvas* puts it. */
	middle: { x: number; y: number };
	onClose(): void;
}

/** *Move to…*: every place as an item, refused ones with their reason; and *Delete*. */
export function MoveMenu({ selection, anchor, middle, onClose }: MoveMenuProps) {
	const words = useMessages().canvas;
	const anchorRef = useRef<HTMLElement>(anchor);
	return (
		<Menu
			label={words.menu.title(nameOf(selection))}
			anchor={anchorRef}
			sections={() => [...moves(selection, middle, words), removal(selection, words)]}
			onClose={onClose}
			side="right"
		/>
	);
}

function nameOf(selection: Selection): string {
	const cargo = cargoOf(selection);
	if (cargo?.kind === 'container') return cargo.container;
	if (cargo && 'name' in cargo) return cargo.name;
	return 'name' in selection ? selection.name : '';
}

const icons: Record<Target['kind'], typeof Server> = {
	node: Server,
	pod: Box,
	draft: PackagePlus,
	tray: Hourglass,
	canvas: PackagePlus,
};

function labelOf(target: Target, words: Words): string {
	if (target.kind === 'tray') return words.menu.tray;
	if (target.kind === 'canvas') return words.menu.free;
	return target.name;
}

/** Does what a drop there does. */
function carry(cargo: Cargo, target: Target): void {
	drag.start(cargo);
	drag.over(target);
	drag.drop();
}

function itemFor(cargo: Cargo, target: Target, words: Words): MenuItem {
	const planned = plan(simulation.getState().cluster, cargo, target);
	const refusal = 'refusal' in planned ? planned.refusal.message : undefined;
	const consequence = 'consequence' in planned ? planned.consequence : undefined;
	const Icon = icons[target.kind];
	return {
		key: dropValue(target),
		label: labelOf(target, words),
		detail: refusal ?? (consequence && words.drop.consequences[consequence]),
		icon: <Icon size={16} aria-hidden />,
		disabled: refusal !== undefined,
		onChoose: () => carry(cargo, target),
	};
}

function moves(selection: Selection, middle: { x: number; y: number }, words: Words): MenuSection[] {
	const cargo = cargoOf(selection);
	if (!cargo) return [];
	const targets = targetsFor(simulation.getState().cluster, cargo);
	const free: Target[] = cargo.kind === 'container' ? [{ kind: 'canvas', ...middle }] : [];
	const section = (key: string, heading: string, wanted: readonly Target[]): MenuSection => ({
		key,
		heading,
		items: wanted.map((target) => itemFor(cargo, target, words)),
	});
	const of = (kind: Target['kind']) => targets.filter((target) => target.kind === kind);
	return [
		section('nodes', words.menu.machines, of('node')),
		section('pods', words.menu.pods, of('pod')),
		section('drafts', words.menu.drafts, of('draft')),
		section('others', words.menu.others, [...of('tray'), ...free]),
	];
}

function removal(selection: Selection, words: Words): MenuSection {
	const isContainer = selection.kind === 'container' || selection.kind === 'draftContainer';
	return {
		key: 'remove',
		items: [
			{
				key: 'remove',
				label: isContainer ? words.menu.removeFromPod : words.menu.remove,
				icon: <Trash2 size={16} aria-hidden />,
				danger: true,
				onChoose: () => remove(selection),
			},
		],
	};
}

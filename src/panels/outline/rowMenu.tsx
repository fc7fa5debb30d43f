/** What can be done to a row's object, as a menu: all that dragging and the inspector do. */
import { Bomb, Minus, Play, Plus, Trash2 } from 'lucide-react';
import type { Messages } from '../../i18n/en/index.ts';
import type { Cargo } from '../../simulation/gestures.ts';
import { podView } from '../../simulation/select.ts';
import { simulation } from '../../simulation/store.ts';
import type { MenuItem, MenuSection } from '../../ui/Menu.tsx';
import { placeSections } from '../shared/places.tsx';
import type { Command } from '../shared/types.ts';
import type { RowContent } from './rows.ts';

const trash = <Trash2 size={16} aria-hidden />;

function doing(key: string, label: string, icon: MenuItem['icon'], command: Command, danger = false): MenuItem {
	return { key, label, icon, danger, onChoose: () => simulation.dispatch(command) };
}

function moveSections(cargo: Cargo, messages: Messages): MenuSection[] {
	return placeSections(cargo, messages).map((section) => ({
		heading: messages.inspector.moveTo,
		...section,
	}));
}

function podSections(uid: string, messages: Messages): MenuSection[] {
	const { inspector } = messages;
	const pod = podView(simulation.getState().cluster, uid);
	if (!pod) return [];
	const { namespace, name, scale } = pod;
	const scaleTo = (replicas: number): Command => ({
		type: 'scale',
		kind: scale.kind,
		namespace,
		name: scale.name,
		replicas,
	});
	const remove: Command = { type: 'delete', kind: 'Pod', namespace, name };
	const scaling = [
		doing('more', inspector.outline.scaleUp, <Plus size={16} aria-hidden />, scaleTo(scale.replicas + 1)),
		doing('less', inspector.outline.scaleDown, <Minus size={16} aria-hidden />, scaleTo(scale.replicas - 1)),
	].slice(0, scale.replicas > 0 ? 2 : 1);
	const owner: Command[] =
		scale.kind === 'Pod' ? [] : [{ type: 'delete', kind: scale.kind, namespace, name: scale.name }];
	return [
		{ key: 'scale', items: scaling },
		...moveSections({ kind: 'pod', namespace, name }, messages),
		{
			key: 'delete',
			items: [
				doing('pod', inspector.deletePod, trash, remove, true),
				...owner.map((command) => doing('owner', inspector.deleteOwner(scale.kind), trash, command, true)),
			],
		},
	];
}

function containerSections(uid: string, container: string, messages: Messages): MenuSection[] {
	const { inspector } = messages;
	const pod = podView(simulation.getState().cluster, uid);
	if (!pod) return [];
	const { namespace, name } = pod;
	const from = { kind: 'pod', namespace, name } as const;
	return [
		{
			key: 'crash',
			items: [
				doing('crash', inspector.crash, <Bomb size={16} aria-hidden />, {
					type: 'crashContainer',
					namespace,
					name,
					container,
				}),
			],
		},
		...moveSections({ kind: 'container', from, container }, messages),
		{
			key: 'remove',
			items: [doing('remove', inspector.removeContainer, trash, { type: 'removeContainer', from, container }, true)],
		},
	];
}

function draftSections(name: string, messages: Messages): MenuSection[] {
	const texts = messages.inspector.draft;
	return [
		{ key: 'run', items: [doing('run', texts.run, <Play size={16} aria-hidden />, { type: 'runDraft', name })] },
		...moveSections({ kind: 'draft', name }, messages),
		{ key: 'discard', items: [doing('discard', texts.discard, trash, { type: 'discardDraft', name }, true)] },
	];
}

/** The sections of the row's menu; none for a group. */
export function rowSections(content: RowContent, messages: Messages): MenuSection[] {
	const { inspector } = messages;
	switch (content.kind) {
		case 'group':
			return [];
		case 'node':
		case 'service': {
			const isNode = content.kind === 'node';
			const command: Command = {
				type: 'delete',
				kind: isNode ? 'Node' : 'Service',
				namespace: isNode ? '' : content.namespace,
				name: content.name,
			};
			const label = isNode ? inspector.deleteNode : inspector.deleteService;
			return [{ key: 'delete', items: [doing('delete', label, trash, command, true)] }];
		}
		case 'pod':
			return podSections(content.uid, messages);
		case 'container':
			return containerSections(content.uid, content.container.name, messages);
		case 'draft':
			return draftSections(content.name, messages);
		case 'draftContainer': {
			const from = { kind: 'draft', name: content.name } as const;
			const container = content.container.name;
			return [
				...moveSections({ kind: 'container', from, container }, messages),
				{
					key: 'remove',
					items: [
						doing('remove', inspector.removeContainer, trash, { type: 'removeContainer', from, container }, true),
					],
				},
			];
		}
	}
}

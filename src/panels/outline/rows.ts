/** The cluster as the rows of a tree: nodes → pods → containers, then what waits, drafts and Services. */
import {
	draftNames,
	draftView,
	machineNames,
	machineView,
	pendingPodUids,
	podView,
	serviceViews,
} from '../../simulation/select.ts';
import type { ContainerView, Selection } from '../../simulation/views.ts';
import type { Cluster } from '../shared/types.ts';

export type RowContent =
	| { kind: 'group'; group: 'pending' | 'drafts' | 'services' }
	| { kind: 'node'; name: string }
	| { kind: 'pod'; uid: string }
	| { kind: 'container'; uid: string; container: ContainerView }
	| { kind: 'draft'; name: string }
	| { kind: 'draftContainer'; name: string; container: ContainerView }
	| { kind: 'service'; namespace: string; name: string };

export interface Row {
	key: string;
	/** From 1. */
	level: number;
	content: RowContent;
	parent: string | undefined;
	/** undefined for a leaf. */
	expanded: boolean | undefined;
	/** Its place among its siblings, from 1, and how many there are. */
	position: number;
	siblings: number;
}

interface Branch {
	key: string;
	content: RowContent;
	children?: Branch[];
}

function podBranch(cluster: Cluster, uid: string): Branch {
	const containers = podView(cluster, uid)?.containers ?? [];
	return {
		key: `pod:${uid}`,
		content: { kind: 'pod', uid },
		children: containers.map((container) => ({
			key: `container:${uid}/${container.name}`,
			content: { kind: 'container', uid, container },
		})),
	};
}

function draftBranch(cluster: Cluster, name: string): Branch {
	const containers = draftView(cluster, name)?.containers ?? [];
	return {
		key: `draft:${name}`,
		content: { kind: 'draft', name },
		children: containers.map((container) => ({
			key: `draftContainer:${name}/${container.name}`,
			content: { kind: 'draftContainer', name, container },
		})),
	};
}

function group(name: 'pending' | 'drafts' | 'services', children: Branch[]): Branch[] {
	return children.length === 0 ? [] : [{ key: name, content: { kind: 'group', group: name }, children }];
}

function branchesOf(cluster: Cluster): Branch[] {
	const nodes = machineNames(cluster).map((name) => ({
		key: `node:${name}`,
		content: { kind: 'node' as const, name },
		children: (machineView(cluster, name)?.podUids ?? []).map((uid) => podBranch(cluster, uid)),
	}));
	const services = serviceViews(cluster).map(({ namespace, name }) => ({
		key: `service:${namespace}/${name}`,
		content: { kind: 'service' as const, namespace, name },
	}));
	return [
		...nodes,
		...group(
			'pending',
			pendingPodUids(cluster).map((uid) => podBranch(cluster, uid)),
		),
		...group(
			'drafts',
			draftNames(cluster).map((name) => draftBranch(cluster, name)),
		),
		...group('services', services),
	];
}

function flatten(
	branches: readonly Branch[],
	closed: ReadonlySet<string>,
	level: number,
	parent: string | undefined,
): Row[] {
	return branches.flatMap((branch, index) => {
		const hasChildren = (branch.children?.length ?? 0) > 0;
		const expanded = hasChildren ? !closed.has(branch.key) : undefined;
		const row: Row = {
			key: branch.key,
			level,
			content: branch.content,
			parent,
			expanded,
			position: index + 1,
			siblings: branches.length,
		};
		return [row, ...(expanded ? flatten(branch.children ?? [], closed, level + 1, branch.key) : [])];
	});
}

function sameContent(a: RowContent, b: RowContent): boolean {
	if (a.kind === 'container' || a.kind === 'draftContainer') return 'container' in b && a.container === b.container;
	return true;
}

function sameRow(a: Row, b: Row | undefined): boolean {
	return (
		b !== undefined &&
		a.key === b.key &&
		a.expanded === b.expanded &&
		a.position === b.position &&
		a.siblings === b.siblings &&
		sameContent(a.content, b.content)
	);
}

/** The rows in sight: all but those under a closed one. Gives `before` again while it says the same. */
export function outlineRows(
	cluster: Cluster,
	closed: ReadonlySet<string>,
	before: readonly Row[] = [],
): readonly Row[] {
	const rows = flatten(branchesOf(cluster), closed, 1, undefined);
	return rows.length === before.length && rows.every((row, index) => sameRow(row, before[index])) ? before : rows;
}

/** What choosing the row selects. */
export function selectionOf(content: RowContent): Selection | undefined {
	if (content.kind === 'group') return undefined;
	if (content.kind === 'container') return { kind: 'container', uid: content.uid, container: content.container.name };
	if (content.kind === 'draftContainer') {
		return { kind: 'draftContainer', name: content.name, container: content.container.name };
	}
	return content;
}

/** The key of the row that stands for the selection. */
export function keyOfSelection(selection: Selection | undefined): string | undefined {
	switch (selection?.kind) {
		case undefined:
			return undefined;
		case 'node':
		case 'draft':
			return `${selection.kind}:${selection.name}`;
		case 'pod':
			return `pod:${selection.uid}`;
		case 'container':
			return `container:${selection.uid}/${selection.container}`;
		case 'draftContainer':
			return `draftContainer:${selection.name}/${selection.container}`;
		case 'service':
			return `service:${selection.namespace}/${selection.name}`;
	}
}

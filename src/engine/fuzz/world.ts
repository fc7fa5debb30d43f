/** What a generated command is made from, and the few names that all of them share so that they meet. */
import type { ObjectName } from '../commands/command.ts';
import type { ClusterState, StoredKind } from '../state.ts';
import type { Chance } from './chance.ts';

export interface World {
	chance: Chance;
	/** The cluster as it is; only read. */
	state: ClusterState;
}

export const apps = ['web', 'api', 'db', 'cache'] as const;
export const nodeNames = ['node-1', 'node-2', 'node-3', 'node-4', 'node-5', 'node-6'] as const;
const namespaces = ['default', 'default', 'default', 'default', 'shop'] as const;

export function anyNamespace({ chance }: World): string {
	return chance.pick(namespaces);
}

/** Mostly an object that's there, else a name that may be nobody's. */
export function anyObject(world: World, kind: StoredKind): ObjectName {
	const { chance, state } = world;
	const objects = state.objects[kind];
	if (objects.size > 0 && chance.percent(88)) {
		const keys = [...objects.keys()];
		const { namespace, name } = (objects.get(chance.pick(keys)) as { metadata: ObjectName }).metadata;
		return { namespace, name };
	}
	if (kind === 'Node') return { namespace: '', name: chance.pick(nodeNames) };
	return { namespace: anyNamespace(world), name: chance.pick(apps) };
}

export function anyNode(world: World): string {
	return anyObject(world, 'Node').name;
}

export function anyDraft({ chance, state }: World): string {
	const drafts = [...state.drafts.keys()];
	return drafts.length > 0 && chance.percent(85) ? chance.pick(drafts) : chance.pick(apps);
}

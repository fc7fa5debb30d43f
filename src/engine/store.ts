/** The object store, as the API server keeps it: every write raises `resourceVersion`, is recorded and is watched. */
import { formatTime } from '../kubernetes/time.ts';
import type { ObjectMeta } from '../kubernetes/types.ts';
import { draw, type Engine } from './context.ts';
import { updateIndexes } from './indexes.ts';
import { keyOf } from './keys.ts';
import { record } from './log.ts';
import type { ObjectTables, StoredKind, StoredObject } from './state.ts';

/** What the creator says of an object; the store adds uid, version and time. */
export type NewObject<K extends StoredKind> = Omit<StoredObject<K>, 'metadata'> & {
	metadata: Pick<ObjectMeta, 'name' | 'namespace'> & Partial<ObjectMeta>;
};

type Table<K extends StoredKind> = Map<string, StoredObject<K>>;

function table<K extends StoredKind>(engine: Engine, kind: K): Table<K> {
	return engine.state.objects[kind as keyof ObjectTables] as unknown as Table<K>;
}

/** Objects that are told of once and then change with every heartbeat of the cluster aren't worth a log entry. */
function isQuiet(kind: StoredKind): boolean {
	return kind === 'Event';
}

/** A UUID of version 4. */
export function newUid(engine: Engine): string {
	const words = [0, 0, 0, 0].map(() => draw(engine, 'uid', 0x8000_0000).toString(16).padStart(8, '0')).join('');
	const variant = '89ab'[Number.parseInt(words[16] ?? '0', 16) & 3] ?? '8';
	return `${words.slice(0, 8)}-${words.slice(8, 12)}-4${words.slice(13, 16)}-${variant}${words.slice(17, 20)}-${words.slice(20, 32)}`;
}

function nextVersion(engine: Engine): string {
	engine.state.counters.resourceVersion += 1;
	return String(engine.state.counters.resourceVersion);
}

function written<K extends StoredKind>(
	engine: Engine,
	kind: K,
	before: StoredObject<K> | undefined,
	after: StoredObject<K> | undefined,
): void {
	const object = (after ?? before) as StoredObject<K>;
	const key = keyOf(object.metadata);
	updateIndexes(engine.state, engine.index, kind, before, after);
	engine.changes.objects.add(`${kind}/${key}`);
	if (isQuiet(kind)) return;
	if (!before) record(engine.state, 'objectCreated', kind, key, object.metadata.uid);
	else if (!after) record(engine.state, 'objectDeleted', kind, key, object.metadata.uid);
	else record(engine.state, 'objectUpdated', kind, key, Number(object.metadata.resourceVersion));
	engine.watch(engine, kind, before, after);
}

/** The object of that kind and key, if there is one. */
export function get<K extends StoredKind>(engine: Engine, kind: K, key: string): StoredObject<K> | undefined {
	return table(engine, kind).get(key);
}

/** Adds an object. The caller has made sure that its name is free. */
export function create<K extends StoredKind>(engine: Engine, kind: K, object: NewObject<K>): StoredObject<K> {
	const key = keyOf(object.metadata);
	const objects = table(engine, kind);
	if (objects.has(key)) throw new Error(`${kind} ${key} is in the store already`);
	const metadata: ObjectMeta = {
		...object.metadata,
		uid: object.metadata.uid ?? (kind === 'Event' ? `event-${key}` : newUid(engine)),
		resourceVersion: nextVersion(engine),
		creationTimestamp: formatTime(engine.state.now),
	};
	const created = { ...object, metadata } as unknown as StoredObject<K>;
	objects.set(key, created);
	written(engine, kind, undefined, created);
	return created;
}

/** Puts a changed object in the place of the one with its name. Answers it with its new `resourceVersion`. */
export function update<K extends StoredKind>(engine: Engine, kind: K, object: StoredObject<K>): StoredObject<K> {
	const key = keyOf(object.metadata);
	const objects = table(engine, kind);
	const before = objects.get(key);
	if (!before || before.metadata.uid !== object.metadata.uid) throw new Error(`${kind} ${key} isn't in the store`);
	const after = {
		...object,
		metadata: { ...object.metadata, resourceVersion: nextVersion(engine) },
	} as StoredObject<K>;
	if (isReleased(kind, before, after)) {
		objects.delete(key);
		written(engine, kind, before, undefined);
		return after;
	}
	objects.set(key, after);
	written(engine, kind, before, after);
	return after;
}

/** A pod whose deletion only waited for a finalizer is gone with the last of them. */
function isReleased<K extends StoredKind>(kind: K, before: StoredObject<K>, after: StoredObject<K>): boolean {
	if (kind !== 'Pod' || !before.metadata.finalizers?.length || after.metadata.finalizers?.length) return false;
	return after.metadata.deletionTimestamp !== undefined && after.metadata.deletionGracePeriodSeconds === 0;
}

/** Takes an object out for good; a pod with finalizers once these are gone. */
export function remove<K extends StoredKind>(engine: Engine, kind: K, key: string): void {
	const objects = table(engine, kind);
	const before = objects.get(key);
	if (!before) return;
	if (kind === 'Pod' && before.metadata.finalizers?.length) {
		const { deletionTimestamp, deletionGracePeriodSeconds } = before.metadata;
		if (deletionTimestamp !== undefined && deletionGracePeriodSeconds === 0) return;
		const metadata = {
			...before.metadata,
			deletionTimestamp: deletionTimestamp ?? formatTime(engine.state.now),
			deletionGracePeriodSeconds: 0,
		};
		update(engine, kind, { ...before, metadata });
		return;
	}
	objects.delete(key);
	written(engine, kind, before, undefined);
}

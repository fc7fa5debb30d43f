/** `kubectl apply`: each object is decoded, defaulted, validated, and then created or updated. */
import { decodeObject, simulatedKindOf } from '../../kubernetes/decode.ts';
import { type SimulatedObject, type Unstored, withDefaults } from '../../kubernetes/defaults.ts';
import { simpleNameGenerator } from '../../kubernetes/names.ts';
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import { type FieldError, failure, invalid, type Status } from '../../kubernetes/status.ts';
import type { ManifestObject, SimulatedKind } from '../../kubernetes/types.ts';
import { validateObject, validateUpdate } from '../../kubernetes/validation/validate.ts';
import { draw, type Engine } from '../context.ts';
import { retryPending } from '../controllers/watch.ts';
import { keyOf } from '../keys.ts';
import { create, get, type NewObject, update } from '../store.ts';
import { type KindRules, kinds } from './kinds.ts';

type Defaulted = Unstored<SimulatedObject>;

type Decision =
	| { verb: 'create'; object: Defaulted }
	| { verb: 'update'; object: SimulatedObject }
	| { verb: 'unchanged' }
	| { verb: 'accept'; object: ManifestObject };

/** The rules of a kind, for an object of which only that much is known that they fit it. */
type AnyRules = KindRules<'Deployment'>;

const rulesOf = (kind: SimulatedKind): AnyRules => kinds[kind] as unknown as AnyRules;

const isStatus = (value: Decision | Status): value is Status => 'status' in value && value.status === 'Failure';

function badObject(manifest: ManifestObject, causes: FieldError[]): Status {
	const name = manifest.metadata?.name ?? manifest.metadata?.generateName ?? '';
	const kind = typeof manifest.kind === 'string' ? manifest.kind : '';
	const known = simulatedKindOf(String(manifest.apiVersion), kind);
	return invalid(known && known !== 'wrong version' ? kinds[known].qualified : kind, name, causes);
}

/** What a defaulted object keeps of the one in the store when it leaves a field to the cluster. */
function carriedOver(before: SimulatedObject, next: Defaulted, manifest: ManifestObject): SimulatedObject {
	const { labels: _, annotations: __, ...kept } = before.metadata;
	const { labels = {} } = next.metadata;
	const annotations = { ...systemAnnotations(before), ...next.metadata.annotations };
	const metadata = {
		...kept,
		...(Object.keys(labels).length === 0 ? {} : { labels }),
		...(Object.keys(annotations).length === 0 ? {} : { annotations }),
	};
	return rulesOf(next.kind).carryOver(before as never, next as never, manifest, metadata) as SimulatedObject;
}

/** Annotations that controllers write and people don't. */
function systemAnnotations({ metadata }: SimulatedObject): Record<string, string> {
	const entries = Object.entries(metadata.annotations ?? {});
	return Object.fromEntries(entries.filter(([key]) => key.startsWith('deployment.kubernetes.io/')));
}

/** Objects that the same list creates before, by `Kind/key`: to what comes after they're there already. */
type Earlier = Map<string, SimulatedObject>;

/** What applying a manifest would do now, or why it can't be applied. Changes nothing. */
export function decide(engine: Engine, manifest: ManifestObject, earlier?: Earlier): Decision | Status {
	const decoded = decodeObject(manifest);
	if ('errors' in decoded) return badObject(manifest, decoded.errors);
	const defaulted = withDefaults(decoded.object);
	if (!defaulted) return { verb: 'accept', object: decoded.object };
	const { namespace, name } = defaulted.metadata;
	const { clash } = rulesOf(defaulted.kind);
	const key = keyOf({ namespace, name: name ?? '' });
	const existing = get(engine, defaulted.kind, key) ?? earlier?.get(`${defaulted.kind}/${key}`);
	if (!existing) {
		const causes = [...validateObject(defaulted), ...(clash?.(engine, defaulted as never) ?? [])];
		if (causes.length > 0) return badObject(manifest, causes);
		if (name !== undefined) earlier?.set(`${defaulted.kind}/${key}`, asStored(defaulted, name));
		return { verb: 'create', object: defaulted };
	}
	const next = carriedOver(existing, defaulted, decoded.object);
	const causes = [
		...validateUpdate(existing, next),
		...(clash?.(engine, next as never, keyOf(existing.metadata)) ?? []),
	];
	if (causes.length > 0) return badObject(manifest, causes);
	return isSame(existing, next) ? { verb: 'unchanged' } : { verb: 'update', object: next };
}

/** A new object as the next of the same list will find it. */
function asStored(object: Defaulted, name: string): SimulatedObject {
	const metadata = { ...object.metadata, name, uid: 'new', resourceVersion: '0', creationTimestamp: '' };
	return { ...object, metadata } as SimulatedObject;
}

function isSame(before: SimulatedObject, next: SimulatedObject): boolean {
	const comparable = ({ metadata, ...rest }: SimulatedObject): unknown => {
		const { resourceVersion: _, ...meta } = metadata;
		return { ...rest, metadata: meta };
	};
	return semanticallyEqual(comparable(before), comparable(next));
}

/** The first reason why the objects can't be applied; nothing when all can. */
export function checkApply(engine: Engine, objects: readonly ManifestObject[]): Status | undefined {
	if (objects.length === 0) return failure('BadRequest', 'no objects passed to apply');
	const earlier: Earlier = new Map();
	for (const object of objects) {
		const decision = decide(engine, object, earlier);
		if (isStatus(decision)) return decision;
	}
	return undefined;
}

function createSimulated(engine: Engine, object: Defaulted): void {
	const { generateName, name: given } = object.metadata;
	const name = given ?? simpleNameGenerator(generateName ?? '', (range) => draw(engine, 'names', range));
	const rules = rulesOf(object.kind);
	const metadata = { ...object.metadata, name, ...(rules.generation ? { generation: 1 } : {}) };
	const prepared = rules.prepare(engine, { ...object, metadata } as never);
	create(engine, object.kind, prepared as unknown as NewObject<SimulatedKind>);
}

/** Applies objects that `checkApply` let through, in their order. */
export function apply(engine: Engine, objects: readonly ManifestObject[]): void {
	for (const manifest of objects) {
		const decision = decide(engine, manifest);
		if (isStatus(decision)) continue;
		if (decision.verb === 'create') createSimulated(engine, decision.object);
		else if (decision.verb === 'accept') accept(engine, decision.object);
		else if (decision.verb === 'update') {
			const { settle } = rulesOf(decision.object.kind);
			replace(engine, (settle?.(engine, decision.object as never) ?? decision.object) as SimulatedObject);
		}
	}
}

function accept(engine: Engine, object: ManifestObject): void {
	const { namespace = 'default', name = '' } = object.metadata;
	engine.state.notSimulated.set(`${object.kind}/${namespace}/${name}`, object);
	engine.changes.objects.add(`${object.kind}/${namespace}/${name}`);
	// It may be what a pod has been waiting for.
	retryPending(engine);
}

/** Puts an object in the place of the one with its name; `generation` counts the changes of its spec. */
export function replace(engine: Engine, object: SimulatedObject): void {
	const before = get(engine, object.kind, keyOf(object.metadata));
	const specOf = (from: SimulatedObject | undefined): unknown => (from && 'spec' in from ? from.spec : undefined);
	const changed = before && !semanticallyEqual(specOf(before), specOf(object));
	const generation = (object.metadata.generation ?? 0) + (changed ? 1 : 0);
	const metadata = object.metadata.generation === undefined ? object.metadata : { ...object.metadata, generation };
	update(engine, object.kind, { ...object, metadata } as never);
}

/** Containers into pods, out of them, and from one to another. */
import { failure, forbidden, notFound, type Status } from '../../kubernetes/status.ts';
import type { Container, ManifestObject, Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { deletePod } from '../deletion.ts';
import type { ContainerManifest, Draft } from '../drafts.ts';
import { keyOf } from '../keys.ts';
import { get } from '../store.ts';
import { apply, checkApply } from './apply.ts';
import type { PodPlace } from './command.ts';
import { checkDraft, checkNewDraft, dropDraft, findDraft, newDraft, putDraft } from './drafts.ts';
import { templateOwnerOf } from './owners.ts';
import { changedManifest, findPod, recreateFrom, refusalOfNamesake, refusalOfNode, renewed, specOf } from './pods.ts';

type Volume = { name: string };

/** The container with the volumes that it mounts. */
interface Carried {
	container: ContainerManifest;
	volumes: Volume[];
}

const isStatus = (value: object): value is Status => 'kind' in value && value.kind === 'Status';

function carried(container: ContainerManifest, volumes: readonly Volume[] | undefined): Carried {
	const mounted = new Set((container.volumeMounts ?? []).map(({ name }) => name));
	return { container, volumes: (volumes ?? []).filter(({ name }) => mounted.has(name)) };
}

function merged(volumes: readonly Volume[] | undefined, more: readonly Volume[]): Volume[] {
	const present = volumes ?? [];
	return [...present, ...more.filter(({ name }) => !present.some((volume) => volume.name === name))];
}

function withContainer(draft: Draft, { container, volumes }: Carried): Draft {
	const { spec } = draft.pod;
	const all = merged(spec.volumes, volumes);
	const next = { ...spec, containers: [...spec.containers, container], ...(all.length > 0 ? { volumes: all } : {}) };
	return { ...draft, pod: { ...draft.pod, spec: next } };
}

function withoutContainer(draft: Draft, name: string): Draft {
	const { spec } = draft.pod;
	return {
		...draft,
		pod: { ...draft.pod, spec: { ...spec, containers: spec.containers.filter((one) => one.name !== name) } },
	};
}

function specWith(spec: Pod['spec'], { container, volumes }: Carried): Pod['spec'] {
	const all = merged(spec.volumes, volumes);
	const containers = [...spec.containers, container as unknown as Container];
	return { ...spec, containers, ...(all.length > 0 ? { volumes: all } : {}) } as Pod['spec'];
}

function specWithout(spec: Pod['spec'], name: string): Pod['spec'] {
	return { ...spec, containers: spec.containers.filter((one) => one.name !== name) };
}

/** The container as a manifest, from where it is. */
function takeFrom(engine: Engine, from: PodPlace, name: string): Carried | Status {
	if (from.kind === 'draft') {
		const draft = findDraft(engine, from.name);
		if (isStatus(draft)) return draft;
		const container = draft.pod.spec.containers.find((one) => one.name === name);
		return container ? carried(container, draft.pod.spec.volumes) : notFound('containers', name);
	}
	const pod = findPod(engine, from);
	if (pod.kind === 'Status') return pod;
	const container = pod.spec.containers.find((one) => one.name === name);
	return container
		? carried(container as unknown as ContainerManifest, pod.spec.volumes)
		: notFound('containers', name);
}

function manifestWith(engine: Engine, pod: Pod, change: (spec: Pod['spec']) => Pod['spec']): ManifestObject {
	return changedManifest(engine, pod, change);
}

/** A bare pod is made anew, so it is checked as a new one, its own place on its node counted as free. */
function checkChange(engine: Engine, pod: Pod, change: (spec: Pod['spec']) => Pod['spec']): Status | undefined {
	const manifest = manifestWith(engine, pod, change);
	if (pod.metadata.deletionTimestamp !== undefined)
		return forbidden('pods', pod.metadata.name, 'the pod is being deleted');
	if (manifest.kind !== 'Pod') return checkApply(engine, [manifest]);
	const held = refusalOfNamesake(pod);
	if (held) return held;
	const probe = { ...manifest, metadata: { ...manifest.metadata, name: `${manifest.metadata.name}-next` } };
	const refusal = checkApply(engine, [probe]);
	if (refusal) return { ...refusal, message: refusal.message.replace(`${pod.metadata.name}-next`, pod.metadata.name) };
	if (pod.spec.nodeName === undefined || !engine.index.nodeInfos.has(pod.spec.nodeName)) return undefined;
	return refusalOfNode(engine, renewed(pod, undefined, specOf(manifest)), pod.spec.nodeName, pod);
}

function change(engine: Engine, pod: Pod, next: (spec: Pod['spec']) => Pod['spec']): void {
	const manifest = manifestWith(engine, pod, next);
	const owner = templateOwnerOf(engine.state, pod);
	if (!owner) {
		recreateFrom(engine, pod, specOf(manifest));
		return;
	}
	apply(engine, [manifest]);
	// A ReplicaSet's template is for pods to come: only a pod that goes is made from the new one.
	if (owner.kind === 'ReplicaSet') deletePod(engine, pod);
}

export function checkAdd(engine: Engine, to: PodPlace, load: Carried): Status | undefined {
	if (to.kind === 'draft') {
		const draft = engine.state.drafts.get(to.name);
		return draft ? checkDraft(withContainer(draft, load)) : checkNewDraft(engine, newDraftOf(to.name, load));
	}
	const pod = findPod(engine, to);
	return pod.kind === 'Status' ? pod : checkChange(engine, pod, (spec) => specWith(spec, load));
}

/** A new draft with a container and the volumes that it mounts. */
function newDraftOf(name: string, load: Carried): Draft {
	const draft = newDraft(name, load.container);
	if (load.volumes.length === 0) return draft;
	return { ...draft, pod: { ...draft.pod, spec: { ...draft.pod.spec, volumes: load.volumes } } };
}

export function addContainer(engine: Engine, to: PodPlace, load: Carried): void {
	if (to.kind === 'draft') {
		const draft = engine.state.drafts.get(to.name);
		putDraft(engine, draft ? withContainer(draft, load) : newDraftOf(to.name, load));
		return;
	}
	const pod = get(engine, 'Pod', keyOf(to));
	if (pod) change(engine, pod, (spec) => specWith(spec, load));
}

export function checkRemove(engine: Engine, from: PodPlace, name: string): Status | undefined {
	const taken = takeFrom(engine, from, name);
	if (isStatus(taken)) return taken;
	if (from.kind === 'draft') return undefined;
	const pod = get(engine, 'Pod', keyOf(from)) as Pod;
	if (pod.spec.containers.length > 1) return checkChange(engine, pod, (spec) => specWithout(spec, name));
	return templateOwnerOf(engine.state, pod)
		? failure(
				'Invalid',
				`a pod template needs at least one container: scale or delete the ${templateOwnerOf(engine.state, pod)?.kind} instead`,
			)
		: undefined;
}

/** The last container takes its draft or its bare pod along. */
export function removeContainer(engine: Engine, from: PodPlace, name: string): void {
	if (from.kind === 'draft') {
		const draft = engine.state.drafts.get(from.name);
		if (!draft) return;
		const next = withoutContainer(draft, name);
		if (next.pod.spec.containers.length === 0) dropDraft(engine, from.name);
		else putDraft(engine, next);
		return;
	}
	const pod = get(engine, 'Pod', keyOf(from));
	if (!pod) return;
	if (pod.spec.containers.length > 1) change(engine, pod, (spec) => specWithout(spec, name));
	else deletePod(engine, pod);
}

const samePlace = (a: PodPlace, b: PodPlace): boolean => JSON.stringify(a) === JSON.stringify(b);

export function checkMove(engine: Engine, from: PodPlace, name: string, to: PodPlace): Status | undefined {
	if (samePlace(from, to)) return failure('BadRequest', `container ${name} is there already`);
	const taken = takeFrom(engine, from, name);
	if (isStatus(taken)) return taken;
	return checkRemove(engine, from, name) ?? checkAdd(engine, to, taken);
}

export function moveContainer(engine: Engine, from: PodPlace, name: string, to: PodPlace): void {
	const taken = takeFrom(engine, from, name);
	if (isStatus(taken)) return;
	removeContainer(engine, from, name);
	addContainer(engine, to, taken);
}

/** Drafts: pods that are being built, changed freely until they're run. */

import { decodeObject } from '../../kubernetes/decode.ts';
import { defaultPod } from '../../kubernetes/defaults.ts';
import { alreadyExists, invalid, notFound, type Status } from '../../kubernetes/status.ts';
import type { ManifestObject } from '../../kubernetes/types.ts';
import { validateObject } from '../../kubernetes/validation/validate.ts';
import type { Engine } from '../context.ts';
import type { ContainerManifest, Draft } from '../drafts.ts';
import { bind } from '../scheduler/scheduler.ts';
import { get } from '../store.ts';
import { apply, checkApply } from './apply.ts';
import { refusalOfNewPod } from './pods.ts';

/** A new draft with one container. Its `app` label is what its Service will select. */
export function newDraft(name: string, container: ContainerManifest): Draft {
	const metadata = { name, namespace: 'default', labels: { app: name } };
	return { name, expose: true, pod: { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [container] } } };
}

export function findDraft(engine: Engine, name: string): Draft | Status {
	return engine.state.drafts.get(name) ?? notFound('drafts', name);
}

export function putDraft(engine: Engine, draft: Draft): void {
	engine.state.drafts.set(draft.name, draft);
	engine.changes.drafts.add(draft.name);
}

export function dropDraft(engine: Engine, name: string): void {
	engine.state.drafts.delete(name);
	engine.changes.drafts.add(name);
}

/** A draft may be half done, but what's there must be right. */
export function checkDraft(draft: Draft): Status | undefined {
	const decoded = decodeObject(draft.pod);
	if ('errors' in decoded) return invalid('Pod', draft.name, decoded.errors);
	const causes = validateObject(defaultPod(decoded.object));
	return causes.length > 0 ? invalid('Pod', draft.name, causes) : undefined;
}

export function checkNewDraft(engine: Engine, draft: Draft): Status | undefined {
	if (engine.state.drafts.has(draft.name)) return alreadyExists('drafts', draft.name);
	return checkDraft(draft);
}

/** The Service that running an exposed draft makes; none without ports, or where its name is taken. */
function serviceOfDraft(engine: Engine, draft: Draft): ManifestObject | undefined {
	const namespace = draft.pod.metadata.namespace ?? 'default';
	if (!draft.expose || engine.state.objects.Service.has(`${namespace}/${draft.name}`)) return undefined;
	const seen = new Set<number>();
	const declared = draft.pod.spec.containers
		.flatMap(({ ports }) => ports ?? [])
		.filter(({ containerPort }) => {
			const fresh = !seen.has(containerPort);
			seen.add(containerPort);
			return fresh;
		});
	if (declared.length === 0) return undefined;
	const ports = declared.map(({ containerPort }) => ({
		port: containerPort,
		targetPort: containerPort,
		...(declared.length > 1 ? { name: `p-${containerPort}` } : {}),
	}));
	const metadata = { name: draft.name, namespace, labels: { app: draft.name } };
	return { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: draft.pod.metadata.labels ?? {}, ports } };
}

function manifestsOf(engine: Engine, draft: Draft): ManifestObject[] {
	const service = serviceOfDraft(engine, draft);
	return service ? [draft.pod, service] : [draft.pod];
}

export function checkRun(engine: Engine, name: string, node: string | undefined): Status | undefined {
	const draft = findDraft(engine, name);
	if ('status' in draft) return draft;
	const { namespace = 'default' } = draft.pod.metadata;
	if (engine.state.objects.Pod.has(`${namespace}/${name}`)) return alreadyExists('pods', name);
	const refusal = checkApply(engine, manifestsOf(engine, draft));
	if (refusal || node === undefined) return refusal;
	return refusalOfNewPod(engine, draft.pod, node);
}

export function runDraft(engine: Engine, name: string, node: string | undefined): void {
	const draft = engine.state.drafts.get(name) as Draft;
	apply(engine, manifestsOf(engine, draft));
	dropDraft(engine, name);
	const pod = get(engine, 'Pod', `${draft.pod.metadata.namespace ?? 'default'}/${name}`);
	if (pod && node !== undefined) bind(engine, pod, node);
}

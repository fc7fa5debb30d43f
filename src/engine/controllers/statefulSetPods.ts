/** A StatefulSet's pods: their names, their numbers, and what each must be (`pkg/controller/statefulset/stateful_set_utils.go`). */
import type { ControllerRevision, ManifestObject, Pod, StatefulSet } from '../../kubernetes/types.ts';
import { newPod } from '../admission.ts';
import type { NewObject } from '../store.ts';
import { revisionHashLabel, templateOf } from './history.ts';
import { controlledBy } from './ownership.ts';

const podNameLabel = 'statefulset.kubernetes.io/pod-name';
const podIndexLabel = 'apps.kubernetes.io/pod-index';

/** The number of a pod of that StatefulSet, or undefined for a pod whose name isn't one of its own. */
export function ordinalOf(set: StatefulSet, pod: Pod): number | undefined {
	const prefix = `${set.metadata.name}-`;
	const { name } = pod.metadata;
	const digits = name.slice(prefix.length);
	return name.startsWith(prefix) && /^[0-9]{1,10}$/.test(digits) ? Number(digits) : undefined;
}

/** `web-3`. */
export function podName({ metadata }: StatefulSet, ordinal: number): string {
	return `${metadata.name}-${ordinal}`;
}

/** The revision that a pod was made of. */
export function revisionOf({ metadata }: Pod): string | undefined {
	return metadata.labels?.[revisionHashLabel];
}

/** A pod of the given number and revision: stable name, hostname, and claims that are its own for good. */
export function statefulPod(set: StatefulSet, revision: ControllerRevision, ordinal: number): NewObject<'Pod'> {
	const { metadata, spec } = templateOf(revision);
	const name = podName(set, ordinal);
	const labels = {
		...metadata.labels,
		[podIndexLabel]: String(ordinal),
		[revisionHashLabel]: revision.metadata.name,
		[podNameLabel]: name,
	};
	const ownVolumes = claimVolumes(set, ordinal);
	const claimed = new Set(ownVolumes.map((volume) => volume.name));
	const volumes = [...ownVolumes, ...(spec.volumes ?? []).filter((volume) => !claimed.has(volume.name))];
	const { serviceName } = set.spec;
	return newPod(
		{
			name,
			namespace: set.metadata.namespace,
			generateName: `${set.metadata.name}-`,
			labels,
			...(metadata.annotations ? { annotations: metadata.annotations } : {}),
			ownerReferences: [controlledBy(set)],
		},
		{
			...spec,
			hostname: name,
			...(serviceName === '' ? {} : { subdomain: serviceName }),
			...(volumes.length > 0 ? { volumes } : {}),
		},
	);
}

type Volume = NonNullable<Pod['spec']['volumes']>[number];

/** `data-web-0`: the claim of each volumeClaimTemplate for a number. */
function claimVolumes({ metadata, spec }: StatefulSet, ordinal: number): Volume[] {
	return (spec.volumeClaimTemplates ?? []).map((claim) => {
		const name = claim.metadata?.name ?? '';
		return { name, persistentVolumeClaim: { claimName: `${name}-${metadata.name}-${ordinal}` } };
	});
}

/** The claims of a pod's number, made from the templates; they outlive the pod and the set. They aren't simulated, only there. */
export function claimsOf({ metadata, spec }: StatefulSet, ordinal: number): ManifestObject[] {
	return (spec.volumeClaimTemplates ?? []).map((template) => ({
		...template,
		apiVersion: 'v1',
		kind: 'PersistentVolumeClaim',
		metadata: {
			...template.metadata,
			name: `${template.metadata?.name ?? ''}-${metadata.name}-${ordinal}`,
			namespace: metadata.namespace,
		},
	})) as ManifestObject[];
}

/**
 * Whether a pod that's missing is made of the revision before the update: below the partition, or, without one,
 * among those that haven't been updated yet (`newVersionedStatefulSetPod`).
 */
export function keepsOldRevision(set: StatefulSet, ordinal: number): boolean {
	const { type, rollingUpdate } = set.spec.updateStrategy;
	if (type !== 'RollingUpdate') return false;
	return ordinal < startOrdinal(set) + (rollingUpdate?.partition ?? set.status.currentReplicas);
}

export function startOrdinal({ spec }: StatefulSet): number {
	return spec.ordinals?.start ?? 0;
}

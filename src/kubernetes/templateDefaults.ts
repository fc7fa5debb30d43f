/** What the API server fills in alike for every kind: namespace, pod template. */
import { withoutUndefined } from './plainData.ts';
import { defaultPodSpec } from './podDefaults.ts';
import type { Labels, ManifestObject, ObjectMeta, OwnerReference, Pod, PodTemplateSpec } from './types.ts';

export const revisionHistoryLimitDefault = 10;
const namespaceDefault = 'default';

/** Metadata before the store has given uid, resourceVersion and creationTimestamp. */
export interface UnstoredMeta {
	name?: string;
	generateName?: string;
	/** Empty for a cluster-scoped kind. */
	namespace: string;
	labels?: Labels;
	annotations?: Labels;
	ownerReferences?: OwnerReference[];
	finalizers?: string[];
}

export function defaultMeta(manifest: ManifestObject): UnstoredMeta {
	const { name, generateName, namespace, labels, annotations, ownerReferences, finalizers } =
		manifest.metadata as Partial<ObjectMeta>;
	return withoutUndefined({
		name,
		generateName,
		namespace: namespace || namespaceDefault,
		labels,
		annotations,
		ownerReferences,
		finalizers,
	});
}

export function defaultTemplate(template: Partial<PodTemplateSpec> | undefined): PodTemplateSpec {
	const { labels, annotations } = template?.metadata ?? {};
	return {
		metadata: withoutUndefined({ labels, annotations }),
		spec: defaultPodSpec((template?.spec ?? {}) as Pod['spec'], 'template'),
	};
}

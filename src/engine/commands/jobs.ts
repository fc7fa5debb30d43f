/** What the API server makes of a new Job's UID (`pkg/registry/batch/job/strategy.go generateSelector`). */
import type { JobSpec } from '../../kubernetes/controllerTypes.ts';
import type { Labels } from '../../kubernetes/types.ts';

const controllerUidLabel = 'batch.kubernetes.io/controller-uid';

/** The labels of a Job's pods, with the older names that are kept beside the new ones. */
export function jobLabels(name: string, uid: string): Labels {
	return {
		'batch.kubernetes.io/controller-uid': uid,
		'batch.kubernetes.io/job-name': name,
		'controller-uid': uid,
		'job-name': name,
	};
}

/** The spec with a selector of its own and the labels that it selects, unless the manifest has chosen its own. */
export function withJobSelector(spec: JobSpec, name: string, uid: string): JobSpec {
	if (spec.manualSelector) return spec;
	const { template } = spec;
	const labels = { ...template.metadata.labels, ...jobLabels(name, uid) };
	const selector = { ...spec.selector, matchLabels: { ...spec.selector?.matchLabels, [controllerUidLabel]: uid } };
	return { ...spec, selector, template: { ...template, metadata: { ...template.metadata, labels } } };
}

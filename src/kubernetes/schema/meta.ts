/** API types of Kubernetes v1.33: metadata, conditions and selectors. */
import type { ApiTypes } from './apiTypes.ts';

export const metaTypes = {
	ObjectMeta: {
		string: 'generateName name namespace resourceVersion selfLink uid',
		int64: 'deletionGracePeriodSeconds generation',
		Time: 'creationTimestamp deletionTimestamp',
		'{}string': 'annotations labels',
		'[]string': 'finalizers',
		'[]ManagedFieldsEntry': 'managedFields',
		'[]OwnerReference': 'ownerReferences',
	},
	ManagedFieldsEntry: {
		string: 'apiVersion fieldsType manager operation subresource',
		Time: 'time',
		any: 'fieldsV1',
	},
	OwnerReference: { string: 'apiVersion kind name uid', boolean: 'blockOwnerDeletion controller' },
	LocalObjectReference: { string: 'name' },
	LabelSelector: { '[]LabelSelectorRequirement': 'matchExpressions', '{}string': 'matchLabels' },
	Condition: { string: 'message reason status type', int64: 'observedGeneration', Time: 'lastTransitionTime' },
	LabelSelectorRequirement: { string: 'key operator', '[]string': 'values' },
} as const satisfies ApiTypes;

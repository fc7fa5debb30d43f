/** Keys of the tables: `namespace/name`, or the bare name of a cluster-scoped object. */
import type { ObjectMeta, OwnerReference } from '../kubernetes/types.ts';

export function keyOf({ namespace, name }: { namespace: string; name: string }): string {
	return namespace === '' ? name : `${namespace}/${name}`;
}

/** The owner that manages an object (`controller: true`), as metav1.GetControllerOf. */
export function controllerOf(metadata: ObjectMeta): OwnerReference | undefined {
	return metadata.ownerReferences?.find((reference) => reference.controller === true);
}

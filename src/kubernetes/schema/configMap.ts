/** API types of Kubernetes v1.33: ConfigMap. */
import type { ApiTypes } from './apiTypes.ts';

export const configMapTypes = {
	ConfigMap: {
		string: 'apiVersion kind',
		boolean: 'immutable',
		ObjectMeta: 'metadata',
		'{}string': 'binaryData data',
	},
} as const satisfies ApiTypes;

/** Which fields the objects that Podarium runs have in Kubernetes v1.33, and of which types: the data for strict decoding. */
import { type ApiTypes, type BasicType, basicTypes } from './schema/apiTypes.ts';
import { autoscalingTypes } from './schema/autoscaling.ts';
import { batchTypes } from './schema/batch.ts';
import { configMapTypes } from './schema/configMap.ts';
import { containerTypes } from './schema/container.ts';
import { metaTypes } from './schema/meta.ts';
import { nodeTypes } from './schema/node.ts';
import { podTypes } from './schema/pod.ts';
import { podStatusTypes } from './schema/podStatus.ts';
import { serviceTypes } from './schema/service.ts';
import { volumesTypes } from './schema/volumes.ts';
import { workloadsTypes } from './schema/workloads.ts';
import type { SimulatedKind } from './types.ts';

export const apiTypes: ApiTypes = {
	...metaTypes,
	...podTypes,
	...containerTypes,
	...volumesTypes,
	...podStatusTypes,
	...workloadsTypes,
	...serviceTypes,
	...nodeTypes,
	...batchTypes,
	...autoscalingTypes,
	...configMapTypes,
};

export type FieldType =
	| { shape: 'basic'; type: BasicType }
	| { shape: 'object'; type: string }
	| { shape: 'list' | 'map'; of: FieldType };

/** The API version in which each simulated kind is served. */
export const apiVersions: Readonly<Record<SimulatedKind, string>> = {
	Pod: 'v1',
	ReplicaSet: 'apps/v1',
	Deployment: 'apps/v1',
	StatefulSet: 'apps/v1',
	DaemonSet: 'apps/v1',
	Job: 'batch/v1',
	HorizontalPodAutoscaler: 'autoscaling/v2',
	Service: 'v1',
	Node: 'v1',
	ConfigMap: 'v1',
};

const fieldsByType = new Map<string, ReadonlyMap<string, FieldType>>();

/** The fields of a type by name; a type that isn't in the schema is a mistake in the schema and throws. */
export function fieldsOf(type: string): ReadonlyMap<string, FieldType> {
	const known = fieldsByType.get(type);
	if (known) return known;
	const groups = apiTypes[type];
	if (!groups) throw new Error(`the schema lacks the type ${type}`);
	const fields = new Map<string, FieldType>();
	for (const [fieldType, names] of Object.entries(groups)) {
		for (const name of names.split(' ')) fields.set(name, parseFieldType(fieldType));
	}
	fieldsByType.set(type, fields);
	return fields;
}

function parseFieldType(text: string): FieldType {
	if (text.startsWith('[]')) return { shape: 'list', of: parseFieldType(text.slice(2)) };
	if (text.startsWith('{}')) return { shape: 'map', of: parseFieldType(text.slice(2)) };
	const basic = basicTypes.find((type) => type === text);
	return basic ? { shape: 'basic', type: basic } : { shape: 'object', type: text };
}

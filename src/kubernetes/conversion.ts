/** Older versions that the API server still serves, turned into the one that's stored. */
import type { ManifestObject, SimulatedKind } from './types.ts';

interface Conversion {
	kind: SimulatedKind;
	/** The schema's type for the older shape. */
	type: string;
	convert: (object: ManifestObject) => ManifestObject;
}

/** By `apiVersion/kind`. */
export const conversions: Readonly<Record<string, Conversion | undefined>> = {
	__proto__: null as never,
	'autoscaling/v1/HorizontalPodAutoscaler': {
		kind: 'HorizontalPodAutoscaler',
		type: 'HorizontalPodAutoscalerV1',
		convert: autoscalerFromV1,
	},
};

/** `autoscaling/v1` knows only a CPU target (`pkg/apis/autoscaling/v1/conversion.go`). */
function autoscalerFromV1(object: ManifestObject): ManifestObject {
	const { targetCPUUtilizationPercentage: averageUtilization, ...spec } = (object.spec ?? {}) as Record<
		string,
		unknown
	>;
	const target = { type: 'Utilization', averageUtilization };
	const metrics = averageUtilization === undefined ? [] : [{ type: 'Resource', resource: { name: 'cpu', target } }];
	const { status: _, ...rest } = object;
	return { ...rest, apiVersion: 'autoscaling/v2', spec: { ...spec, metrics } };
}

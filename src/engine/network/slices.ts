/** The EndpointSlices of a Service, from the state alone. */
import type { EndpointSlice } from '../../kubernetes/types.ts';
import type { ClusterState } from '../state.ts';

/** The label by which a slice names its Service. */
export const serviceNameLabel = 'kubernetes.io/service-name';

/** The slices of the Service of that key, in the order of their making. */
export function slicesOfService({ objects }: ClusterState, serviceKey: string): EndpointSlice[] {
	const slices: EndpointSlice[] = [];
	for (const slice of objects.EndpointSlice.values()) {
		const { namespace, labels } = slice.metadata;
		if (`${namespace}/${labels?.[serviceNameLabel]}` === serviceKey) slices.push(slice);
	}
	return slices;
}

/** The EndpointSlice controller: which pods a Service's address stands for (`pkg/controller/endpointslice`). */
import { matchesLabels } from '../../kubernetes/labels.ts';
import { randomSuffix } from '../../kubernetes/names.ts';
import { semanticallyEqual } from '../../kubernetes/plainData.ts';
import { isPodTerminal } from '../../kubernetes/podPhase.ts';
import type { Endpoint, EndpointConditions, EndpointSlice, Pod, Service } from '../../kubernetes/types.ts';
import { draw, type Engine } from '../context.ts';
import { keyOf } from '../keys.ts';
import { slicesOf } from '../network/proxy.ts';
import { serviceNameLabel } from '../network/slices.ts';
import { create, get, remove, update } from '../store.ts';
import { ownerReference } from './ownership.ts';
import { isReady } from './replicaSetVictims.ts';

/** `maxEndpointsPerSlice` of the controller. */
const maxEndpointsPerSlice = 100;

/** Whether a selected pod is listed at all (`endpointslice/util ShouldPodBeInEndpoints`). */
export function podInEndpoints(
	pod: {
		metadata?: { deletionTimestamp?: string };
		status: { phase: string; podIP?: string; podIPs?: readonly { ip: string }[] };
	},
	includeTerminating: boolean,
): boolean {
	const { podIP, podIPs = [] } = pod.status;
	if (isPodTerminal(pod)) return false;
	if (!podIP && podIPs.length === 0) return false;
	return includeTerminating || pod.metadata?.deletionTimestamp === undefined;
}

/** Conditions of a listed pod (`endpointslice/utils.go podToEndpoint`). */
export function endpointConditions(
	podReady: boolean,
	terminating: boolean,
	publishNotReadyAddresses: boolean,
): EndpointConditions {
	const serving = podReady;
	return { ready: publishNotReadyAddresses || (serving && !terminating), serving, terminating };
}

function endpointOf(pod: Pod, service: Service): Endpoint {
	const terminating = pod.metadata.deletionTimestamp !== undefined;
	const publish = service.spec.publishNotReadyAddresses === true;
	const { namespace, name, uid } = pod.metadata;
	const { hostname, subdomain } = pod.spec;
	return {
		addresses: [pod.status.podIP ?? ''],
		conditions: endpointConditions(isReady(pod), terminating, publish),
		targetRef: { kind: 'Pod', namespace, name, uid },
		...(hostname && subdomain === service.metadata.name ? { hostname } : {}),
		...(pod.spec.nodeName === undefined ? {} : { nodeName: pod.spec.nodeName }),
	};
}

type SlicePorts = EndpointSlice['ports'];

/** The Service's ports as this pod has them: a port that's named is looked up in its containers. */
function portsOf(pod: Pod, service: Service): SlicePorts {
	const ports: SlicePorts = [];
	for (const { name = '', protocol, targetPort } of service.spec.ports) {
		const port =
			typeof targetPort === 'number'
				? targetPort
				: pod.spec.containers
						.flatMap((container) => container.ports ?? [])
						.find((own) => own.name === targetPort && own.protocol === protocol)?.containerPort;
		if (port !== undefined) ports.push({ name, protocol, port });
	}
	return ports;
}

interface Wanted {
	ports: SlicePorts;
	endpoints: Endpoint[];
}

function wantedSlices(engine: Engine, service: Service): Wanted[] {
	const { selector } = service.spec;
	const byPorts = new Map<string, Wanted>();
	for (const pod of engine.state.objects.Pod.values()) {
		if (
			pod.metadata.namespace !== service.metadata.namespace ||
			!selector ||
			!matchesLabels(selector, pod.metadata.labels)
		)
			continue;
		if (!podInEndpoints(pod, true)) continue;
		const ports = portsOf(pod, service);
		const key = JSON.stringify(ports);
		const group = byPorts.get(key) ?? { ports, endpoints: [] };
		group.endpoints.push(endpointOf(pod, service));
		byPorts.set(key, group);
	}
	return [...byPorts.values()].flatMap(({ ports, endpoints }) => {
		const slices: Wanted[] = [];
		for (let start = 0; start < endpoints.length; start += maxEndpointsPerSlice) {
			slices.push({ ports, endpoints: endpoints.slice(start, start + maxEndpointsPerSlice) });
		}
		return slices;
	});
}

/** Brings a Service's slices to what its pods are now. */
export function syncEndpointSlices(engine: Engine, key: string): void {
	const service = get(engine, 'Service', key);
	const existing = slicesOf(engine, key);
	const selects =
		service && service.spec.type !== 'ExternalName' && Object.keys(service.spec.selector ?? {}).length > 0;
	const wanted = selects ? wantedSlices(engine, service) : [];
	existing.forEach((slice, index) => {
		const next = wanted[index];
		if (!next) remove(engine, 'EndpointSlice', keyOf(slice.metadata));
		else if (!semanticallyEqual(next.endpoints, slice.endpoints) || !semanticallyEqual(next.ports, slice.ports)) {
			update(engine, 'EndpointSlice', { ...slice, ...next });
		}
	});
	if (!service) return;
	const { namespace, name, uid } = service.metadata;
	for (const next of wanted.slice(existing.length)) {
		create(engine, 'EndpointSlice', {
			apiVersion: 'discovery.k8s.io/v1',
			kind: 'EndpointSlice',
			metadata: {
				name: `${name}-${randomSuffix((range) => draw(engine, 'names', range))}`,
				namespace,
				labels: {
					[serviceNameLabel]: name,
					'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
				},
				ownerReferences: [ownerReference('v1', 'Service', name, uid)],
			},
			addressType: 'IPv4',
			...next,
		});
	}
}

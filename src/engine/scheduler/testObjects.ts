/** Pods and nodes for tests and tables, with everything that doesn't matter filled in. */
import type { Container, Labels, Node, Pod, Taint } from '../../kubernetes/types.ts';

export interface PodParts {
	name?: string;
	namespace?: string;
	labels?: Labels;
	nodeName?: string;
	/** Being deleted. */
	terminating?: boolean;
	/** Requests of each container. */
	requests?: readonly Readonly<Record<string, string>>[];
	initRequests?: readonly Readonly<Record<string, string>>[];
	phase?: Pod['status']['phase'];
	spec?: Partial<Pod['spec']>;
}

/** A pod that no two calls share the identity of. */
export function podOf(parts: PodParts = {}): Pod {
	serial += 1;
	const { name = `pod-${serial}`, namespace = 'default', labels, nodeName, terminating = false } = parts;
	return {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {
			name,
			namespace,
			uid: `pod-uid-${serial}`,
			resourceVersion: '1',
			creationTimestamp: '2025-01-01T00:00:00Z',
			...(labels ? { labels } : {}),
			...(terminating ? { deletionTimestamp: '2025-01-01T00:00:00Z' } : {}),
		},
		spec: {
			containers: (parts.requests ?? []).map(containerOf),
			...(parts.initRequests ? { initContainers: parts.initRequests.map(containerOf) } : {}),
			restartPolicy: 'Always',
			terminationGracePeriodSeconds: 30,
			...(nodeName === undefined ? {} : { nodeName }),
			...parts.spec,
		},
		status: { phase: parts.phase ?? 'Pending', conditions: [] },
	};
}

let serial = 0;

function containerOf(requests: Readonly<Record<string, string>>, index: number): Container {
	return {
		name: `c${index}`,
		image: 'app:1',
		imagePullPolicy: 'IfNotPresent',
		resources: { requests: { ...requests } },
	};
}

export interface NodeParts {
	name?: string;
	labels?: Labels;
	allocatable?: Readonly<Record<string, string>>;
	taints?: Taint[];
	unschedulable?: boolean;
}

/** A node; without `allocatable` one with room for most things. */
export function nodeOf(parts: NodeParts = {}): Node {
	const { name = 'node', labels, taints, unschedulable } = parts;
	const allocatable = parts.allocatable ?? { cpu: '4', memory: '16Gi', pods: '110' };
	return {
		apiVersion: 'v1',
		kind: 'Node',
		metadata: {
			name,
			namespace: '',
			uid: `node-uid-${name}`,
			resourceVersion: '1',
			creationTimestamp: '2025-01-01T00:00:00Z',
			...(labels ? { labels } : {}),
		},
		spec: { ...(taints ? { taints } : {}), ...(unschedulable ? { unschedulable } : {}) },
		status: { capacity: { ...allocatable }, allocatable: { ...allocatable }, addresses: [], conditions: [] },
	};
}

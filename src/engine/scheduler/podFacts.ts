/** What the scheduler reads off a pod once and uses on every node (`pkg/scheduler/framework/types.go PodInfo`). */
import { isSidecar, podRequests, type ResourceAmounts } from '../../kubernetes/podRequests.ts';
import type { Container, Labels, Pod } from '../../kubernetes/types.ts';
import { type AffinityTerms, affinityTerms } from './affinityTerms.ts';

export interface HostPort {
	ip: string;
	protocol: string;
	port: number;
}

/** A namespace and the labels of pods in it: to a selector, pods with equal ones are all alike. */
export interface LabelSet {
	/** Equal ids have equal contents; the number itself means nothing and decides nothing. */
	id: number;
	/** Namespace and labels as one text; equal keys have equal contents and the other way round. */
	key: string;
	namespace: string;
	labels: Labels;
}

export interface PodFacts {
	requests: ResourceAmounts;
	/** Requests where a container that states none counts as 100m CPU and 200Mi memory; for scoring alone. */
	nonZero: { cpu: number; memory: number };
	hostPorts: readonly HostPort[];
	labelSet: LabelSet;
	/** Undefined for a pod that states no pod (anti-)affinity. */
	affinity: AffinityTerms | undefined;
}

/** `pkg/scheduler/util/pod_resources.go` DefaultMilliCPURequest and DefaultMemoryRequest. */
const defaultRequests = { cpu: '100m', memory: '200Mi' } as const;

// Pods are replaced, never changed, so what was read off one holds as long as the object does.
const known = new WeakMap<Pod, PodFacts>();

/** What follows from a pod's spec alone. */
interface Claims extends Pick<PodFacts, 'requests' | 'nonZero' | 'hostPorts'> {
	of: Pod['spec'];
}

// All pods of one template share their list of containers, bound or not.
const claimsKnown = new WeakMap<Pod['spec']['containers'], Claims>();

function claimsOf(pod: Pod): Claims {
	const { spec } = pod;
	let claims = claimsKnown.get(spec.containers);
	if (
		claims === undefined ||
		claims.of.initContainers !== spec.initContainers ||
		claims.of.overhead !== spec.overhead
	) {
		const requests = podRequests(pod);
		claims = { of: spec, requests, nonZero: nonZeroRequests(pod, requests), hostPorts: podHostPorts(pod) };
		claimsKnown.set(spec.containers, claims);
	}
	return claims;
}

/** The facts of a pod; the same object for the same pod. */
export function podFacts(pod: Pod): PodFacts {
	let facts = known.get(pod);
	if (facts === undefined) {
		const { requests, nonZero, hostPorts } = claimsOf(pod);
		facts = {
			requests,
			nonZero,
			hostPorts,
			labelSet: labelSet(pod),
			affinity: affinityTerms(pod),
		};
		known.set(pod, facts);
	}
	return facts;
}

/** The host ports that a pod takes: those of its containers and sidecars. `pkg/scheduler/util GetHostPorts`. */
function podHostPorts(pod: Pod): readonly HostPort[] {
	let ports: HostPort[] = noPorts;
	for (const container of [...pod.spec.containers, ...(pod.spec.initContainers ?? []).filter(isSidecar)]) {
		for (const { hostPort, hostIP, protocol } of container.ports ?? []) {
			if (hostPort === undefined || hostPort <= 0) continue;
			if (ports === noPorts) ports = [];
			ports.push({ ip: hostIP || anyIP, protocol: protocol || 'TCP', port: hostPort });
		}
	}
	return ports;
}

export const anyIP = '0.0.0.0';
const noPorts: HostPort[] = [];

function nonZeroRequests(pod: Pod, requests: ResourceAmounts): { cpu: number; memory: number } {
	const { containers, initContainers = [] } = pod.spec;
	if (containers.every(statesBoth) && initContainers.every(statesBoth)) return requests;
	const filled = {
		...pod.spec,
		containers: containers.map(withDefaults),
		initContainers: initContainers.map(withDefaults),
	};
	return podRequests({ spec: filled });
}

function statesBoth(container: Container): boolean {
	const requests = container.resources?.requests;
	return requests?.cpu !== undefined && requests.memory !== undefined;
}

function withDefaults(container: Container): Container {
	const requests = { ...defaultRequests, ...container.resources?.requests };
	return { ...container, resources: { ...container.resources, requests } };
}

// And their labels, which are read when a pod comes to be and when it's bound.
const setOfLabels = new WeakMap<Labels, LabelSet>();

function labelSet(pod: Pod): LabelSet {
	const { namespace, labels = {} } = pod.metadata;
	const before = setOfLabels.get(labels);
	if (before?.namespace === namespace) return before;
	const set = sharedSet(namespace, labels);
	setOfLabels.set(labels, set);
	return set;
}

function sharedSet(namespace: string, labels: Labels): LabelSet {
	const pairs = Object.keys(labels)
		.sort()
		.map((key) => [key, labels[key]]);
	const key = JSON.stringify([namespace, pairs]);
	let set = sets.get(key);
	if (set === undefined) {
		if (sets.size >= setsKept) sets.clear();
		set = { id: nextId, key, namespace, labels };
		nextId += 1;
		sets.set(key, set);
	}
	return set;
}

// Equal sets as one object with a small number make asking a selector about a thousand pods cheap. A set that was
// dropped and comes back gets another number: that costs a second look, nothing else.
const sets = new Map<string, LabelSet>();
const setsKept = 10_000;
let nextId = 0;

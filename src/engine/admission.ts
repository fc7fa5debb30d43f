/** What the API server adds to a new object: tolerations, addresses, ports, a place in the nodes' network. */
import { defaultPodSpec, withDefaultTolerations } from '../kubernetes/podDefaults.ts';
import { qosClass } from '../kubernetes/podRequests.ts';
import { formatTime } from '../kubernetes/time.ts';
import type { Condition, Node, ObjectMeta, Pod, PodSpec, Service } from '../kubernetes/types.ts';
import { draw, type Engine } from './context.ts';
import { nthClusterIP, nthNodeAddress, nthPodCIDR, podCIDRCount } from './network/addresses.ts';
import type { NewObject } from './store.ts';

// Specs are replaced, never changed, and every pod of a template begins with the same one.
const admittedSpecs = new WeakMap<PodSpec, PodSpec>();

/** A template's spec lacks what only a Pod's gets: requests from limits, host ports, tolerations. */
function admittedSpec(spec: PodSpec): PodSpec {
	let admitted = admittedSpecs.get(spec);
	if (admitted === undefined) {
		admitted = withDefaultTolerations(defaultPodSpec(spec, 'pod'));
		admittedSpecs.set(spec, admitted);
	}
	return admitted;
}

/** A pending Pod from a defaulted template or manifest. */
export function newPod(metadata: NewObject<'Pod'>['metadata'], template: PodSpec): NewObject<'Pod'> {
	const spec = admittedSpec(template);
	const status: Pod['status'] = { phase: 'Pending', conditions: [], qosClass: qosClass(spec) };
	return { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, generation: 1 }, spec, status };
}

const nodePortMin = 30000;
const nodePortCount = 2768;

/** Every nodePort in use. */
export function usedNodePorts(engine: Engine, except?: string): Set<number> {
	const used = new Set<number>();
	for (const [key, service] of engine.state.objects.Service) {
		if (key === except) continue;
		for (const { nodePort } of service.spec.ports) if (nodePort !== undefined) used.add(nodePort);
	}
	return used;
}

function freeClusterIP(engine: Engine): string {
	const { counters } = engine.state;
	for (let tries = 0; tries < 65_000; tries += 1) {
		const address = nthClusterIP(counters.clusterIP);
		counters.clusterIP += 1;
		if (!engine.index.serviceByIP.has(address)) return address;
	}
	throw new Error('the Service network is full');
}

/** A Service's update with the addresses that it had, as far as it names none and its type still has them. */
export function withKeptAddresses(service: Service, before: Service): Service {
	const { spec } = service;
	if (spec.type === 'ExternalName') return service;
	const clusterIP = spec.clusterIP || before.spec.clusterIP;
	const addresses = clusterIP === '' ? {} : { clusterIP, clusterIPs: [clusterIP] };
	if (spec.type === 'ClusterIP') return { ...service, spec: { ...spec, ...addresses } };
	const ports = spec.ports.map((port) => {
		const had = before.spec.ports.find((other) => other.port === port.port && other.protocol === port.protocol);
		const nodePort = port.nodePort ?? had?.nodePort;
		return nodePort === undefined ? port : { ...port, nodePort };
	});
	return { ...service, spec: { ...spec, ...addresses, ports } };
}

/** The Service with a ClusterIP and, where its type has them, node ports, handed out as far as it has none. */
export function withServiceAddresses<S extends Pick<Service, 'spec'>>(engine: Engine, service: S): S {
	const { spec } = service;
	if (spec.type === 'ExternalName') return service;
	const clusterIP = spec.clusterIP || freeClusterIP(engine);
	const clusterIPs = [clusterIP];
	if (spec.type === 'ClusterIP') return { ...service, spec: { ...spec, clusterIP, clusterIPs } };
	const used = usedNodePorts(engine);
	const ports = spec.ports.map((port) => {
		let { nodePort } = port;
		while (nodePort === undefined || (nodePort !== port.nodePort && used.has(nodePort))) {
			nodePort = nodePortMin + draw(engine, 'nodePorts', nodePortCount);
		}
		used.add(nodePort);
		return { ...port, nodePort };
	});
	return { ...service, spec: { ...spec, clusterIP, clusterIPs, ports } };
}

function freePodCIDR(engine: Engine): string | undefined {
	const used = new Set<string>();
	for (const node of engine.state.objects.Node.values())
		if (node.spec.podCIDR !== undefined) used.add(node.spec.podCIDR);
	const { counters } = engine.state;
	for (let tries = 0; tries < podCIDRCount; tries += 1) {
		const podCIDR = nthPodCIDR(counters.podCIDR % podCIDRCount);
		counters.podCIDR += 1;
		if (!used.has(podCIDR)) return podCIDR;
	}
	return undefined;
}

/** What a kubelet says of its node while all is well, but for its disk perhaps. */
export function kubeletConditions(now: string, diskPressure = false): Condition[] {
	const condition = (type: string, is: boolean, reason: string, message: string): Condition => ({
		type,
		status: is ? 'True' : 'False',
		reason,
		message,
		lastHeartbeatTime: now,
		lastTransitionTime: now,
	});
	return [
		condition('MemoryPressure', false, 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
		diskPressure
			? condition('DiskPressure', true, 'KubeletHasDiskPressure', 'kubelet has disk pressure')
			: condition('DiskPressure', false, 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
		condition('PIDPressure', false, 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
		condition('Ready', true, 'KubeletReady', 'kubelet is posting ready status'),
	];
}

/** What every kubelet here says of its machine; a manifest may say otherwise. */
const nodeInfo = {
	architecture: 'amd64',
	bootID: '',
	containerRuntimeVersion: 'containerd://2.0.5',
	kernelVersion: '6.8.0',
	kubeProxyVersion: '',
	kubeletVersion: 'v1.33.0',
	machineID: '',
	operatingSystem: 'linux',
	osImage: 'Podarium',
	systemUUID: '',
};

/** A Node that has joined: its address, its podCIDR (none left: none given), its kubelet ready. */
export function joined<N extends { metadata: Partial<ObjectMeta> } & Pick<Node, 'spec' | 'status'>>(
	engine: Engine,
	node: N,
): N {
	const { counters } = engine.state;
	const now = formatTime(engine.state.now);
	const address = nthNodeAddress(counters.nodeAddress);
	counters.nodeAddress += 1;
	const podCIDR = freePodCIDR(engine);
	const conditions = kubeletConditions(now);
	const addresses = [
		{ type: 'InternalIP', address },
		{ type: 'Hostname', address: node.metadata.name ?? '' },
	];
	const spec = podCIDR === undefined ? node.spec : { ...node.spec, podCIDR, podCIDRs: [podCIDR] };
	return {
		...node,
		spec,
		status: { ...node.status, addresses, conditions, nodeInfo: { ...nodeInfo, ...node.status.nodeInfo } },
	};
}

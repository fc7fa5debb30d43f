/**
 * A teaching device, not Kubernetes: the same cluster as plain Docker hosts, each with its own bridge `docker0` and
 * its own NAT. A pod stands for one container there. All of it follows from the cluster's state; nothing runs.
 */
import type { Pod } from '../../../kubernetes/types.ts';
import type { Sandbox } from '../../kubelet/sandbox.ts';
import type { ClusterState } from '../../state.ts';

/** Every host's `docker0` has the same: each host thinks that it's alone. */
export const dockerBridge = '172.17.0.1';
const firstHostPart = 2;
/** Where ports are published whose own number is taken on the host. */
const firstSparePort = 30_000;

export interface PublishedPort {
	hostPort: number;
	containerPort: number;
}

export interface DockerContainer {
	uid: string;
	/** `namespace/name` of the pod that it stands for. */
	pod: string;
	node: string;
	/** On `docker0`; with `--network host` the host's. */
	address: string;
	hostNetwork: boolean;
	/** What `docker run -p` was given: the ports that are declared. One that isn't declared isn't published. */
	published: readonly PublishedPort[];
}

export interface DockerHost {
	node: string;
	address: string;
	/** In the order of their start. */
	containers: readonly DockerContainer[];
}

function declaredPorts(pod: Pod | undefined): { containerPort: number; hostPort?: number }[] {
	const ports = (pod?.spec.containers ?? []).flatMap(({ ports: own }) => own ?? []);
	const tcp = ports.filter(({ protocol }) => protocol === 'TCP');
	return tcp.filter((port, index) => tcp.findIndex((other) => other.containerPort === port.containerPort) === index);
}

function publish(pod: Pod | undefined, taken: Set<number>): PublishedPort[] {
	return declaredPorts(pod).map(({ containerPort, hostPort = containerPort }) => {
		let port = hostPort;
		for (let spare = firstSparePort; taken.has(port); spare += 1) port = spare;
		taken.add(port);
		return { hostPort: port, containerPort };
	});
}

const runs = ({ phase, ip }: Sandbox): boolean => phase !== 'stopped' && ip !== undefined;

function dockerHost(state: ClusterState, node: string, address: string): DockerHost {
	const here = [...state.sandboxes.values()].filter((sandbox) => sandbox.node === node && runs(sandbox));
	const taken = new Set(
		here.flatMap(({ hostNetwork, sockets }) => (hostNetwork ? sockets.map(({ port }) => port) : [])),
	);
	let hostPart = firstHostPart - 1;
	const containers = here.map(({ uid, pod, hostNetwork }): DockerContainer => {
		if (hostNetwork) return { uid, pod, node, address, hostNetwork, published: [] };
		hostPart += 1;
		const published = publish(state.objects.Pod.get(pod), taken);
		return { uid, pod, node, address: `172.17.0.${hostPart}`, hostNetwork, published };
	});
	return { node, address, containers };
}

/** Every node as a Docker host, with a container for each of its pods. */
export function dockerHosts(state: ClusterState): DockerHost[] {
	return [...state.objects.Node.values()].map(({ metadata, status }) =>
		dockerHost(state, metadata.name, status.addresses[0]?.address ?? ''),
	);
}

export function containerIn(hosts: readonly DockerHost[], uid: string): DockerContainer | undefined {
	for (const { containers } of hosts) {
		const found = containers.find((container) => container.uid === uid);
		if (found) return found;
	}
	return undefined;
}

/** Addresses that containers of more than one host have: between hosts such an address names nobody. */
export function sameAddresses(hosts: readonly DockerHost[]): { address: string; containers: DockerContainer[] }[] {
	const byAddress = new Map<string, DockerContainer[]>();
	for (const container of hosts.flatMap(({ containers }) => containers)) {
		if (container.hostNetwork) continue;
		const list = byAddress.get(container.address);
		if (list) list.push(container);
		else byAddress.set(container.address, [container]);
	}
	return [...byAddress].filter(([, list]) => list.length > 1).map(([address, containers]) => ({ address, containers }));
}

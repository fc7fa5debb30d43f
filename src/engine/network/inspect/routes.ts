/** Routing tables, of a pod's network namespace and of a node. */
import type { ClusterState } from '../../state.ts';
import { bridgeAddress, clusterCIDR, hostAddress, vxlanAddress } from '../addresses.ts';
import { hasOwnNamespace } from './interfaces.ts';

export interface Route {
	/** `default` or a CIDR. */
	destination: string;
	via?: string;
	device: string;
	/** Made by the kernel with an address: what's there is a neighbour. */
	isLink: boolean;
	/** The address that packets of this machine's own get. */
	source?: string;
	/** The gateway counts as a neighbour though no address of the device says so (flannel's VXLAN). */
	onlink?: true;
}

/** The router of the network that the nodes are on. */
const nodeGateway = '192.168.0.1';
const nodeNetwork = '192.168.0.0/16';

/**
 * Routes of a pod: all of the cluster by the bridge, as flannel's CNI plugin asks the bridge plugin to set them;
 * on the host network those of the node.
 */
export function podRoutes(state: ClusterState, uid: string): Route[] {
	const sandbox = state.sandboxes.get(uid);
	if (!sandbox) return [];
	if (sandbox.hostNetwork) return nodeRoutes(state, sandbox.node);
	if (!hasOwnNamespace(sandbox)) return [];
	const network = `${hostAddress(sandbox.ip, 0)}/24`;
	const gateway = bridgeAddress(network);
	return [
		{ destination: 'default', via: gateway, device: 'eth0', isLink: false },
		{ destination: clusterCIDR, via: gateway, device: 'eth0', isLink: false },
		{ destination: network, device: 'eth0', isLink: true, source: sandbox.ip },
	];
}

/** A podCIDR of another node: through its VXLAN device (flannel `vxlan`), or by the node itself (flannel `host-gw`). */
function routeToPods(state: ClusterState, podCIDR: string, node: string): Route {
	if (state.settings.podNetwork === 'overlay')
		return { destination: podCIDR, via: vxlanAddress(podCIDR), device: 'flannel.1', isLink: false, onlink: true };
	return { destination: podCIDR, via: node, device: 'eth0', isLink: false };
}

/** Routes of a node: its own pods on the bridge, every other node's through the pod network. */
export function nodeRoutes(state: ClusterState, name: string): Route[] {
	const own = state.objects.Node.get(name);
	if (!own) return [];
	const address = own.status.addresses[0]?.address ?? '';
	const pods: Route[] = [];
	for (const { metadata, spec, status } of state.objects.Node.values()) {
		if (spec.podCIDR === undefined) continue;
		if (metadata.name !== name) pods.push(routeToPods(state, spec.podCIDR, status.addresses[0]?.address ?? ''));
		else pods.push({ destination: spec.podCIDR, device: 'cni0', isLink: true, source: bridgeAddress(spec.podCIDR) });
	}
	return [
		{ destination: 'default', via: nodeGateway, device: 'eth0', isLink: false },
		...pods.sort((a, b) => third(a.destination) - third(b.destination)),
		{ destination: nodeNetwork, device: 'eth0', isLink: true, source: address },
	];
}

const third = (cidr: string): number => Number(cidr.split('.')[2] ?? 0);

/** As `ip route` prints them. */
export function routesText(routes: readonly Route[]): string {
	return routes
		.map(({ destination, via, device, isLink, source, onlink }) => {
			const gateway = via === undefined ? '' : ` via ${via}`;
			const link = isLink ? ' proto kernel scope link' : '';
			const from = source === undefined ? '' : ` src ${source}`;
			return `${destination}${gateway} dev ${device}${link}${from}${onlink ? ' onlink' : ''}\n`;
		})
		.join('');
}

function bits(address: string): number {
	return address.split('.').reduce((value, part) => (value << 8) | Number(part), 0);
}

function prefixOf(destination: string): number {
	return destination === 'default' ? 0 : Number(destination.split('/')[1] ?? 32);
}

function covers(destination: string, address: string): boolean {
	const prefix = prefixOf(destination);
	const differing = bits(destination.split('/')[0] ?? '') ^ bits(address);
	return prefix === 0 || differing >>> (32 - prefix) === 0;
}

/** The route that the kernel takes to an address: the longest prefix wins. */
export function routeTo(routes: readonly Route[], address: string): Route | undefined {
	return routes
		.filter(({ destination }) => covers(destination, address))
		.toSorted((a, b) => prefixOf(b.destination) - prefixOf(a.destination))[0];
}

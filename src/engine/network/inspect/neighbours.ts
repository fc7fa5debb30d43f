/** Who is at the other end of a wire: ARP entries, and the forwarding tables of the bridge and of the VXLAN device. */
import type { ClusterState } from '../../state.ts';
import { bridgeAddress, hostAddress, vxlanAddress } from '../addresses.ts';
import { hasOwnNamespace, podsOnBridge, vxlanMac } from './interfaces.ts';
import { bridgeMac, cardMac, vethName } from './names.ts';

export interface Neighbour {
	address: string;
	device: string;
	mac: string;
	/** `permanent`: flannel has written it, nobody had to ask. */
	state: 'reachable' | 'permanent';
}

/** A forwarding entry: frames for this hardware address go out here. */
export interface ForwardingEntry {
	mac: string;
	device: string;
	/** The bridge whose port the device is. */
	master?: string;
	/** VXLAN: the node to which the frame is sent, in a UDP packet. */
	node?: string;
}

/** ARP entries of a pod: its gateway, which is the node's bridge; and its neighbours on that. */
export function podNeighbours(state: ClusterState, uid: string): Neighbour[] {
	const sandbox = state.sandboxes.get(uid);
	if (!sandbox) return [];
	if (sandbox.hostNetwork) return nodeNeighbours(state, sandbox.node);
	if (!hasOwnNamespace(sandbox)) return [];
	const gateway = bridgeAddress(`${hostAddress(sandbox.ip, 0)}/24`);
	const others = podsOnBridge(state, sandbox.node).filter((other) => other.uid !== uid);
	return [gateway, ...others.map(({ ip }) => ip)].map((address) => ({
		address,
		device: 'eth0',
		mac: bridgeMac(address),
		state: 'reachable',
	}));
}

/** ARP entries of a node: its pods on `cni0`, the other nodes on `eth0`, and the other nodes' VXLAN devices. */
export function nodeNeighbours(state: ClusterState, name: string): Neighbour[] {
	const list: Neighbour[] = podsOnBridge(state, name).map(({ ip }) => ({
		address: ip,
		device: 'cni0',
		mac: bridgeMac(ip),
		state: 'reachable',
	}));
	for (const { metadata, spec, status } of state.objects.Node.values()) {
		if (metadata.name === name) continue;
		const address = status.addresses[0]?.address ?? '';
		list.push({ address, device: 'eth0', mac: cardMac(address), state: 'reachable' });
		if (spec.podCIDR === undefined || state.settings.podNetwork !== 'overlay') continue;
		const vxlan = { address: vxlanAddress(spec.podCIDR), mac: vxlanMac(metadata.name) };
		list.push({ ...vxlan, device: 'flannel.1', state: 'permanent' });
	}
	return list;
}

/** Forwarding entries of a node: which veth a pod is behind, and which node a VXLAN device is on. */
export function forwardingEntries(state: ClusterState, name: string): ForwardingEntry[] {
	const list: ForwardingEntry[] = podsOnBridge(state, name).map(({ uid, ip }) => ({
		mac: bridgeMac(ip),
		device: vethName(uid),
		master: 'cni0',
	}));
	if (state.settings.podNetwork !== 'overlay') return list;
	for (const { metadata, spec, status } of state.objects.Node.values()) {
		if (metadata.name === name || spec.podCIDR === undefined) continue;
		list.push({ mac: vxlanMac(metadata.name), device: 'flannel.1', node: status.addresses[0]?.address ?? '' });
	}
	return list;
}

/** As `ip neigh` prints them. */
export function neighboursText(neighbours: readonly Neighbour[]): string {
	return neighbours
		.map(({ address, device, mac, state }) => `${address} dev ${device} lladdr ${mac} ${state.toUpperCase()}\n`)
		.join('');
}

/** As `bridge fdb show` prints them. */
export function forwardingText(entries: readonly ForwardingEntry[]): string {
	return entries
		.map(({ mac, device, master, node }) => {
			if (node !== undefined) return `${mac} dev ${device} dst ${node} self permanent\n`;
			return `${mac} dev ${device}${master === undefined ? '' : ` master ${master}`}\n`;
		})
		.join('');
}

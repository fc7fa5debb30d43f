/** Network devices as a machine has them: of a pod's network namespace, and of a node. */
import type { Sandbox } from '../../kubelet/sandbox.ts';
import type { ClusterState } from '../../state.ts';
import { bridgeAddress, vxlanAddress, vxlanPort } from '../addresses.ts';
import { bridgeMac, broadcastOf, cardMac, drawnMac, vethIndex, vethName } from './names.ts';

export interface Interface {
	index: number;
	name: string;
	kind: 'loopback' | 'ethernet' | 'veth' | 'bridge' | 'vxlan';
	mac: string;
	mtu: number;
	/** With its prefix length: `10.244.1.2/24`. The host's end of a veth pair has none. */
	address?: string;
	/** Index of the other end of a veth pair, which is in another namespace. */
	peer?: number;
	/** The bridge that it's plugged into. */
	master?: string;
	/** Pod whose namespace the other end is in. */
	uid?: string;
	/** What a VXLAN device sends from: VNI, the node's address, UDP port. */
	vxlan?: { id: number; local: string; port: number };
}

const nodePrefix = 16;
const ethernetMtu = 1500;
/** VXLAN takes 50 bytes: outer Ethernet 14, IP 20, UDP 8, VXLAN 8. */
const vxlanOverhead = 50;

/** MTU of pods and of the bridge. */
function podMtu({ settings }: ClusterState): number {
	return settings.podNetwork === 'overlay' ? ethernetMtu - vxlanOverhead : ethernetMtu;
}

const loopback: Interface = {
	index: 1,
	name: 'lo',
	kind: 'loopback',
	mac: '00:00:00:00:00:00',
	mtu: 65_536,
	address: '127.0.0.1/8',
};

/** Whether the pod has a network namespace of its own with an address in it now. */
export function hasOwnNamespace(sandbox: Sandbox): sandbox is Sandbox & { ip: string } {
	return !sandbox.hostNetwork && sandbox.ip !== undefined && sandbox.phase !== 'stopped';
}

/** Pods whose veth is plugged into the node's bridge, by device number. */
export function podsOnBridge(state: ClusterState, node: string): (Sandbox & { ip: string })[] {
	const pods: (Sandbox & { ip: string })[] = [];
	for (const sandbox of state.sandboxes.values())
		if (sandbox.node === node && hasOwnNamespace(sandbox)) pods.push(sandbox);
	return pods.sort((a, b) => vethIndex(a.ip) - vethIndex(b.ip));
}

/** Devices in the network namespace that a pod's containers share; on the host network those of the node. */
export function podInterfaces(state: ClusterState, uid: string): Interface[] {
	const sandbox = state.sandboxes.get(uid);
	if (!sandbox) return [];
	if (sandbox.hostNetwork) return nodeInterfaces(state, sandbox.node);
	if (!hasOwnNamespace(sandbox)) return [loopback];
	const { ip } = sandbox;
	const eth0: Interface = {
		index: 2,
		name: 'eth0',
		kind: 'veth',
		mac: bridgeMac(ip),
		mtu: podMtu(state),
		address: `${ip}/24`,
		peer: vethIndex(ip),
	};
	return [loopback, eth0];
}

/** A node's own devices, and the host's ends of its pods' veth pairs. */
export function nodeInterfaces(state: ClusterState, name: string): Interface[] {
	const node = state.objects.Node.get(name);
	if (!node) return [];
	const address = node.status.addresses[0]?.address ?? '';
	const mtu = podMtu(state);
	const { podCIDR } = node.spec;
	const list: Interface[] = [
		loopback,
		{
			index: 2,
			name: 'eth0',
			kind: 'ethernet',
			mac: cardMac(address),
			mtu: ethernetMtu,
			address: `${address}/${nodePrefix}`,
		},
	];
	if (podCIDR === undefined) return list;
	if (state.settings.podNetwork === 'overlay') {
		const vxlan = { id: 1, local: address, port: vxlanPort };
		list.push({
			index: 3,
			name: 'flannel.1',
			kind: 'vxlan',
			mac: vxlanMac(name),
			mtu,
			address: `${vxlanAddress(podCIDR)}/32`,
			vxlan,
		});
	}
	const bridge = bridgeAddress(podCIDR);
	list.push({ index: 4, name: 'cni0', kind: 'bridge', mac: bridgeMac(bridge), mtu, address: `${bridge}/24` });
	for (const { uid, ip } of podsOnBridge(state, name)) {
		const end = { index: vethIndex(ip), name: vethName(uid), mac: drawnMac(`veth|${uid}`), peer: 2, uid };
		list.push({ ...end, kind: 'veth', mtu, master: 'cni0' });
	}
	return list;
}

export const vxlanMac = (node: string): string => drawnMac(`flannel.1|${node}`);

function lines({ index, name, kind, mac, mtu, address, peer, master }: Interface): string {
	if (kind === 'loopback') {
		const title = `${index}: lo: <LOOPBACK,UP,LOWER_UP> mtu ${mtu} qdisc noqueue state UNKNOWN group default qlen 1000`;
		return `${title}\n    link/loopback ${mac} brd 00:00:00:00:00:00\n    inet ${address} scope host lo\n       valid_lft forever preferred_lft forever\n`;
	}
	const title = `${index}: ${name}${peer === undefined ? '' : `@if${peer}`}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu ${mtu}`;
	const belongs = master === undefined ? '' : ` master ${master}`;
	const state = kind === 'vxlan' ? 'UNKNOWN' : 'UP';
	const namespace = peer === undefined ? '' : ' link-netnsid 0';
	const link = `${title} qdisc noqueue${belongs} state ${state} group default\n    link/ether ${mac} brd ff:ff:ff:ff:ff:ff${namespace}\n`;
	if (address === undefined) return link;
	const [ip = '', prefix = '32'] = address.split('/');
	const broadcast = Number(prefix) < 32 ? ` brd ${broadcastOf(ip, Number(prefix))}` : '';
	return `${link}    inet ${address}${broadcast} scope global ${name}\n       valid_lft forever preferred_lft forever\n`;
}

/** As `ip address` prints them. */
export function interfacesText(interfaces: readonly Interface[]): string {
	return interfaces.map(lines).join('');
}

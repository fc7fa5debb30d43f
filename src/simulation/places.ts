/** Places and ends of a packet's way, by the names that people know them by. */

import { bridgeAddress, vxlanAddress } from '../engine/network/addresses.ts';
import { vethName } from '../engine/network/inspect/names.ts';
import type { Place } from '../engine/network/traffic.ts';
import type { ClusterState } from '../engine/state.ts';
import type { EndView, PlaceView } from './packetViews.ts';

/** `default/web` → `web`; other namespaces stay. */
export const shortName = (key: string): string => (key.startsWith('default/') ? key.slice(8) : key);

/** The pod of that UID as it's called; nothing when it's gone. */
export function podName(cluster: ClusterState, uid: string): string | undefined {
	const sandbox = cluster.sandboxes.get(uid);
	return sandbox && shortName(sandbox.pod);
}

function addressOfNode(cluster: ClusterState, node: string): string | undefined {
	return cluster.objects.Node.get(node)?.status.addresses[0]?.address;
}

/** Leaves out what isn't known. */
export function known<T extends object>(members: { [K in keyof T]: T[K] | undefined }): T {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}

/** Who sends or receives at the end of a way. */
export function endView(cluster: ClusterState, place: Place | undefined): EndView | undefined {
	if (place?.kind === 'outside') return { kind: 'outside' };
	if (place?.kind === 'container') {
		const { uid, container } = place;
		const sandbox = cluster.sandboxes.get(uid);
		return known<EndView>({
			kind: 'container',
			uid,
			container,
			pod: podName(cluster, uid),
			node: sandbox?.node,
			address: sandbox?.ip,
		});
	}
	if (place === undefined || !('node' in place)) return undefined;
	const { node } = place;
	return known<EndView>({ kind: 'node', node, address: addressOfNode(cluster, node) });
}

/** The pod network's bridge and VXLAN device, or Docker's. */
export interface Devices {
	bridge: string;
	bridgeAddress: (podCIDR: string | undefined) => string | undefined;
}

export const podNetworkDevices: Devices = {
	bridge: 'cni0',
	bridgeAddress: (podCIDR) => podCIDR && bridgeAddress(podCIDR),
};

/** A station of a packet's way, with the device that's there. */
export function placeView(cluster: ClusterState, place: Place, devices: Devices): PlaceView {
	const { kind } = place;
	const uid = 'uid' in place ? place.uid : undefined;
	const sandbox = uid === undefined ? undefined : cluster.sandboxes.get(uid);
	const node = 'node' in place ? place.node : sandbox?.node;
	const podCIDR = node === undefined ? undefined : cluster.objects.Node.get(node)?.spec.podCIDR;
	const common = { uid, node, pod: uid === undefined ? undefined : podName(cluster, uid) };
	const view = (device?: string, address?: string): PlaceView =>
		known<PlaceView>({
			kind,
			...common,
			container: place.kind === 'container' ? place.container : undefined,
			device,
			address,
		});
	switch (kind) {
		case 'loopback':
			return view('lo', '127.0.0.1');
		case 'eth0':
			return view('eth0', sandbox?.ip);
		case 'veth':
			return view(vethName(uid ?? ''));
		case 'bridge':
			return view(devices.bridge, devices.bridgeAddress(podCIDR));
		case 'vxlan':
			return view('flannel.1', podCIDR && vxlanAddress(podCIDR));
		case 'uplink':
			return view('eth0', node && addressOfNode(cluster, node));
		default:
			return view();
	}
}

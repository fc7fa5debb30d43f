/** Addresses: nodes on one network, a podCIDR a node, ClusterIPs. All IPv4. */

export const clusterCIDR = '10.244.0.0/16';

/** The cluster's DNS: the Service `kube-dns`, which every pod's `resolv.conf` names. */
export const dnsAddress = '10.96.0.10';

/** UDP port of the VXLAN device: Linux's own default, which flannel keeps (the assigned one is 4789). */
export const vxlanPort = 8472;

/** `10.244.1.0/24` → 1-based host part `n` → `10.244.1.n`. */
export function hostAddress(podCIDR: string, hostPart: number): string {
	return `${podCIDR.slice(0, podCIDR.lastIndexOf('.'))}.${hostPart}`;
}

/** The bridge `cni0` of a node: the first address of its podCIDR. */
export function bridgeAddress(podCIDR: string): string {
	return hostAddress(podCIDR, 1);
}

/** The VXLAN device `flannel.1` of a node: the network address itself, as flannel gives it. */
export function vxlanAddress(podCIDR: string): string {
	return hostAddress(podCIDR, 0);
}

/** Whether an address lies in a /24 podCIDR. */
export function inPodCIDR(address: string, podCIDR: string): boolean {
	return address.startsWith(podCIDR.slice(0, podCIDR.lastIndexOf('.') + 1));
}

export function nthPodCIDR(n: number): string {
	return `10.244.${n}.0/24`;
}

/** How many /24 podCIDRs the cluster CIDR holds. */
export const podCIDRCount = 256;

/** Address of the n-th node, from 0, on the nodes' own network. */
export function nthNodeAddress(n: number): string {
	return `192.168.${Math.floor(n / 240)}.${10 + (n % 240)}`;
}

/** The n-th ClusterIP, from 0; `10.96.0.1` is the API server's and `10.96.0.10` the DNS server's. */
export function nthClusterIP(n: number): string {
	const offset = n + 16;
	return `10.96.${Math.floor(offset / 254) % 256}.${1 + (offset % 254)}`;
}

/** A name or an address of one's own network namespace: `lo`. */
export function isLoopback(host: string): boolean {
	return host === 'localhost' || host.startsWith('127.');
}

export function isIPv4(text: string): boolean {
	return /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(text);
}

/** `ss`, `netstat`, `ip` and `nslookup`: the pod's network namespace, which all of its containers share. */

import { keyOf } from '../../keys.ts';
import { socketsOf } from '../../kubelet/sockets.ts';
import { bridgeAddress, clusterCIDR, hostAddress, isIPv4, vxlanAddress } from '../../network/addresses.ts';
import { serviceOf } from '../../network/dns.ts';
import { slicesOfService } from '../../network/slices.ts';
import { processesSeen } from './processes.ts';
import { exited, type Place, type Program, printed } from './program.ts';

/** The address of the cluster's DNS server, as kubeadm gives it. */
export const dnsAddress = '10.96.0.10';

function sockets({ engine, sandbox }: Place) {
	return socketsOf(engine, sandbox).sort((a, b) => a.port - b.port || (a.address < b.address ? -1 : 1));
}

/** The process behind a socket; other containers' are in another PID namespace and can't be told. */
function holder(place: Place, pid: number): string {
	const process = processesSeen(place).find(({ enginePid }) => enginePid === pid);
	if (!process) return '';
	const name = (process.command.split(/[\s:]/)[0] ?? '').split('/').at(-1);
	return `users:(("${name}",pid=${process.pid},fd=6))`;
}

export const ss: Program = (place, words) => {
	const letters = words.slice(1).join('').replace(/-/g, '');
	if (/[^ltnupa4HO]/.test(letters)) return exited(1, `ss: unrecognized option -- '${letters}'\n`);
	const withProcess = letters.includes('p');
	const listening =
		letters.includes('u') && !letters.includes('t')
			? []
			: letters.includes('l') || letters.includes('a')
				? sockets(place)
				: [];
	const header = `State  Recv-Q Send-Q Local Address:Port  Peer Address:Port${withProcess ? ' Process' : ''}\n`;
	const rows = listening.map(({ address, port, pid }) => {
		const process = withProcess ? ` ${holder(place, pid)}` : '';
		return `LISTEN 0      4096   ${address.padStart(13)}:${String(port).padEnd(5)}      0.0.0.0:*   ${process}`.trimEnd();
	});
	return printed(header + rows.map((row) => `${row}\n`).join(''));
};

export const netstat: Program = (place) => {
	const header =
		'Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       \n';
	const rows = sockets(place).map(
		({ address, port }) =>
			`tcp        0      0 ${`${address}:${port}`.padEnd(23)} ${'0.0.0.0:*'.padEnd(23)} LISTEN      \n`,
	);
	return printed(header + rows.join(''));
};

interface Link {
	name: string;
	/** The end of the pair that the node has: `if7`. */
	peer?: string;
	address: string;
	prefix: number;
	mtu: number;
}

/** As the CNI bridge plugin sets it: `0a:58` and the four bytes of the address. */
function hardwareAddress(address: string): string {
	const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
	return ['0a', '58', ...bytes].join(':');
}

function broadcast(address: string, prefix: number): string {
	const parts = address.split('.').map(Number);
	return parts.map((part, index) => part | (255 >> Math.max(0, Math.min(8, prefix - 8 * index)))).join('.');
}

/** The interfaces beside `lo`: one in a pod, the node's on its network. */
function linksOf({ engine, sandbox }: Place): Link[] {
	const { podNetwork } = engine.state.settings;
	const podMtu = podNetwork === 'overlay' ? 1450 : 1500;
	if (!sandbox.hostNetwork) {
		if (sandbox.ip === undefined) return [];
		const hostPart = Number(sandbox.ip.split('.').at(-1));
		return [{ name: 'eth0', peer: `if${hostPart + 3}`, address: sandbox.ip, prefix: 24, mtu: podMtu }];
	}
	const node = engine.state.objects.Node.get(sandbox.node);
	const links: Link[] = [{ name: 'eth0', address: node?.status.addresses[0]?.address ?? '', prefix: 16, mtu: 1500 }];
	const { podCIDR } = node?.spec ?? {};
	if (podCIDR === undefined) return links;
	if (podNetwork === 'overlay')
		links.push({ name: 'flannel.1', address: vxlanAddress(podCIDR), prefix: 32, mtu: podMtu });
	return [...links, { name: 'cni0', address: bridgeAddress(podCIDR), prefix: 24, mtu: podMtu }];
}

function addresses(place: Place): string {
	const loopback =
		'1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever\n';
	const others = linksOf(place).map(({ name, peer, address, prefix, mtu }, index) => {
		const title = `${index + 2}: ${name}${peer === undefined ? '' : `@${peer}`}`;
		return (
			`${title}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu ${mtu} qdisc noqueue state UP group default\n` +
			`    link/ether ${hardwareAddress(address)} brd ff:ff:ff:ff:ff:ff${peer === undefined ? '' : ' link-netnsid 0'}\n` +
			`    inet ${address}/${prefix} brd ${broadcast(address, prefix)} scope global ${name}\n       valid_lft forever preferred_lft forever\n`
		);
	});
	return loopback + others.join('');
}

function nodeRoutes({ engine, sandbox }: Place): string[] {
	const own = engine.state.objects.Node.get(sandbox.node);
	const { podNetwork } = engine.state.settings;
	const lines = [`192.168.0.0/16 dev eth0 proto kernel scope link src ${own?.status.addresses[0]?.address ?? ''}`];
	for (const { metadata, spec, status } of engine.state.objects.Node.values()) {
		if (spec.podCIDR === undefined) continue;
		if (metadata.name === sandbox.node)
			lines.push(`${spec.podCIDR} dev cni0 proto kernel scope link src ${bridgeAddress(spec.podCIDR)}`);
		else if (podNetwork === 'overlay')
			lines.push(`${spec.podCIDR} via ${vxlanAddress(spec.podCIDR)} dev flannel.1 onlink`);
		else lines.push(`${spec.podCIDR} via ${status.addresses[0]?.address ?? ''} dev eth0`);
	}
	return lines;
}

function podRoutes({ sandbox }: Place): string[] {
	const { ip } = sandbox;
	if (ip === undefined) return [];
	const network = `${ip.slice(0, ip.lastIndexOf('.'))}.0/24`;
	const gateway = hostAddress(network, 1);
	return [
		`default via ${gateway} dev eth0`,
		`${clusterCIDR} via ${gateway} dev eth0`,
		`${network} dev eth0 proto kernel scope link src ${ip}`,
	];
}

export const ip: Program = (place, words) => {
	const [, ...rest] = words.filter((word) => word !== '-4');
	const object = rest[0] ?? 'help';
	if ('address'.startsWith(object) || object === 'addr') return printed(addresses(place));
	if ('route'.startsWith(object)) {
		const lines = place.sandbox.hostNetwork ? nodeRoutes(place) : podRoutes(place);
		return printed(lines.map((line) => `${line}\n`).join(''));
	}
	return exited(1, `Object "${object}" is unknown, try "ip addr" or "ip route".\n`);
};

/** Addresses that the cluster's DNS gives for a name; undefined for a name that it doesn't know. */
function resolve({ engine, pod }: Place, host: string): { name: string; addresses: string[] } | undefined {
	const service = serviceOf(engine, host, pod.metadata.namespace);
	if (!service) return undefined;
	const { name, namespace } = service.metadata;
	const full = `${name}.${namespace}.svc.cluster.local`;
	if (service.spec.clusterIP !== 'None') return { name: full, addresses: [service.spec.clusterIP] };
	const endpoints = slicesOfService(engine.state, keyOf(service.metadata)).flatMap((slice) => slice.endpoints);
	return {
		name: full,
		addresses: endpoints.filter(({ conditions }) => conditions.ready).flatMap((endpoint) => endpoint.addresses),
	};
}

export const nslookup: Program = (place, words) => {
	const host = words[1];
	if (host === undefined) return exited(1, 'Usage: nslookup HOST\n');
	const server = `Server:\t\t${dnsAddress}\nAddress:\t${dnsAddress}#53\n\n`;
	if (isIPv4(host)) return exited(1, '', `${server}** server can't find ${host}: NXDOMAIN\n\n`);
	const found = resolve(place, host);
	if (!found || found.addresses.length === 0)
		return exited(1, '', `${server}** server can't find ${host}: NXDOMAIN\n\n`);
	return printed(
		`${server}${found.addresses.map((address) => `Name:\t${found.name}\nAddress: ${address}\n`).join('')}\n`,
	);
};

/** kube-proxy's rules on a node: the same on each. What it has no rule for goes where the routing table says. */

import type { Service } from '../../../kubernetes/types.ts';
import { hash32 } from '../../hash.ts';
import { keyOf } from '../../keys.ts';
import type { ClusterState } from '../../state.ts';
import { clusterCIDR } from '../addresses.ts';
import { backendsIn } from '../proxy.ts';
import { slicesOfService } from '../slices.ts';

export interface ServiceBackend {
	address: string;
	port: number;
	uid: string;
	/** Share of the connections that it gets. */
	share: number;
	/** With which its rule matches, those before it having not; nothing for the last, which always does. */
	probability?: number;
}

export interface ServiceRule {
	/** `namespace/name`, and the port's name if it has one. */
	service: string;
	portName: string;
	clusterIP: string;
	port: number;
	nodePort?: number;
	/** Empty: the rule rejects, and the caller hears `connection refused`. */
	backends: readonly ServiceBackend[];
}

function ruleOf(state: ClusterState, service: Service, port: Service['spec']['ports'][number]): ServiceRule {
	const key = keyOf(service.metadata);
	const portName = port.name ?? '';
	const found = backendsIn(slicesOfService(state, key), portName);
	const backends = found.map((backend, index): ServiceBackend => {
		const left = found.length - index;
		return { ...backend, share: 1 / found.length, ...(left > 1 ? { probability: 1 / left } : {}) };
	});
	const { nodePort } = port;
	const rule = { service: key, portName, clusterIP: service.spec.clusterIP, port: port.port, backends };
	return nodePort === undefined ? rule : { ...rule, nodePort };
}

/** Every ClusterIP and port with the endpoints that stand for it. Headless Services have no rule: DNS names their pods. */
export function serviceRules(state: ClusterState): ServiceRule[] {
	const rules: ServiceRule[] = [];
	for (const service of state.objects.Service.values()) {
		if (service.spec.clusterIP === 'None' || service.spec.clusterIP === '') continue;
		for (const port of service.spec.ports) if (port.protocol === 'TCP') rules.push(ruleOf(state, service, port));
	}
	return rules;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** kube-proxy names a chain by a hash in base 32; 16 characters here as there, of another hash. */
function chain(prefix: string, text: string): string {
	let name = '';
	for (let index = 0; index < 16; index += 1) name += base32[hash32(`${text}|${index}`) & 31];
	return `${prefix}-${name}`;
}

function ruleText({ service, portName, clusterIP, port, nodePort, backends }: ServiceRule): string[] {
	const name = portName === '' ? service : `${service}:${portName}`;
	const to = `-d ${clusterIP}/32 -p tcp -m comment --comment "${name}`;
	if (backends.length === 0)
		return [
			`-A KUBE-SERVICES ${to} has no endpoints" -m tcp --dport ${port} -j REJECT --reject-with icmp-port-unreachable`,
		];
	const svc = chain('KUBE-SVC', name);
	const lines = [
		`-A KUBE-SERVICES ${to} cluster IP" -m tcp --dport ${port} -j ${svc}`,
		`-A ${svc} ! -s ${clusterCIDR} ${to} cluster IP" -m tcp --dport ${port} -j KUBE-MARK-MASQ`,
	];
	if (nodePort !== undefined) {
		const ext = chain('KUBE-EXT', name);
		lines.push(
			`-A KUBE-NODEPORTS -p tcp -m comment --comment "${name}" -m tcp --dport ${nodePort} -j ${ext}`,
			`-A ${ext} -s ${clusterCIDR} -m comment --comment "pod traffic for ${name} external destinations" -j ${svc}`,
			`-A ${ext} -m comment --comment "masquerade traffic for ${name} external destinations" -j KUBE-MARK-MASQ`,
			`-A ${ext} -j ${svc}`,
		);
	}
	for (const { address, port: target, probability } of backends) {
		const sep = chain('KUBE-SEP', `${name}|${address}:${target}`);
		const chance =
			probability === undefined ? '' : ` -m statistic --mode random --probability ${probability.toFixed(10)}`;
		lines.push(
			`-A ${svc} -m comment --comment "${name} -> ${address}:${target}"${chance} -j ${sep}`,
			`-A ${sep} -s ${address}/32 -m comment --comment "${name}" -j KUBE-MARK-MASQ`,
			`-A ${sep} -p tcp -m comment --comment "${name}" -m tcp -j DNAT --to-destination ${address}:${target}`,
		);
	}
	return lines;
}

/** As `iptables-save -t nat` prints them (the REJECT stands in the filter table). */
export function serviceRulesText(rules: readonly ServiceRule[]): string {
	return rules
		.flatMap(ruleText)
		.map((line) => `${line}\n`)
		.join('');
}

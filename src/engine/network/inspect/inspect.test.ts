import { describe, expect, it } from 'vitest';
import type { PodNetwork } from '../../state.ts';
import {
	accept,
	clusterOf,
	deploymentManifest,
	podManifest,
	podNamed,
	run,
	serviceManifest,
} from '../../testCluster.ts';
import { lookUp } from '../dns.ts';
import { interfacesText, nodeInterfaces, podInterfaces } from './interfaces.ts';
import { clashesOf, listeningSockets, listeningText, ownNumber } from './listening.ts';
import { drawnMac, vethName } from './names.ts';
import { forwardingEntries, forwardingText, neighboursText, nodeNeighbours, podNeighbours } from './neighbours.ts';
import { nodeRoutes, podRoutes, routesText, routeTo } from './routes.ts';
import { serviceRules, serviceRulesText } from './serviceRules.ts';

const twoWebs = [
	{ name: 'web', image: 'podarium/web:1', port: 80 },
	{ name: 'second', image: 'podarium/web:1', port: 80 },
];

function cluster(podNetwork: PodNetwork) {
	const engine = clusterOf(2);
	accept(engine, { type: 'setPodNetwork', podNetwork });
	const a = podManifest('a', twoWebs, { nodeName: 'node-1' });
	const b = podManifest('b', [{ name: 'cache', image: 'podarium/cache:1', port: 6379 }], { nodeName: 'node-2' });
	accept(engine, { type: 'apply', objects: [a, b, serviceManifest('a', 80)] });
	run(engine, 8);
	const uidOf = (name: string) => podNamed(engine, name).metadata.uid;
	return { engine, state: engine.state, uidOf };
}

describe('what a pod has', () => {
	it('is lo and one end of a veth pair', () => {
		const { state, uidOf } = cluster('overlay');
		expect(interfacesText(podInterfaces(state, uidOf('a')))).toBe(
			`1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
2: eth0@if5: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue state UP group default
    link/ether 0a:58:0a:f4:00:02 brd ff:ff:ff:ff:ff:ff link-netnsid 0
    inet 10.244.0.2/24 brd 10.244.0.255 scope global eth0
       valid_lft forever preferred_lft forever
`,
		);
		expect(podInterfaces(cluster('routed').state, uidOf('a'))[1]?.mtu).toBe(1500);
	});

	it('sends everything that isn’t a neighbour to the bridge', () => {
		const { state, uidOf } = cluster('overlay');
		expect(routesText(podRoutes(state, uidOf('a')))).toBe(
			`default via 10.244.0.1 dev eth0
10.244.0.0/16 via 10.244.0.1 dev eth0
10.244.0.0/24 dev eth0 proto kernel scope link src 10.244.0.2
`,
		);
		expect(neighboursText(podNeighbours(state, uidOf('a')))).toBe(
			'10.244.0.1 dev eth0 lladdr 0a:58:0a:f4:00:01 REACHABLE\n',
		);
	});

	it('is the node’s network on the host network', () => {
		const { engine, state } = cluster('routed');
		const host = podManifest('host', [{ name: 'x', image: 'podarium/api:1' }], {
			nodeName: 'node-1',
			hostNetwork: true,
		});
		accept(engine, { type: 'apply', objects: [host] });
		run(engine, 6);
		const { uid } = podNamed(engine, 'host').metadata;
		expect(podInterfaces(state, uid)).toEqual(nodeInterfaces(state, 'node-1'));
		expect(podRoutes(state, uid)).toEqual(nodeRoutes(state, 'node-1'));
		expect(podNeighbours(state, uid)).toEqual(nodeNeighbours(state, 'node-1'));
	});
});

describe('what a node has', () => {
	it('is a card, a bridge with every pod on it, and with the overlay a VXLAN device', () => {
		const { state, uidOf } = cluster('overlay');
		const names = nodeInterfaces(state, 'node-1').map(({ name, mtu, address, master }) => [name, mtu, address, master]);
		expect(names).toEqual([
			['lo', 65536, '127.0.0.1/8', undefined],
			['eth0', 1500, '192.168.0.10/16', undefined],
			['flannel.1', 1450, '10.244.0.0/32', undefined],
			['cni0', 1450, '10.244.0.1/24', undefined],
			[vethName(uidOf('a')), 1450, undefined, 'cni0'],
		]);
		const veth = nodeInterfaces(state, 'node-1').at(-1);
		expect(veth).toMatchObject({ index: 5, peer: 2, uid: uidOf('a') });
		expect(nodeInterfaces(cluster('routed').state, 'node-1').map(({ name }) => name)).not.toContain('flannel.1');
	});

	it.each([
		['overlay', '10.244.1.0/24 via 10.244.1.0 dev flannel.1 onlink'],
		['routed', '10.244.1.0/24 via 192.168.0.11 dev eth0'],
	] as const)('routes a podCIDR elsewhere as %s', (podNetwork, line) => {
		const { state } = cluster(podNetwork);
		expect(routesText(nodeRoutes(state, 'node-1'))).toBe(
			`default via 192.168.0.1 dev eth0
10.244.0.0/24 dev cni0 proto kernel scope link src 10.244.0.1
${line}
192.168.0.0/16 dev eth0 proto kernel scope link src 192.168.0.10
`,
		);
	});

	it('knows by hardware address where a frame goes', () => {
		const { state, uidOf } = cluster('overlay');
		const remote = drawnMac('flannel.1|node-2');
		expect(neighboursText(nodeNeighbours(state, 'node-1'))).toBe(
			`10.244.0.2 dev cni0 lladdr 0a:58:0a:f4:00:02 REACHABLE
192.168.0.11 dev eth0 lladdr 52:54:00:a8:00:0b REACHABLE
10.244.1.0 dev flannel.1 lladdr ${remote} PERMANENT
`,
		);
		expect(forwardingText(forwardingEntries(state, 'node-1'))).toBe(
			`0a:58:0a:f4:00:02 dev ${vethName(uidOf('a'))} master cni0
${remote} dev flannel.1 dst 192.168.0.11 self permanent
`,
		);
		expect(nodeInterfaces(state, 'node-2')[2]?.mac).toBe(remote);
		expect(Number.parseInt(remote.slice(0, 2), 16) & 3).toBe(2);
	});

	it('takes the route with the longest prefix', () => {
		const routes = nodeRoutes(cluster('overlay').state, 'node-1');
		const by = (address: string) => routeTo(routes, address)?.device;
		expect(['10.244.0.7', '10.244.1.7', '192.168.0.11', '203.0.113.7'].map(by)).toEqual([
			'cni0',
			'flannel.1',
			'eth0',
			'eth0',
		]);
		expect(routeTo(routes, '203.0.113.7')?.destination).toBe('default');
		expect(routeTo(routes, '192.168.0.11')?.destination).toBe('192.168.0.0/16');
	});
});

describe('the port space', () => {
	it('has one holder a port, and says who lost', () => {
		const { state, uidOf } = cluster('overlay');
		const rows = listeningSockets(state, uidOf('a'));
		expect(rows).toHaveLength(1);
		const [row] = rows;
		const [clash] = clashesOf(state, uidOf('a'));
		expect(row).toMatchObject({ port: 80, address: '0.0.0.0', process: 'web', containerPid: 1 });
		expect(clash).toMatchObject({ port: 80, loser: row?.container === 'web' ? 'second' : 'web' });
		expect(clash?.holder).toEqual({ uid: uidOf('a'), container: row?.container });
		expect(clash?.line.text).toBe('listen tcp 0.0.0.0:80: bind: address already in use');
		expect(listeningText(rows, ownNumber)).toBe(
			`State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process
LISTEN 0      4096         0.0.0.0:80         0.0.0.0:*    users:(("web",pid=1,fd=6))
`,
		);
		expect(clashesOf(state, uidOf('b'))).toEqual([]);
	});
});

describe('Services', () => {
	it('are rules that share out connections evenly', () => {
		const engine = clusterOf(2);
		const deployment = deploymentManifest('web', 3, { name: 'web', image: 'podarium/web:1', port: 80 });
		accept(engine, { type: 'apply', objects: [deployment, serviceManifest('web', 80), serviceManifest('none', 80)] });
		run(engine, 10);
		const [web, none] = serviceRules(engine.state);
		expect(web?.backends.map(({ probability }) => probability)).toEqual([1 / 3, 1 / 2, undefined]);
		expect(web?.backends.every(({ share }) => share === 1 / 3)).toBe(true);
		expect(none?.backends).toEqual([]);
		const text = serviceRulesText(serviceRules(engine.state));
		expect(text).toContain('--probability 0.3333333333 ');
		expect(text).toContain(`-d ${web?.clusterIP}/32 -p tcp -m comment --comment "default/web cluster IP"`);
		expect(text).toContain(`--to-destination ${web?.backends[0]?.address}:80`);
		expect(text).toContain('"default/none has no endpoints" -m tcp --dport 80 -j REJECT');
	});

	it('have names that the cluster’s DNS answers', () => {
		const { engine, state } = cluster('overlay');
		const headless = (name: string, app: string) => serviceManifest(name, 80, { clusterIP: 'None', selector: { app } });
		accept(engine, { type: 'apply', objects: [headless('ready', 'b'), headless('clashing', 'a')] });
		run(engine, 2);
		const clusterIP = state.objects.Service.get('default/a')?.spec.clusterIP;
		expect(lookUp(state, 'a', 'default')).toEqual({
			name: 'a',
			fqdn: 'a.default.svc.cluster.local',
			resolver: '10.96.0.10',
			addresses: [clusterIP],
		});
		expect(lookUp(state, 'a', 'elsewhere')).toBeUndefined();
		expect(lookUp(state, 'a.default', 'elsewhere')?.addresses).toEqual([clusterIP]);
		expect(lookUp(state, '10.96.0.17', 'default')).toBeUndefined();
		expect(lookUp(state, 'ready', 'default')?.addresses).toEqual(['10.244.1.2']);
		expect(lookUp(state, 'clashing', 'default')?.addresses).toEqual([]);
	});
});

/**
 * Whole ways, hop by hop, against tables that are written by hand from how the parts do it:
 *
 * - Linux: a packet from one process to another of the same network namespace goes over `lo`, whatever local address
 *   it names (ip-route(8), table `local`). Between namespaces it goes through a veth pair (veth(4)) and a bridge
 *   (bridge(8)). Netfilter's NAT maps destinations in PREROUTING, before the routing decision, and sources in
 *   POSTROUTING, after it; connection tracking undoes both for the answers, where they were made (iptables-extensions(8):
 *   DNAT, MASQUERADE).
 * - flannel, Documentation/backends.md: `vxlan` sends the pod's packet, as it is, in a UDP packet to port 8472 from
 *   node address to node address; `host-gw` makes a route per podCIDR with the node as its gateway and wraps nothing.
 *   Both leave pod-to-pod packets alone; `ip-masq` masquerades what leaves the cluster's network (Documentation/
 *   configuration.md: --ip-masq), as does its ip-masq rule for the nodes' own addresses.
 * - kube-proxy, pkg/proxy/iptables/proxier.go (docs: "Virtual IPs and Service Proxies"): KUBE-SERVICES and KUBE-SVC-…
 *   pick an endpoint, KUBE-SEP-… is the DNAT to it, all on the sender's node. Marked for masquerading are: an endpoint
 *   that reaches itself (hairpin), what comes in by a node port (KUBE-EXT-…, externalTrafficPolicy: Cluster), and what
 *   doesn't come from a pod. Not a pod on its own node's port: "pod traffic for … external destinations" is a short cut.
 * - Docker Engine, "Packet filtering and firewalls" and "Port publishing": MASQUERADE for 172.17.0.0/16 out of any
 *   device but docker0; DNAT of a published port to the container.
 */
import { describe, expect, it } from 'vitest';
import type { ManifestObject } from '../../kubernetes/types.ts';
import type { Engine } from '../engine.ts';
import type { PodNetwork } from '../state.ts';
import { accept, clusterOf, podManifest, podNamed, run, serviceManifest } from '../testCluster.ts';
import { compareWalks } from './contrast/compare.ts';
import { dockerHosts, sameAddresses } from './contrast/hosts.ts';
import { type ContrastRoad, contrastWalk, requestOf } from './contrast/walk.ts';
import { explainHop } from './explain.ts';
import { sourceSeen } from './sourceSeen.ts';
import type { Hop, Leg, Place } from './traffic.ts';

const quiet = (name: string, node: string, more: Record<string, unknown> = {}): ManifestObject =>
	podManifest(name, [{ name: 'c', image: 'podarium/cache:1', port: 6379 }], { nodeName: node, ...more });

/**
 * node-1 (192.168.0.10, 10.244.0.0/24): web .2, near .3.  node-2 (192.168.0.11, 10.244.1.0/24): far .2.
 * The Service `web` has ClusterIP 10.96.0.17.
 */
function cluster(podNetwork: PodNetwork, ...more: ManifestObject[]): Engine {
	const engine = clusterOf(2);
	accept(engine, { type: 'setPodNetwork', podNetwork });
	const web = podManifest(
		'web',
		[
			{ name: 'web', image: 'podarium/web:1', port: 80 },
			{ name: 'db', image: 'podarium/db:1', port: 5432 },
		],
		{ nodeName: 'node-1' },
	);
	accept(engine, { type: 'apply', objects: [web, serviceManifest('web', 80)] });
	run(engine, 4);
	accept(engine, { type: 'apply', objects: [quiet('near', 'node-1'), quiet('far', 'node-2'), ...more] });
	run(engine, 8);
	return engine;
}

/** Asks by hand from a container; answers the legs of that one request. */
function ask(engine: Engine, from: string, host: string, port: number): Leg[] {
	const container = podNamed(engine, from).spec.containers[0]?.name ?? '';
	const target = { host, port, request: 'GET /' };
	accept(engine, { type: 'request', namespace: 'default', name: from, container, target });
	const { id } = engine.state.traffic.stories.at(-1) ?? { id: 0 };
	run(engine, 6);
	return [...(engine.state.traffic.stories.find((story) => story.id === id)?.legs ?? [])];
}

function placeName(engine: Engine, place: Place, bridge: string): string {
	const pod = 'uid' in place ? engine.state.sandboxes.get(place.uid)?.pod.split('/')[1] : '';
	switch (place.kind) {
		case 'container':
			return `${pod}/${place.container}`;
		case 'loopback':
			return `${pod} lo`;
		case 'eth0':
			return `${pod} eth0`;
		case 'veth':
			return `${place.node} veth`;
		case 'bridge':
			return `${place.node} ${bridge}`;
		case 'vxlan':
			return `${place.node} flannel.1`;
		case 'uplink':
			return `${place.node} eth0`;
		default:
			return place.kind;
	}
}

/** One line a hop: place, what it is, header as it leaves; `*` is the caller's port. */
function table(engine: Engine, leg: Leg | undefined, bridge = 'cni0'): string[] {
	if (!leg) return [];
	const callersPort = leg.kind === 'request' ? leg.hops[0]?.header.sourcePort : leg.hops[0]?.header.destinationPort;
	const port = (value: number) => (value === callersPort ? '*' : String(value));
	return leg.hops.map(({ place, header }, index) => {
		const { code, also } = explainHop(leg, index);
		const inner = `${header.source}:${port(header.sourcePort)} > ${header.destination}:${port(header.destinationPort)}`;
		const outer = header.outer && ` in ${header.outer.source} > ${header.outer.destination}:${header.outer.port}`;
		return `${placeName(engine, place, bridge)} | ${[code, ...also].join(' ')} | ${inner}${outer ?? ''}`;
	});
}

describe('flat, on one node', () => {
	it('inside a pod: over lo, and nothing else', () => {
		const engine = cluster('overlay');
		const [request, answer] = ask(engine, 'web', 'localhost', 5432);
		expect(table(engine, request)).toEqual([
			'web/web | leavesProcess | 127.0.0.1:* > 127.0.0.1:5432',
			'web lo | throughLoopback | 127.0.0.1:* > 127.0.0.1:5432',
			'web/db | delivered | 127.0.0.1:* > 127.0.0.1:5432',
		]);
		expect(table(engine, answer)).toEqual([
			'web/db | leavesProcess | 127.0.0.1:5432 > 127.0.0.1:*',
			'web lo | throughLoopback | 127.0.0.1:5432 > 127.0.0.1:*',
			'web/web | delivered | 127.0.0.1:5432 > 127.0.0.1:*',
		]);
		expect(request && sourceSeen(request)).toMatchObject({ same: true, verdict: 'loopback' });
	});

	it('pod to pod: veth, bridge, veth; the header is never touched', () => {
		const engine = cluster('overlay');
		const [request, answer] = ask(engine, 'near', '10.244.0.2', 80);
		expect(table(engine, request)).toEqual([
			'near/c | leavesProcess | 10.244.0.3:* > 10.244.0.2:80',
			'near eth0 | leavesPodInterface | 10.244.0.3:* > 10.244.0.2:80',
			'node-1 veth | crossesVeth | 10.244.0.3:* > 10.244.0.2:80',
			'node-1 cni0 | onBridge | 10.244.0.3:* > 10.244.0.2:80',
			'node-1 veth | crossesVeth | 10.244.0.3:* > 10.244.0.2:80',
			'web eth0 | entersPodInterface | 10.244.0.3:* > 10.244.0.2:80',
			'web/web | delivered | 10.244.0.3:* > 10.244.0.2:80',
		]);
		expect(table(engine, answer)).toEqual([
			'web/web | leavesProcess | 10.244.0.2:80 > 10.244.0.3:*',
			'web eth0 | leavesPodInterface | 10.244.0.2:80 > 10.244.0.3:*',
			'node-1 veth | crossesVeth | 10.244.0.2:80 > 10.244.0.3:*',
			'node-1 cni0 | onBridge | 10.244.0.2:80 > 10.244.0.3:*',
			'node-1 veth | crossesVeth | 10.244.0.2:80 > 10.244.0.3:*',
			'near eth0 | entersPodInterface | 10.244.0.2:80 > 10.244.0.3:*',
			'near/c | delivered | 10.244.0.2:80 > 10.244.0.3:*',
		]);
		expect(request && sourceSeen(request)).toEqual({
			sent: '10.244.0.3',
			seen: '10.244.0.3',
			same: true,
			verdict: 'podIP',
		});
		const web = engine.state.sandboxes.get(podNamed(engine, 'web').metadata.uid);
		expect(web?.containers[0]?.logs.at(-1)?.text).toBe('10.244.0.3 "GET /" 200');
	});
});

describe('a server on 127.0.0.1 only', () => {
	it('is reached by its neighbour, and by nobody outside the pod, its own address included', () => {
		const shy = podManifest(
			'shy',
			[
				{ name: 'shell', image: 'podarium/db:1', port: 5432 },
				{ name: 'server', image: 'podarium/cache:1', port: 6379, env: { HOST: '127.0.0.1' } },
			],
			{ nodeName: 'node-1' },
		);
		const engine = cluster('overlay', shy);
		const { podIP = '' } = podNamed(engine, 'shy').status;
		const outcome = (legs: readonly Leg[]) => [legs[0]?.outcome, legs[0]?.hops.at(-1)?.place.kind, legs[0]?.reason];
		expect(outcome(ask(engine, 'shy', 'localhost', 6379))).toEqual(['delivered', 'container', undefined]);
		expect(outcome(ask(engine, 'near', podIP, 6379))).toEqual(['refused', 'container', 'connection refused']);
		expect(outcome(ask(engine, 'far', podIP, 6379))).toEqual(['refused', 'container', 'connection refused']);
		expect(outcome(ask(engine, 'shy', podIP, 6379))).toEqual(['refused', 'container', 'connection refused']);
		expect(outcome(ask(engine, 'near', podIP, 5432))).toEqual(['delivered', 'container', undefined]);
	});
});

describe('flat, across nodes', () => {
	it('overlay: the packet travels inside another, and comes out as it went in', () => {
		const engine = cluster('overlay');
		const [request, answer] = ask(engine, 'far', '10.244.0.2', 80);
		const there = '10.244.1.2:* > 10.244.0.2:80';
		const outer = ' in 192.168.0.11 > 192.168.0.10:8472';
		expect(table(engine, request)).toEqual([
			`far/c | leavesProcess | ${there}`,
			`far eth0 | leavesPodInterface | ${there}`,
			`node-2 veth | crossesVeth | ${there}`,
			`node-2 cni0 | onBridge | ${there}`,
			`node-2 flannel.1 | encapsulated | ${there}${outer}`,
			`node-2 eth0 | leavesNode | ${there}${outer}`,
			`underlay | underlay | ${there}${outer}`,
			`node-1 eth0 | entersNode | ${there}${outer}`,
			`node-1 flannel.1 | decapsulated | ${there}`,
			`node-1 cni0 | onBridge | ${there}`,
			`node-1 veth | crossesVeth | ${there}`,
			`web eth0 | entersPodInterface | ${there}`,
			`web/web | delivered | ${there}`,
		]);
		const back = '10.244.0.2:80 > 10.244.1.2:*';
		const outerBack = ' in 192.168.0.10 > 192.168.0.11:8472';
		expect(table(engine, answer)).toEqual([
			`web/web | leavesProcess | ${back}`,
			`web eth0 | leavesPodInterface | ${back}`,
			`node-1 veth | crossesVeth | ${back}`,
			`node-1 cni0 | onBridge | ${back}`,
			`node-1 flannel.1 | encapsulated | ${back}${outerBack}`,
			`node-1 eth0 | leavesNode | ${back}${outerBack}`,
			`underlay | underlay | ${back}${outerBack}`,
			`node-2 eth0 | entersNode | ${back}${outerBack}`,
			`node-2 flannel.1 | decapsulated | ${back}`,
			`node-2 cni0 | onBridge | ${back}`,
			`node-2 veth | crossesVeth | ${back}`,
			`far eth0 | entersPodInterface | ${back}`,
			`far/c | delivered | ${back}`,
		]);
		const web = engine.state.sandboxes.get(podNamed(engine, 'web').metadata.uid);
		expect(web?.containers[0]?.logs.at(-1)?.text).toBe('10.244.1.2 "GET /" 200');
	});

	it('routed: the nodes are routers, and nothing is wrapped', () => {
		const engine = cluster('routed');
		const [request] = ask(engine, 'far', '10.244.0.2', 80);
		const there = '10.244.1.2:* > 10.244.0.2:80';
		expect(table(engine, request)).toEqual([
			`far/c | leavesProcess | ${there}`,
			`far eth0 | leavesPodInterface | ${there}`,
			`node-2 veth | crossesVeth | ${there}`,
			`node-2 cni0 | onBridge | ${there}`,
			`node-2 eth0 | leavesNode | ${there}`,
			`underlay | underlay | ${there}`,
			`node-1 eth0 | entersNode | ${there}`,
			`node-1 cni0 | onBridge | ${there}`,
			`node-1 veth | crossesVeth | ${there}`,
			`web eth0 | entersPodInterface | ${there}`,
			`web/web | delivered | ${there}`,
		]);
	});
});

describe('a Service', () => {
	it('is rewritten to a pod’s address on the sender’s node, and back there', () => {
		const engine = cluster('routed');
		const [request, answer] = ask(engine, 'far', 'web', 80);
		const asked = '10.244.1.2:* > 10.96.0.17:80';
		const there = '10.244.1.2:* > 10.244.0.2:80';
		expect(table(engine, request)).toEqual([
			`far/c | leavesProcess | ${asked}`,
			`far eth0 | leavesPodInterface | ${asked}`,
			`node-2 veth | crossesVeth | ${asked}`,
			`node-2 cni0 | serviceRewritten onBridge | ${there}`,
			`node-2 eth0 | leavesNode | ${there}`,
			`underlay | underlay | ${there}`,
			`node-1 eth0 | entersNode | ${there}`,
			`node-1 cni0 | onBridge | ${there}`,
			`node-1 veth | crossesVeth | ${there}`,
			`web eth0 | entersPodInterface | ${there}`,
			`web/web | delivered | ${there}`,
		]);
		expect(request?.lookup).toEqual({
			name: 'web',
			fqdn: 'web.default.svc.cluster.local',
			resolver: '10.96.0.10',
			addresses: ['10.96.0.17'],
		});
		expect(request && sourceSeen(request)).toMatchObject({ same: true, verdict: 'podIP' });
		const back = '10.244.0.2:80 > 10.244.1.2:*';
		const restored = '10.96.0.17:80 > 10.244.1.2:*';
		expect(table(engine, answer)).toEqual([
			`web/web | leavesProcess | ${back}`,
			`web eth0 | leavesPodInterface | ${back}`,
			`node-1 veth | crossesVeth | ${back}`,
			`node-1 cni0 | onBridge | ${back}`,
			`node-1 eth0 | leavesNode | ${back}`,
			`underlay | underlay | ${back}`,
			`node-2 eth0 | entersNode | ${back}`,
			`node-2 cni0 | serviceRestored onBridge | ${restored}`,
			`node-2 veth | crossesVeth | ${restored}`,
			`far eth0 | entersPodInterface | ${restored}`,
			`far/c | delivered | ${restored}`,
		]);
		expect(answer?.lookup).toBeUndefined();
		expect(answer && sourceSeen(answer)).toMatchObject({ same: false, verdict: 'addressAsked' });
	});

	it('that leads a pod to itself is masqueraded by its node, else it would answer itself past the Service', () => {
		const engine = cluster('overlay');
		const [request] = ask(engine, 'web', 'web', 80);
		const asked = '10.244.0.2:* > 10.96.0.17:80';
		const there = '10.244.0.1:* > 10.244.0.2:80';
		expect(table(engine, request)).toEqual([
			`web/web | leavesProcess | ${asked}`,
			`web eth0 | leavesPodInterface | ${asked}`,
			`node-1 veth | crossesVeth | ${asked}`,
			`node-1 cni0 | serviceRewritten masqueraded onBridge | ${there}`,
			`node-1 veth | crossesVeth | ${there}`,
			`web eth0 | entersPodInterface | ${there}`,
			`web/web | delivered | ${there}`,
		]);
		expect(request && sourceSeen(request)).toMatchObject({ same: false, verdict: 'hairpin' });
	});

	it('without endpoints is rejected on the sender’s node', () => {
		const engine = cluster('overlay', serviceManifest('nobody', 80));
		const [request] = ask(engine, 'near', 'nobody', 80);
		const asked = `10.244.0.3:* > ${engine.state.objects.Service.get('default/nobody')?.spec.clusterIP}:80`;
		expect(table(engine, request)).toEqual([
			`near/c | leavesProcess | ${asked}`,
			`near eth0 | leavesPodInterface | ${asked}`,
			`node-1 veth | crossesVeth | ${asked}`,
			`node-1 cni0 | refused onBridge | ${asked}`,
		]);
		expect(request && sourceSeen(request)).toBeUndefined();
	});
});

describe('refusals', () => {
	it('come from the pod itself where nobody listens, and from nobody where there’s no such pod', () => {
		const engine = cluster('routed');
		const [refused] = ask(engine, 'near', '10.244.0.2', 9999);
		expect(table(engine, refused).at(-1)).toBe('web/web | refused | 10.244.0.3:* > 10.244.0.2:9999');
		const [dropped] = ask(engine, 'near', '10.244.1.77', 80);
		const asked = '10.244.0.3:* > 10.244.1.77:80';
		expect(table(engine, dropped)).toEqual([
			`near/c | leavesProcess | ${asked}`,
			`near eth0 | leavesPodInterface | ${asked}`,
			`node-1 veth | crossesVeth | ${asked}`,
			`node-1 cni0 | onBridge | ${asked}`,
			`node-1 eth0 | leavesNode | ${asked}`,
			`underlay | underlay | ${asked}`,
			`node-2 eth0 | entersNode | ${asked}`,
			`node-2 cni0 | dropped onBridge | ${asked}`,
		]);
	});
});

describe('a node that’s cut off', () => {
	it('hears nothing and says nothing: the packet leaves its node, and nobody answers', () => {
		const engine = cluster('overlay');
		accept(engine, { type: 'cutNode', node: 'node-2' });
		const [request] = ask(engine, 'near', '10.244.1.2', 6379);
		const asked = '10.244.0.3:* > 10.244.1.2:6379';
		expect(table(engine, request)).toEqual([
			`near/c | leavesProcess | ${asked}`,
			`near eth0 | leavesPodInterface | ${asked}`,
			`node-1 veth | crossesVeth | ${asked}`,
			`node-1 cni0 | onBridge | ${asked}`,
			`node-1 eth0 | dropped leavesNode | ${asked}`,
		]);
		expect(request?.reason).toBe('i/o timeout');
		const [elsewhere] = ask(engine, 'near', '192.168.0.11', 80);
		expect(table(engine, elsewhere).at(-1)).toBe(
			'node-1 eth0 | dropped masqueraded leavesNode | 192.168.0.10:* > 192.168.0.11:80',
		);
	});
});

const nodePort = 30_080;
const exposed = serviceManifest('door', 80, {
	type: 'NodePort',
	selector: { app: 'web' },
	ports: [{ port: 80, nodePort }],
});

/** The first answered request of people outside that came in by that node, with its answer. */
function fromOutside(engine: Engine, entry: string): Leg[] {
	run(engine, 30);
	const story = engine.state.traffic.stories.find(
		({ done, legs }) =>
			done &&
			legs[0]?.hops[0]?.place.kind === 'outside' &&
			legs[0].hops[1]?.place.kind === 'uplink' &&
			legs[0].hops[1].place.node === entry,
	);
	return [...(story?.legs ?? [])];
}

describe('a node port', () => {
	it('maps people outside to a pod on that node, at the bridge’s address', () => {
		const engine = cluster('overlay', exposed);
		const [request, answer] = fromOutside(engine, 'node-1');
		const mapped = '203.0.113.7:* > 10.244.0.2:80';
		const there = '10.244.0.1:* > 10.244.0.2:80';
		expect(table(engine, request)).toEqual([
			'outside | fromOutside | 203.0.113.7:* > 192.168.0.10:30080',
			`node-1 eth0 | portMapped entersNode | ${mapped}`,
			`node-1 cni0 | masqueraded onBridge | ${there}`,
			`node-1 veth | crossesVeth | ${there}`,
			`web eth0 | entersPodInterface | ${there}`,
			`web/web | delivered | ${there}`,
		]);
		expect(table(engine, answer)).toEqual([
			'web/web | leavesProcess | 10.244.0.2:80 > 10.244.0.1:*',
			'web eth0 | leavesPodInterface | 10.244.0.2:80 > 10.244.0.1:*',
			'node-1 veth | crossesVeth | 10.244.0.2:80 > 10.244.0.1:*',
			'node-1 cni0 | unmasqueraded onBridge | 10.244.0.2:80 > 203.0.113.7:*',
			'node-1 eth0 | serviceRestored leavesNode | 192.168.0.10:30080 > 203.0.113.7:*',
			'outside | delivered toOutside | 192.168.0.10:30080 > 203.0.113.7:*',
		]);
		expect(request && sourceSeen(request)).toMatchObject({ same: false, verdict: 'masqueraded' });
	});

	it('forwards to a pod of another node, at the address of the device that the way leaves by', () => {
		const engine = cluster('overlay', exposed);
		const [request] = fromOutside(engine, 'node-2');
		const there = '10.244.1.0:* > 10.244.0.2:80';
		const outer = ' in 192.168.0.11 > 192.168.0.10:8472';
		expect(table(engine, request)).toEqual([
			'outside | fromOutside | 203.0.113.7:* > 192.168.0.11:30080',
			'node-2 eth0 | portMapped entersNode | 203.0.113.7:* > 10.244.0.2:80',
			`node-2 flannel.1 | masqueraded encapsulated | ${there}${outer}`,
			`node-2 eth0 | leavesNode | ${there}${outer}`,
			`underlay | underlay | ${there}${outer}`,
			`node-1 eth0 | entersNode | ${there}${outer}`,
			`node-1 flannel.1 | decapsulated | ${there}`,
			`node-1 cni0 | onBridge | ${there}`,
			`node-1 veth | crossesVeth | ${there}`,
			`web eth0 | entersPodInterface | ${there}`,
			`web/web | delivered | ${there}`,
		]);
	});

	it('of another node is reached through both nodes’ masquerading, and forwards where the pod is', () => {
		const engine = cluster('routed', exposed);
		const [request] = ask(engine, 'near', '192.168.0.11', nodePort);
		const asked = '10.244.0.3:* > 192.168.0.11:30080';
		const there = '192.168.0.11:* > 10.244.0.2:80';
		expect(table(engine, request)).toEqual([
			`near/c | leavesProcess | ${asked}`,
			`near eth0 | leavesPodInterface | ${asked}`,
			`node-1 veth | crossesVeth | ${asked}`,
			`node-1 cni0 | onBridge | ${asked}`,
			'node-1 eth0 | masqueraded leavesNode | 192.168.0.10:* > 192.168.0.11:30080',
			'underlay | underlay | 192.168.0.10:* > 192.168.0.11:30080',
			'node-2 eth0 | portMapped entersNode | 192.168.0.10:* > 10.244.0.2:80',
			`node-2 eth0 | masqueraded leavesNode | ${there}`,
			`underlay | underlay | ${there}`,
			`node-1 eth0 | entersNode | ${there}`,
			`node-1 cni0 | onBridge | ${there}`,
			`node-1 veth | crossesVeth | ${there}`,
			`web eth0 | entersPodInterface | ${there}`,
			`web/web | delivered | ${there}`,
		]);
	});

	it('of the pod’s own node is a short cut that masquerades nothing', () => {
		const engine = cluster('overlay', exposed);
		const [request] = ask(engine, 'far', '192.168.0.11', nodePort);
		expect(request && sourceSeen(request)).toEqual({
			sent: '10.244.1.2',
			seen: '10.244.1.2',
			same: true,
			verdict: 'podIP',
		});
		expect(table(engine, request)[3]).toBe('node-2 cni0 | portMapped onBridge | 10.244.1.2:* > 10.244.0.2:80');
	});
});

describe('the host network', () => {
	it('of another node is outside the pod network: past the overlay, masqueraded', () => {
		const engine = cluster('overlay', quiet('host', 'node-2', { hostNetwork: true }));
		const [request] = ask(engine, 'near', '192.168.0.11', 6379);
		const there = '192.168.0.10:* > 192.168.0.11:6379';
		expect(table(engine, request).slice(3)).toEqual([
			'node-1 cni0 | onBridge | 10.244.0.3:* > 192.168.0.11:6379',
			`node-1 eth0 | masqueraded leavesNode | ${there}`,
			`underlay | underlay | ${there}`,
			`node-2 eth0 | entersNode | ${there}`,
			`host/c | delivered | ${there}`,
		]);
		const [back] = ask(engine, 'host', '10.244.0.2', 80);
		expect(table(engine, back)[0]).toBe('host/c | leavesProcess | 10.244.1.0:* > 10.244.0.2:80');
		expect(back && sourceSeen(back)).toMatchObject({ same: true, verdict: 'nodeAddress' });
	});
});

/** The same request between Docker hosts, as a leg, so that the same table can be made of it. */
function throughNat(
	engine: Engine,
	leg: Leg | undefined,
	road: ContrastRoad,
): { leg: Leg; wrong: boolean } | undefined {
	const request = leg && requestOf(leg);
	const walk = request && contrastWalk(engine.state, dockerHosts(engine.state), request, road);
	if (!walk) return undefined;
	const { hops, outcome, isWrongReceiver } = walk;
	return { leg: { kind: 'request', link: leg.link, label: leg.label, hops, outcome }, wrong: isWrongReceiver };
}

describe('the same between plain Docker hosts', () => {
	const engine = cluster('overlay');
	const [flat] = ask(engine, 'far', '10.244.0.2', 80);

	it('hands out the same addresses on every host, and publishes what’s declared', () => {
		const hosts = dockerHosts(engine.state);
		const rows = hosts.flatMap(({ node, containers }) =>
			containers.map(({ pod, address, published }) => [
				node,
				pod,
				address,
				published.map(({ hostPort, containerPort }) => `${hostPort}:${containerPort}`).join(' '),
			]),
		);
		expect(rows).toEqual([
			['node-1', 'default/web', '172.17.0.2', '80:80 5432:5432'],
			['node-1', 'default/near', '172.17.0.3', '6379:6379'],
			['node-2', 'default/far', '172.17.0.2', '6379:6379'],
		]);
		expect(
			sameAddresses(hosts).map(({ address, containers }) => [address, ...containers.map(({ pod }) => pod)]),
		).toEqual([['172.17.0.2', 'default/web', 'default/far']]);
	});

	it('rewrites source and destination on the way, and the receiver sees the other host', () => {
		const nat = throughNat(engine, flat, 'published');
		expect(table(engine, nat?.leg, 'docker0')).toEqual([
			'far/c | leavesProcess | 172.17.0.2:* > 192.168.0.10:80',
			'far eth0 | leavesPodInterface | 172.17.0.2:* > 192.168.0.10:80',
			'node-2 veth | crossesVeth | 172.17.0.2:* > 192.168.0.10:80',
			'node-2 docker0 | onBridge | 172.17.0.2:* > 192.168.0.10:80',
			'node-2 eth0 | masqueraded leavesNode | 192.168.0.11:* > 192.168.0.10:80',
			'underlay | underlay | 192.168.0.11:* > 192.168.0.10:80',
			'node-1 eth0 | portMapped entersNode | 192.168.0.11:* > 172.17.0.2:80',
			'node-1 docker0 | onBridge | 192.168.0.11:* > 172.17.0.2:80',
			'node-1 veth | crossesVeth | 192.168.0.11:* > 172.17.0.2:80',
			'web eth0 | entersPodInterface | 192.168.0.11:* > 172.17.0.2:80',
			'web/web | delivered | 192.168.0.11:* > 172.17.0.2:80',
		]);
		expect(nat && sourceSeen(nat.leg)).toMatchObject({ seen: '192.168.0.11', same: false, verdict: 'masqueraded' });
		expect(compareWalks(flat?.hops ?? [], nat?.leg.hops ?? [])).toEqual({
			differs: [
				{ at: 'sent', field: 'source', flat: '10.244.1.2', nat: '172.17.0.2' },
				{ at: 'sent', field: 'destination', flat: '10.244.0.2', nat: '192.168.0.10' },
				{ at: 'received', field: 'source', flat: '10.244.1.2', nat: '192.168.0.11' },
				{ at: 'received', field: 'destination', flat: '10.244.0.2', nat: '172.17.0.2' },
			],
			rewrites: { flat: 0, nat: 2 },
			sourceKept: { flat: true, nat: false },
		});
	});

	it('is refused by the host where nobody has published the port', () => {
		const nat = throughNat(engine, flat, 'unpublished');
		expect(table(engine, nat?.leg, 'docker0').at(-1)).toBe(
			'node-1 eth0 | refused entersNode | 192.168.0.11:* > 192.168.0.10:80',
		);
	});

	it('ends at the sender itself when it has the address that it asks for', () => {
		const nat = throughNat(engine, flat, 'containerAddress');
		expect(table(engine, nat?.leg, 'docker0')).toEqual([
			'far/c | leavesProcess | 172.17.0.2:* > 172.17.0.2:80',
			'far lo | throughLoopback | 172.17.0.2:* > 172.17.0.2:80',
			'far/c | refused | 172.17.0.2:* > 172.17.0.2:80',
		]);
	});

	it('reaches a stranger of the same address, or nobody', () => {
		const crowded = cluster('overlay', quiet('second', 'node-2'), quiet('third', 'node-2'));
		const askByAddress = (name: string, port: number) => {
			const [leg] = ask(crowded, 'near', podNamed(crowded, name).status.podIP ?? '', port);
			return throughNat(crowded, leg, 'containerAddress');
		};
		// far, second and third are 172.17.0.2, .3 and .4 of node-2; node-1 has web at .2 and near, who asks, at .3.
		const stranger = askByAddress('far', 80);
		expect(table(crowded, stranger?.leg, 'docker0')).toEqual([
			'near/c | leavesProcess | 172.17.0.3:* > 172.17.0.2:80',
			'near eth0 | leavesPodInterface | 172.17.0.3:* > 172.17.0.2:80',
			'node-1 veth | crossesVeth | 172.17.0.3:* > 172.17.0.2:80',
			'node-1 docker0 | onBridge | 172.17.0.3:* > 172.17.0.2:80',
			'node-1 veth | crossesVeth | 172.17.0.3:* > 172.17.0.2:80',
			'web eth0 | entersPodInterface | 172.17.0.3:* > 172.17.0.2:80',
			'web/web | delivered | 172.17.0.3:* > 172.17.0.2:80',
		]);
		expect(stranger?.wrong).toBe(true);
		expect(table(crowded, askByAddress('second', 6379)?.leg, 'docker0')).toEqual([
			'near/c | leavesProcess | 172.17.0.3:* > 172.17.0.3:6379',
			'near lo | throughLoopback | 172.17.0.3:* > 172.17.0.3:6379',
			'near/c | delivered | 172.17.0.3:* > 172.17.0.3:6379',
		]);
		expect(table(crowded, askByAddress('third', 6379)?.leg, 'docker0').at(-1)).toBe(
			'node-1 docker0 | dropped onBridge | 172.17.0.3:* > 172.17.0.4:6379',
		);
	});

	it('is the same as in the flat network on one host and on lo, but for the addresses', () => {
		const [sameHost] = ask(engine, 'near', '10.244.0.2', 80);
		const nat = throughNat(engine, sameHost, 'published');
		expect(table(engine, nat?.leg, 'docker0')).toEqual(
			table(engine, sameHost, 'docker0').map((line) => line.replaceAll('10.244.0.', '172.17.0.')),
		);
		const [inside] = ask(engine, 'web', 'localhost', 5432);
		expect(throughNat(engine, inside, 'published')?.leg.hops.map(({ header }: Hop) => header)).toEqual(
			inside?.hops.map(({ header }) => header),
		);
	});
});

import { describe, expect, it } from 'vitest';
import type { ManifestObject } from '../../kubernetes/types.ts';
import { accept, clusterOf, podManifest, podNamed, run, serviceManifest } from '../testCluster.ts';
import type { Leg } from './traffic.ts';

const apply = (...objects: ManifestObject[]) => ({ type: 'apply', objects }) as const;
const stations = (leg: Leg | undefined) => leg?.hops.map(({ place }) => place.kind).join(' ');
const client = (target: string, nodeName: string) =>
	podManifest('client', [{ name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: target } }], { nodeName });
const server = (nodeName: string, more: Record<string, string> = {}) =>
	podManifest(
		'web',
		[
			{ name: 'web', image: 'podarium/web:1', port: 80, env: more },
			{ name: 'cache', image: 'podarium/cache:1', port: 6379 },
		],
		{ nodeName },
	);

function legs(engine: ReturnType<typeof clusterOf>, kind: Leg['kind'] = 'request'): Leg[] {
	return (engine.state.traffic.stories.findLast(({ done, legs: all }) => done && all.length > 0)?.legs ?? []).filter(
		(leg) => leg.kind === kind,
	);
}

describe('the way of a packet', () => {
	it('stays on lo inside a pod', () => {
		const engine = clusterOf(1);
		accept(
			engine,
			apply(server('node-1', { CACHE_ADDR: 'localhost:6379' }), client('web:80', 'node-1'), serviceManifest('web', 80)),
		);
		run(engine, 12);
		const inside = legs(engine).find(({ link }) => link === 'localhost');
		expect(stations(inside)).toBe('container loopback container');
		expect(inside?.hops[0]?.header).toMatchObject({
			source: '127.0.0.1',
			destination: '127.0.0.1',
			destinationPort: 6379,
		});
		expect(engine.state.traffic.byLink.localhost).toBeGreaterThan(5);
	});

	it('crosses only the bridge on one node, at the pods’ own addresses', () => {
		const engine = clusterOf(1);
		accept(engine, apply(server('node-1')));
		run(engine, 6);
		const { podIP } = podNamed(engine, 'web').status;
		accept(engine, apply(client(`${podIP}:80`, 'node-1')));
		run(engine, 8);
		const [leg] = legs(engine);
		expect(stations(leg)).toBe('container eth0 veth bridge veth eth0 container');
		const headers = new Set(leg?.hops.map(({ header }) => JSON.stringify(header)));
		expect(headers.size).toBe(1);
		expect(leg?.hops[0]?.header).toMatchObject({ source: podNamed(engine, 'client').status.podIP, destination: podIP });
	});

	it.each([
		['overlay', 'container eth0 veth bridge vxlan uplink underlay uplink vxlan bridge veth eth0 container'],
		['routed', 'container eth0 veth bridge uplink underlay uplink bridge veth eth0 container'],
	] as const)('crosses nodes over the %s network without NAT', (podNetwork, way) => {
		const engine = clusterOf(2);
		accept(engine, { type: 'setPodNetwork', podNetwork });
		accept(engine, apply(server('node-1'), client('web:80', 'node-2'), serviceManifest('web', 80)));
		run(engine, 12);
		const [leg] = legs(engine);
		expect(stations(leg)).toBe(way);
		const first = leg?.hops[0]?.header;
		const last = leg?.hops.at(-1)?.header;
		expect(last?.source).toBe(podNamed(engine, 'client').status.podIP);
		expect(first?.source).toBe(last?.source);
		expect(first?.destination).toBe(engine.state.objects.Service.get('default/web')?.spec.clusterIP);
		expect(last?.destination).toBe(podNamed(engine, 'web').status.podIP);
		const outer = leg?.hops.filter(({ header }) => header.outer !== undefined) ?? [];
		expect(outer.length).toBe(podNetwork === 'overlay' ? 4 : 0);
		const [back] = legs(engine, 'response').slice(-1);
		expect(back?.hops.at(-1)?.header).toMatchObject({ source: first?.destination, destination: first?.source });
	});
});

describe('refusals', () => {
	it('are connection refused where nobody listens, and for a Service without ready pods', () => {
		const engine = clusterOf(1);
		accept(engine, apply(server('node-1')));
		run(engine, 6);
		accept(engine, apply(client(`${podNamed(engine, 'web').status.podIP}:9999`, 'node-1')));
		run(engine, 10);
		expect(legs(engine)[0]).toMatchObject({ outcome: 'refused', reason: 'connection refused' });
		const empty = clusterOf(1);
		accept(empty, apply(client('web:80', 'node-1'), serviceManifest('web', 80)));
		run(empty, 10);
		expect(legs(empty)[0]).toMatchObject({ outcome: 'refused', reason: 'connection refused' });
		expect(stations(legs(empty)[0])).toBe('container eth0 veth bridge');
	});

	it('are silence where nobody has the address', () => {
		const engine = clusterOf(2);
		accept(engine, apply(client('10.244.1.77:80', 'node-1')));
		run(engine, 10);
		expect(legs(engine)[0]).toMatchObject({ outcome: 'dropped', reason: 'no route to host' });
	});

	it('happen before anything is sent where a name has no address', () => {
		const engine = clusterOf(1);
		accept(engine, apply(client('nowhere:80', 'node-1')));
		run(engine, 8);
		expect(engine.state.traffic.counts.sent).toBe(0);
		expect(engine.state.traffic.unresolved).toBeGreaterThan(3);
		const sandbox = engine.state.sandboxes.get(podNamed(engine, 'client').metadata.uid);
		expect(sandbox?.containers[0]?.logs.at(-1)?.text).toBe('lookup nowhere: no such host');
	});
});

describe('people outside', () => {
	it('come in by a node’s port and are seen as that node', () => {
		const engine = clusterOf(2);
		accept(
			engine,
			apply(
				podManifest('web', [{ name: 'web', image: 'nginx', port: 80 }], { nodeName: 'node-1' }),
				serviceManifest('web', 80, { type: 'NodePort' }),
			),
		);
		run(engine, 12);
		expect(engine.state.traffic.byLink.outside).toBeGreaterThan(5);
		const sources = new Set(
			engine.state.traffic.stories
				.flatMap(({ legs: all }) => all.filter(({ kind, outcome }) => kind === 'request' && outcome === 'delivered'))
				.map(({ hops }) => hops.at(-1)?.header.source),
		);
		expect([...sources].sort()).toEqual(['10.244.0.1', '10.244.1.0']);
	});
});

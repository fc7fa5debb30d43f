/** The ways that packets take against the tables that the machines show: one must be what follows from the other. */
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../engine.ts';
import { type PodNetwork, podNetworks } from '../../state.ts';
import { accept, clusterOf, deploymentManifest, podManifest, run, serviceManifest } from '../../testCluster.ts';
import { explainHop, type HopCode } from '../explain.ts';
import { sourceSeen } from '../sourceSeen.ts';
import type { Hop, Leg } from '../traffic.ts';
import { nodeInterfaces } from './interfaces.ts';
import { forwardingEntries, nodeNeighbours } from './neighbours.ts';
import { nodeRoutes, routeTo } from './routes.ts';

/** Clients on every node, three servers behind a Service and its node port, and a pod that talks to itself. */
function busy(podNetwork: PodNetwork): Engine {
	const engine = clusterOf(3);
	accept(engine, { type: 'setPodNetwork', podNetwork });
	const client = { name: 'c', image: 'podarium/client:1', env: { TARGET_ADDR: 'site:80' } };
	const site = deploymentManifest('site', 3, { name: 'web', image: 'podarium/web:1', port: 80 });
	const door = serviceManifest('site', 80, { type: 'NodePort' });
	const pair = podManifest('pair', [
		{ ...client, env: { TARGET_ADDR: 'localhost:6379' } },
		{ name: 'cache', image: 'podarium/cache:1' },
	]);
	accept(engine, { type: 'apply', objects: [site, door, pair, deploymentManifest('clients', 6, client)] });
	run(engine, 40);
	return engine;
}

const legsOf = ({ state }: Engine): Leg[] => state.traffic.stories.flatMap(({ legs }) => [...legs]);

const deviceOf: Partial<Record<Hop['place']['kind'], string>> = { vxlan: 'flannel.1', uplink: 'eth0', veth: 'cni0' };

/** Where a node decides on a packet's next device: the destination as it leaves here, and the place after. */
function decisions({ hops }: Leg): { node: string; destination: string; device: string }[] {
	return hops.flatMap(({ place, header }, index) => {
		const next = hops[index + 1]?.place;
		const device = next && deviceOf[next.kind];
		const arrives = place.kind === 'bridge' || (place.kind === 'vxlan' && header.outer === undefined);
		if (!arrives || !device || next.kind === 'bridge') return [];
		return [{ node: place.node, destination: header.destination, device }];
	});
}

describe.each(podNetworks)('in the %s network', (podNetwork) => {
	const engine = busy(podNetwork);
	const { state } = engine;
	const legs = legsOf(engine);

	it('has something to check', () => {
		expect(legs.length).toBeGreaterThan(100);
		expect(new Set(legs.map(({ link }) => link))).toEqual(new Set(['localhost', 'pod', 'outside']));
		expect(legs.some(({ hops }) => hops.some(({ header }) => header.outer !== undefined))).toBe(
			podNetwork === 'overlay',
		);
	});

	it('each node sends a packet on by the device that its routes name', () => {
		const made = legs.flatMap(decisions);
		const devices = new Set(made.map(({ device }) => device));
		expect([...devices].sort()).toEqual(podNetwork === 'overlay' ? ['cni0', 'eth0', 'flannel.1'] : ['cni0', 'eth0']);
		for (const { node, destination, device } of made)
			expect(routeTo(nodeRoutes(state, node), destination)?.device).toBe(device);
	});

	it('an outer header is what route, neighbour and forwarding entry say together', () => {
		for (const { place, header } of legs.flatMap(({ hops }) => hops)) {
			if (place.kind !== 'vxlan' || !header.outer) continue;
			const via = routeTo(nodeRoutes(state, place.node), header.destination)?.via;
			const mac = nodeNeighbours(state, place.node).find(({ address }) => address === via)?.mac;
			const entry = forwardingEntries(state, place.node).find((candidate) => candidate.mac === mac);
			const device = nodeInterfaces(state, place.node).find(({ kind }) => kind === 'vxlan');
			expect(header.outer).toEqual({
				source: device?.vxlan?.local,
				destination: entry?.node,
				port: device?.vxlan?.port,
			});
		}
	});

	it('every change of a header has its code, and nothing else has', () => {
		const rewriting: readonly HopCode[] = [
			'serviceRewritten',
			'serviceRestored',
			'portMapped',
			'masqueraded',
			'unmasqueraded',
			'encapsulated',
			'decapsulated',
		];
		for (const leg of legs) {
			leg.hops.forEach((_, index) => {
				const { code, also, changed } = explainHop(leg, index);
				expect([code, ...also].some((one) => rewriting.includes(one))).toBe(changed.length > 0);
			});
		}
	});

	it('what a pod receives from a pod of another name bears that one’s own address', () => {
		const requests = legs.filter(
			({ kind, link, outcome }) => kind === 'request' && link === 'pod' && outcome === 'delivered',
		);
		expect(requests.length).toBeGreaterThan(20);
		for (const leg of requests) expect(sourceSeen(leg)).toMatchObject({ same: true, verdict: 'podIP' });
		const outside = legs.filter(({ kind, link }) => kind === 'request' && link === 'outside');
		for (const leg of outside) expect(sourceSeen(leg)?.same).not.toBe(true);
	});
});

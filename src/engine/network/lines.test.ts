import { describe, expect, it } from 'vitest';
import { advance, type Engine } from '../engine.ts';
import { copyState } from '../snapshot.ts';
import { accept, clusterOf, podManifest, podNamed, run, serviceManifest } from '../testCluster.ts';
import { type LineCount, packetsInLastSecond } from './lines.ts';

/** A client on node-2 asks a front end on node-1, which asks its cache inside the pod. */
function across(): Engine {
	const engine = clusterOf(2);
	const client = podManifest(
		'client',
		[{ name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: 'web:80' } }],
		{ nodeName: 'node-2' },
	);
	const web = podManifest(
		'web',
		[
			{ name: 'web', image: 'podarium/web:1', port: 80, env: { CACHE_ADDR: 'localhost:6379' } },
			{ name: 'cache', image: 'podarium/cache:1', port: 6379 },
		],
		{ nodeName: 'node-1' },
	);
	accept(engine, { type: 'apply', objects: [client, web, serviceManifest('web', 80)] });
	run(engine, 12.3);
	return engine;
}

const deliveredOn = (count: LineCount | undefined) => count?.delivered ?? 0;

describe('the lines', () => {
	it('have carried what the packets that arrived crossed', () => {
		const { state } = across();
		const { byLink, lines } = state.traffic;
		const uid = (name: string) => podNamed({ state } as Engine, name).metadata.uid;
		expect(byLink.pod).toBeGreaterThan(5);
		expect(byLink.localhost).toBeGreaterThan(5);
		expect(deliveredOn(lines.eth0.get(uid('client')))).toBe(byLink.pod);
		expect(deliveredOn(lines.eth0.get(uid('web')))).toBe(byLink.pod);
		expect(deliveredOn(lines.uplink.get('node-1'))).toBe(byLink.pod);
		expect(deliveredOn(lines.uplink.get('node-2'))).toBe(byLink.pod);
		expect(deliveredOn(lines.loopback.get(uid('web')))).toBe(byLink.localhost);
		expect(lines.loopback.has(uid('client'))).toBe(false);
		expect(lines.outside.delivered).toBe(0);
	});

	it('know what they carried in the last whole second, to the packet', () => {
		const engine = across();
		const countAt = (us: number) => {
			advance(engine, us);
			return deliveredOn(engine.state.traffic.lines.uplink.get('node-1'));
		};
		const [from, to] = [countAt(20_000_000), countAt(21_000_000)];
		const uplink = engine.state.traffic.lines.uplink.get('node-1');
		expect(to - from).toBeGreaterThan(0);
		expect(packetsInLastSecond(uplink, 21_000_000)).toBe(to - from);
		countAt(21_900_000);
		expect(packetsInLastSecond(uplink, 21_900_000)).toBe(to - from);
	});

	it.each([
		[undefined, 7, 0],
		[{ delivered: 9, second: 7, inSecond: 4, before: 5 }, 7.9, 5],
		[{ delivered: 9, second: 7, inSecond: 4, before: 5 }, 8, 4],
		[{ delivered: 9, second: 7, inSecond: 4, before: 5 }, 9, 0],
	])('a count of %j at %d s tells of %d', (count, seconds, expected) =>
		expect(packetsInLastSecond(count, seconds * 1_000_000)).toBe(expected),
	);

	it('go with their pod and their machine', () => {
		const engine = across();
		const { lines } = engine.state.traffic;
		const { uid } = podNamed(engine, 'web').metadata;
		accept(engine, { type: 'delete', kind: 'Node', namespace: '', name: 'node-1' });
		run(engine, 30);
		expect([lines.loopback.has(uid), lines.eth0.has(uid), lines.uplink.has('node-1')]).toEqual([false, false, false]);
		expect(lines.uplink.has('node-2')).toBe(true);
	});

	it('of a copy stand still', () => {
		const engine = across();
		const copy = copyState(engine.state);
		const before = JSON.stringify([...copy.traffic.lines.eth0, ...copy.traffic.lines.uplink]);
		run(engine, 5);
		expect(JSON.stringify([...copy.traffic.lines.eth0, ...copy.traffic.lines.uplink])).toBe(before);
	});
});

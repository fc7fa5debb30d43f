import { beforeAll, describe, expect, it } from 'vitest';
import { simulation } from '../../simulation/store.ts';
import { layoutPod } from '../layout/podLayout.ts';
import { nextSlots } from '../layout/slots.ts';
import { layoutStage } from '../layout/stageLayout.ts';
import { capsuleAt, flightsAt } from './flights.ts';
import type { ClusterState } from './types.ts';

const second = 1_000_000;
const flightUs = 0.7 * second;

/** The welcome scenario just after its Deployment was scaled from 1 to 3. */
describe('flights at scale-out', () => {
	let state: ClusterState;
	beforeAll(async () => {
		await simulation.load();
		simulation.openBuiltin('welcome');
		simulation.seek(23.2 * second);
		state = simulation.getState().cluster;
	});

	const uidsOf = (app: string) => {
		const pods = [...state.objects.Pod.values()];
		return pods.filter(({ metadata }) => metadata.labels?.app === app).map(({ metadata }) => metadata.uid);
	};

	it('are one for each new pod, as copies of the oldest', () => {
		const [oldest, ...copies] = uidsOf('api');
		const flights = flightsAt(state, state.now, flightUs, (uid) => uid === oldest);
		expect(flights.map(({ uid }) => uid).toSorted()).toEqual(copies.toSorted());
		expect(copies).toHaveLength(2);
		for (const flight of flights) {
			expect(flight.origin).toBe(oldest);
			expect(flight.at).toBeGreaterThan(23 * second);
		}
	});

	it('are over after their time', () => {
		expect(flightsAt(state, state.now + second, flightUs, () => true)).toEqual([]);
	});

	it('begin at the copied pod and end at the own place', () => {
		const [oldest = '', copy = ''] = uidsOf('api');
		const pods = [oldest, copy].map((uid) => ({ uid, layout: layoutPod([{ name: 'api', kind: 'app', ports: [] }]) }));
		const layout = layoutStage({
			machines: [{ name: 'node-1', pods, slots: nextSlots(new Map(), [oldest, copy]) }],
			pending: [],
			drafts: [],
			services: [],
			overlay: true,
			outside: false,
			narrow: false,
			positions: {},
		});
		const flight = flightsAt(state, state.now, flightUs, () => true).find(({ uid }) => uid === copy);
		if (!flight) throw new Error('no flight');
		const [start, end] = [layout.pods.get(oldest), layout.pods.get(copy)];
		expect(capsuleAt(flight, layout, 0)).toMatchObject({ x: start?.x, y: start?.y });
		expect(capsuleAt(flight, layout, 1)?.x).toBeCloseTo(end?.x ?? 0);
		expect(capsuleAt(flight, layout, 1)?.y).toBeCloseTo(end?.y ?? 0);
		expect(capsuleAt({ ...flight, origin: undefined }, layout, 0)?.y).toBe(layout.tray.y);
	});
});

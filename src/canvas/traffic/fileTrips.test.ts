import { describe, expect, it } from 'vitest';
import { layoutPod } from '../layout/podLayout.ts';
import { fileSpot, fileTripsAt } from './fileTrips.ts';
import type { ClusterState } from './types.ts';

const second = 1_000_000;
const mounts = (name: string, ...volumes: string[]) => ({
	name,
	volumeMounts: volumes.map((volume) => ({ name: volume, mountPath: `/${volume}` })),
});

function cluster(now: number, writtenAt: number, by = 'puller'): ClusterState {
	const spec = {
		containers: [mounts('puller', 'content', 'own'), mounts('web', 'content'), mounts('other')],
		volumes: [{ name: 'content' }, { name: 'own' }],
	};
	const file = { bytes: 10, by, at: writtenAt };
	const volumes = ['content', 'own'].map((name) => ({ name, files: { 'index.html': file } }));
	return {
		now,
		objects: { Pod: new Map([['default/web', { spec }]]) },
		sandboxes: new Map([['uid', { uid: 'uid', pod: 'default/web', volumes }]]),
	} as unknown as ClusterState;
}

describe('fileTripsAt', () => {
	it('goes from who wrote to who else mounts the volume, and only there', () => {
		expect(fileTripsAt(cluster(5 * second, 4.5 * second), second, new Map())).toEqual([
			{ uid: 'uid', from: 'puller', to: 'web', volume: 'content', at: 4.5 * second },
		]);
	});

	it('is over after its time', () => {
		expect(fileTripsAt(cluster(5 * second, 4 * second), second, new Map())).toEqual([]);
	});

	it('sets out again only when the last trip is over', () => {
		const begun = new Map<string, number>();
		const starts: (number | undefined)[] = [];
		for (let now = 10; now < 40; now += 1)
			starts.push(fileTripsAt(cluster(now * 100_000, now * 100_000 - 1), second, begun)[0]?.at);
		expect(new Set(starts).size).toBe(3);
	});

	it('begins afresh when time goes back', () => {
		const begun = new Map<string, number>();
		fileTripsAt(cluster(5 * second, 4.9 * second), second, begun);
		expect(fileTripsAt(cluster(2 * second, 1.5 * second), second, begun)[0]?.at).toBe(1.5 * second);
	});
});

describe('fileSpot', () => {
	const layout = layoutPod(
		['puller', 'web'].map((name) => ({ name, kind: 'app', ports: [] })),
		[{ name: 'content', type: 'emptyDir', mountedBy: ['puller', 'web'] }],
	);
	const pod = { x: 100, y: 200, width: layout.width, height: layout.height, layout };
	const trip = { uid: 'uid', from: 'puller', to: 'web', volume: 'content', at: 0 };

	it('starts in one block and ends in the other', () => {
		for (const [share, block] of [
			[0, layout.blocks[0]],
			[1, layout.blocks[1]],
		] as const) {
			const spot = fileSpot(trip, pod, share);
			if (!block || !spot) throw new Error('there is no such block');
			expect(spot.y).toBeCloseTo(200 + block.y + block.height / 2);
			expect(spot.x).toBeCloseTo(100 + block.x + block.width / 2);
		}
	});

	it('is in the volume on half of its way', () => {
		const [drum] = layout.volumes;
		if (!drum) throw new Error('there is no drum');
		expect(fileSpot(trip, pod, 0.5)?.y).toBeCloseTo(200 + drum.y + drum.height / 2);
	});

	it('is nowhere when a container is gone', () => {
		expect(fileSpot({ ...trip, to: 'gone' }, pod, 0.5)).toBeUndefined();
		expect(fileSpot(trip, undefined, 0.5)).toBeUndefined();
	});
});

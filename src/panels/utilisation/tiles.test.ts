import { describe, expect, it } from 'vitest';
import type { NodeUse, PodUse } from '../../simulation/utilisation/utilisation.ts';
import { tilesOf } from './tiles.ts';

const share = (requested: number, used = 0) => ({ requested, used, limit: 0, unlimited: 1 });
const pod = (name: string, cpu: number, used: number): PodUse => ({
	uid: name,
	namespace: 'default',
	name,
	cpu: share(cpu, used),
	memory: share(0),
});
const node: NodeUse = {
	name: 'node-1',
	ready: true,
	allocatable: { cpu: 4_000, memory: 1 },
	free: { cpu: 1_000, memory: 1 },
	cpu: share(3_000),
	memory: share(0),
	pods: [pod('small', 1_000, 250), pod('big', 2_000, 3_000)],
	stranded: undefined,
	room: [],
};

describe('a node’s tiles', () => {
	it('are as large as the requests, and fill the node', () => {
		const tiles = tilesOf(node, 'cpu', 400, 200);
		const area = (uid: string | undefined) =>
			tiles.filter((tile) => tile.pod?.uid === uid).reduce((sum, { width, height }) => sum + width * height, 0);
		expect(area('big') / area('small')).toBeGreaterThan(1.8);
		expect(tiles.find((tile) => tile.pod?.uid === 'small')?.usedShare).toBe(0.25);
		expect(tiles.find((tile) => tile.pod?.uid === 'big')?.usedShare).toBe(1);
		for (const { x, y, width, height } of tiles) {
			expect(x + width).toBeLessThanOrEqual(400);
			expect(y + height).toBeLessThanOrEqual(200);
		}
	});

	it('show a pod that requests nothing, and nothing free on a node that’s over-used', () => {
		expect(tilesOf({ ...node, pods: [pod('none', 0, 0)] }, 'cpu', 400, 200)[0]?.width).toBeGreaterThan(0);
		expect(tilesOf({ ...node, pods: [pod('big', 4_000, 0)] }, 'cpu', 400, 200)).toHaveLength(1);
	});
});

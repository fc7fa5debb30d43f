import { describe, expect, it } from 'vitest';
import { layoutPod } from '../layout/podLayout.ts';
import { nextSlots } from '../layout/slots.ts';
import { layoutStage, type StageLayout } from '../layout/stageLayout.ts';
import { cutName } from './drawDistant.ts';
import { podAt } from './podAt.ts';

function stage(): StageLayout {
	const machines = ['a', 'b'].map((name) => {
		const pods = [0, 1, 2].map((index) => ({
			uid: `${name}${index}`,
			layout: layoutPod([{ name: 'c', kind: 'app', ports: [] }]),
		}));
		return {
			name,
			pods,
			slots: nextSlots(
				new Map(),
				pods.map(({ uid }) => uid),
			),
		};
	});
	const rest = { pending: [], drafts: [], services: [], overlay: true, outside: false, narrow: false, positions: {} };
	return layoutStage({ machines, ...rest });
}

describe('podAt', () => {
	it('finds every pod at its middle, and none beside it', () => {
		const layout = stage();
		for (const [uid, { x, y, width, height }] of layout.pods) {
			expect(podAt(layout, { x: x + width / 2, y: y + height / 2 })).toBe(uid);
			expect(podAt(layout, { x: x - 1, y: y + height / 2 })).toBeUndefined();
		}
		expect(podAt(layout, { x: -1e5, y: 0 })).toBeUndefined();
	});
});

describe('cutName', () => {
	it.each([
		['web', 10, 'web'],
		['api-9c6646bd4-x2x7k', 12, 'api-9…-x2x7k'],
		['api-9c6646bd4-x2x7k', 6, 'a…2x7k'],
		['api-9c6646bd4-x2x7k', 3, 'ap…'],
		['api', 1, 'a…'],
	])('%s in %i letters is %s', (name, letters, cut) => expect(cutName(name, letters)).toBe(cut));
});

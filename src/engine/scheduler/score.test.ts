import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, it } from 'vitest';
import { drawInt } from '../random.ts';
import { selectHost } from './score.ts';

it('takes the highest without drawing', () => {
	expect(selectHost([3, 9, 8], () => expect.unreachable('nothing to draw'))).toBe(1);
	expect(selectHost([], () => 0)).toBe(-1);
});

it('draws 1 of n for the n-th equal', () => {
	const asked: number[] = [];
	const draw = (answer: number) => (n: number) => {
		asked.push(n);
		return answer;
	};
	expect(selectHost([5, 1, 5, 5], draw(0))).toBe(3);
	expect(selectHost([5, 1, 5, 5], draw(1))).toBe(0);
	expect(asked).toEqual([2, 3, 2, 3]);
});

it('is fair to equals', () => {
	const generator = xoroshiro128plus(7);
	const counts = [0, 0, 0, 0];
	for (let round = 0; round < 8000; round += 1) {
		const selected = selectHost([4, 4, 4, 4], (n) => drawInt(generator, n));
		counts[selected] = (counts[selected] ?? 0) + 1;
	}
	for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

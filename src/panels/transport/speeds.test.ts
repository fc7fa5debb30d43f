import { expect, it } from 'vitest';
import { nearestSpeedIndex, speeds } from './speeds.ts';

it('finds every stop, and the nearest one by factor for what lies between', () => {
	speeds.forEach((speed, index) => {
		expect(nearestSpeedIndex(speed)).toBe(index);
	});
	expect(speeds[nearestSpeedIndex(3)]).toBe(2);
	expect(speeds[nearestSpeedIndex(4)]).toBe(5);
	expect(speeds[nearestSpeedIndex(0.001)]).toBe(0.1);
	expect(speeds[nearestSpeedIndex(1e6)]).toBe(100);
});

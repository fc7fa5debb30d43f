import { describe, expect, it } from 'vitest';
import { between, differ, easeOut } from './glide.ts';

const from = { a: { x: 0, y: 0 }, gone: { x: 5, y: 5 } };
const to = { a: { x: 100, y: 40 }, fresh: { x: 7, y: 8 } };

describe('between', () => {
	it('begins where it was and ends where it goes', () => {
		expect(between(from, to, 0)).toEqual({ a: { x: 0, y: 0 }, fresh: { x: 7, y: 8 } });
		expect(between(from, to, 1)).toEqual(to);
	});

	it('goes fast first', () => {
		expect(between(from, to, 0.5).a?.x).toBeGreaterThan(50);
		expect(easeOut(-1)).toBe(0);
		expect(easeOut(2)).toBe(1);
	});
});

describe('differ', () => {
	it('sees what moved and not what came or went', () => {
		expect(differ(from, to)).toBe(true);
		expect(differ(from, { a: { x: 0.2, y: 0 }, fresh: { x: 1, y: 1 } })).toBe(false);
	});
});

import { describe, expect, it } from 'vitest';
import { parseGoDuration, rfc1123, since } from './times.ts';

describe('times', () => {
	it.each([
		['2025-01-01T00:00:05Z', 'Wed, 01 Jan 2025 00:00:05 +0000'],
		['2025-01-05T23:59:59Z', 'Sun, 05 Jan 2025 23:59:59 +0000'],
		['2024-12-31T12:00:00Z', 'Tue, 31 Dec 2024 12:00:00 +0000'],
		[undefined, 'Mon, 01 Jan 0001 00:00:00 +0000'],
	])('%s', (time, text) => {
		expect(rfc1123(time)).toBe(text);
	});

	it('tells ages', () => {
		expect(since('2025-01-01T00:00:05Z', 130_000_000)).toBe('2m5s');
		expect(since(undefined, 0)).toBe('<unknown>');
	});

	it('reads durations', () => {
		expect(['90s', '1m30s', '500ms', '0', '5', 'x'].map(parseGoDuration)).toEqual([
			90_000_000,
			90_000_000,
			500_000,
			0,
			undefined,
			undefined,
		]);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTime, humanDuration, parseTime } from './time.ts';

const second = 1_000_000;

describe('times', () => {
	it('begins at the epoch and cuts parts of a second', () => {
		expect(formatTime(0)).toBe('2025-01-01T00:00:00Z');
		expect(formatTime(59_999_999)).toBe('2025-01-01T00:00:59Z');
		expect(formatTime(-1)).toBe('2024-12-31T23:59:59Z');
	});

	it('knows leap days and the end of years', () => {
		expect(formatTime(Date.UTC(2028, 1, 29) * 1000 - Date.UTC(2025, 0, 1) * 1000)).toBe('2028-02-29T00:00:00Z');
		expect(parseTime('2100-02-29T00:00:00Z')).toBeUndefined();
	});

	it('agrees with the built-in calendar over a thousand years and reads back what it wrote', () => {
		fc.assert(
			fc.property(fc.integer({ min: -15_000_000_000, max: 15_000_000_000 }), (seconds) => {
				const text = formatTime(seconds * second);
				expect(text).toBe(new Date(Date.UTC(2025, 0, 1) + seconds * 1000).toISOString().replace('.000Z', 'Z'));
				expect(parseTime(text)).toBe(seconds * second);
			}),
		);
	});

	it('reads offsets and fractions', () => {
		expect(parseTime('2025-01-01T01:00:00.5+01:00')).toBe(500_000);
		expect(parseTime('2024-12-31T19:00:01-05:00')).toBe(second);
		expect(parseTime('2025-01-01T00:00:00.123456789Z')).toBe(123_456);
	});

	it.each([
		'',
		'now',
		'2025-01-01',
		'2025-13-01T00:00:00Z',
		'2025-01-32T00:00:00Z',
		'2025-01-01T24:00:00Z',
		'2025-01-01T00:00:00',
	])('refuses %j', (text) => {
		expect(parseTime(text)).toBeUndefined();
	});

	it.each([
		[-5, '<invalid>'],
		[-1, '0s'],
		[0, '0s'],
		[119, '119s'],
		[120, '2m'],
		[123, '2m3s'],
		[599, '9m59s'],
		[600, '10m'],
		[10_799, '179m'],
		[10_800, '3h'],
		[11_100, '3h5m'],
		[28_799, '7h59m'],
		[28_800, '8h'],
		[172_799, '47h'],
		[172_800, '2d'],
		[183_600, '2d3h'],
		[691_199, '7d23h'],
		[691_200, '8d'],
		[63_071_999, '729d'],
		[63_072_000, '2y'],
		[63_158_400, '2y1d'],
		[252_288_000, '8y'],
	])('calls %d seconds %s', (seconds, text) => {
		expect(humanDuration(seconds)).toBe(text);
	});
});

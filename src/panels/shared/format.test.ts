import { describe, expect, it } from 'vitest';
import { ageText, bytesText, clockText, cpuText, parseClock, rateText, speedText } from './format.ts';

const second = 1_000_000;

describe('the clock', () => {
	it.each([
		[0, '00:00.000'],
		[1_234_567, '00:01.234'],
		[62_345_000, '01:02.345'],
		[3600 * second + 61 * second + 5000, '1:01:01.005'],
	])('%i µs is %s', (us, text) => {
		expect(clockText(us)).toBe(text);
	});

	it.each([
		['90', 90 * second],
		['1:30', 90 * second],
		['01:02.345', 62_345_000],
		['1:02:03.5', 3_723_500_000],
		[' 0.000001 ', 1],
		['1,5', 1_500_000],
	])('%s is read as %i µs', (text, us) => {
		expect(parseClock(text)).toBe(us);
	});

	it.each(['', 'abc', '1:2:3:4', '-5', '1e9', '1.1234567'])('%j is not a time', (text) => {
		expect(parseClock(text)).toBeUndefined();
	});

	it('reads what it writes', () => {
		for (const us of [0, 999_000, 59_999_000, 3_600_000_000, 86_399_999_000])
			expect(parseClock(clockText(us))).toBe(us);
	});
});

it.each([
	[5 * second, '5s'],
	[119 * second, '119s'],
	[185 * second, '3m5s'],
	[180 * second, '3m'],
	[3600 * second, '60m'],
	[4 * 3600 * second, '4h'],
	[-1, '0s'],
])('an age of %i µs is %s', (us, text) => {
	expect(ageText(us)).toBe(text);
});

it('writes amounts as Kubernetes does', () => {
	expect([cpuText(250), cpuText(2000), cpuText(0)]).toEqual(['250m', '2', '0']);
	expect([bytesText(0), bytesText(512 * 2 ** 20), bytesText(1.5 * 2 ** 30), bytesText(4 * 2 ** 30)]).toEqual([
		'0 B',
		'512 MiB',
		'1.5 GiB',
		'4 GiB',
	]);
});

it('writes rates and speeds shortly', () => {
	expect([0, 0.42, 9.96, 120, 12_345].map(rateText)).toEqual(['0', '0.4', '10', '120', '12k']);
	expect([0.1, 0.25, 1, 9.96, 100].map(speedText)).toEqual(['0.1', '0.3', '1', '10', '100']);
});

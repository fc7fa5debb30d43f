import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	compareQuantities,
	cpuMillis,
	formatQuantity,
	memoryBytes,
	parseQuantity,
	type Quantity,
	quantityFormats,
} from './quantity.ts';

function parse(text: string): Quantity {
	const quantity = parseQuantity(text);
	if (!quantity) throw new Error(`${text} isn't a quantity`);
	return quantity;
}

describe('quantities', () => {
	it.each(['', ' 1', '1 ', '1.1.1', 'abc', '1i', '1Zi', '1e', '1e1.5', '--1', '1kk', '0x10', '1_000'])(
		'refuses %j',
		(text) => {
			expect(parseQuantity(text)).toBeUndefined();
		},
	);

	it('keeps a decimal above int64 and caps a binary one', () => {
		expect(formatQuantity(parse('18446744073709551616'))).toBe('18446744073709551616');
		expect(formatQuantity(parse('8Ei'))).toBe('9223372036854775807');
		expect(formatQuantity(parse('1000E'))).toBe('1e21');
	});

	it('prints a value that was printed the same again, and equal', () => {
		// Upstream cuts what's beyond an int64 of whole units.
		const most = (2n ** 63n - 1n) * 1_000_000_000n;
		fc.assert(
			fc.property(fc.bigInt(-most, most), fc.constantFrom(...quantityFormats), (nanos, format) => {
				const text = formatQuantity({ nanos, format });
				const again = parse(text);
				expect(again.nanos).toBe(nanos);
				expect(formatQuantity({ nanos: again.nanos, format })).toBe(text);
			}),
		);
	});

	it('compares across suffixes', () => {
		expect(compareQuantities(parse('1Gi'), parse('1G'))).toBe(1);
		expect(compareQuantities(parse('1000m'), parse('1'))).toBe(0);
		expect(compareQuantities(parse('-1'), parse('0'))).toBe(-1);
	});

	it.each([
		[undefined, 0],
		['100m', 100],
		['2', 2000],
		['0.5', 500],
		['1.0001', 1001],
		['1u', 1],
		['2k', 2_000_000],
		[0.25, 250],
		[3, 3000],
		['nonsense', 0],
	])('reads %j as %d millicores', (text, millis) => {
		expect(cpuMillis(text)).toBe(millis);
	});

	it.each([
		[undefined, 0],
		['128Mi', 134_217_728],
		['1G', 1_000_000_000],
		['1Ti', 1_099_511_627_776],
		['1.5Gi', 1_610_612_736],
		['100m', 1],
		['12345678901234567', 12_345_678_901_234_568],
		[1024, 1024],
		['toString', 0],
	])('reads %j as %d bytes', (text, bytes) => {
		expect(memoryBytes(text)).toBe(bytes);
	});

	it('agrees on the fast path and the exact one', () => {
		fc.assert(
			fc.property(fc.nat(10_000_000), fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi', 'Gi'), (value, suffix) => {
				const exact = parse(`+${value}${suffix}`).nanos;
				const millis = Number((exact + 999_999n) / 1_000_000n);
				expect(cpuMillis(`${value}${suffix}`)).toBe(millis);
				expect(memoryBytes(`${value}${suffix}`)).toBe(Number((exact + 999_999_999n) / 1_000_000_000n));
			}),
		);
	});
});

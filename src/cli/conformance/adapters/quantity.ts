import { formatQuantity, parseQuantity } from '../../../kubernetes/quantity.ts';
import { sameData, type TableAdapter } from '../adapter.ts';

export const quantity: TableAdapter = {
	table: 'quantity',
	recognises: ({ op }) => op === 'parse' || op === 'canonicalString',
	run: ({ op, input, expected }) => {
		const parsed = parseQuantity(String(input));
		let got: unknown = { error: true };
		if (parsed) got = op === 'parse' ? { value: decimal(parsed.nanos), format: parsed.format } : formatQuantity(parsed);
		return { pass: sameData(got, expected), got };
	},
};

/** Nanos as an exact decimal without superfluous zeros. */
function decimal(nanos: bigint): string {
	const sign = nanos < 0n ? '-' : '';
	const digits = String(nanos < 0n ? -nanos : nanos).padStart(10, '0');
	const fraction = digits.slice(-9).replace(/0+$/, '');
	return `${sign}${digits.slice(0, -9)}${fraction === '' ? '' : `.${fraction}`}`;
}

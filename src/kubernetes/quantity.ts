/**
 * resource.Quantity (`k8s.io/apimachinery/pkg/api/resource/quantity.go`): exact decimals that remember their suffix family.
 * Upstream keeps nine fractional digits and rounds finer values away from zero, so a value is a whole number of nanos here.
 */

export const quantityFormats = ['DecimalSI', 'BinarySI', 'DecimalExponent'] as const;
export type QuantityFormat = (typeof quantityFormats)[number];

export interface Quantity {
	/** The value in units of 10⁻⁹. */
	nanos: bigint;
	format: QuantityFormat;
}

const nanosPerUnit = 1_000_000_000n;
const nanosPerMilli = 1_000_000n;
const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const;
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;

const shape = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+)|([KMGTPE]i|[numkMGTPE]))?$/;
/** Longer texts and larger exponents can't be meant, and their cost would grow with them. */
const textLengthMax = 256;
const exponentMax = 1000;
/** Only binary quantities are capped on parsing. */
const binaryNanosMax = (2n ** 63n - 1n) * nanosPerUnit;

/** Reads a quantity such as `1.5Gi`, `250m` or `1e3`; undefined when it isn't one. */
export function parseQuantity(text: string): Quantity | undefined {
	if (text === '' || text.length > textLengthMax) return undefined;
	const match = shape.exec(text);
	if (!match) return undefined;
	const [, sign, whole = '', fraction = '', exponentText, suffix = ''] = match;
	const exponent = exponentText === undefined ? decimalExponent(suffix) : Number(exponentText);
	if (Math.abs(exponent) > exponentMax) return undefined;
	const binary = suffix.endsWith('i');
	const digits = BigInt(whole + fraction);
	const scaled = binary ? digits << BigInt(10 * binarySuffixes.indexOf(suffix as 'Ki')) : digits;
	const shift = 9 + exponent - fraction.length;
	let nanos = shift >= 0 ? scaled * 10n ** BigInt(shift) : divideUp(scaled, 10n ** BigInt(-shift));
	let format: QuantityFormat = exponentText !== undefined ? 'DecimalExponent' : binary ? 'BinarySI' : 'DecimalSI';
	if (binary && nanos > binaryNanosMax) nanos = binaryNanosMax;
	// A part of one unit has no binary suffix to be printed with.
	if (binary && nanos > 0n && nanos < nanosPerUnit) format = 'DecimalSI';
	return { nanos: sign === '-' ? -nanos : nanos, format };
}

/** The canonical text: no fraction, the largest suffix that loses nothing, as Quantity.String of a computed value. */
export function formatQuantity(quantity: Quantity): string {
	const { nanos, format } = quantity;
	if (nanos === 0n) return '0';
	const whole = nanos % nanosPerUnit === 0n;
	const units = nanos / nanosPerUnit;
	if (format === 'BinarySI' && whole && (units >= 1024n || units <= -1024n)) {
		const [mantissa, power] = reduce(units, 1024n, binarySuffixes.length - 1);
		return `${mantissa}${binarySuffixes[power]}`;
	}
	const [mantissa, power] = reduce(nanos, 1000n, Number.POSITIVE_INFINITY);
	const exponent = power * 3 - 9;
	if (exponent === 0) return `${mantissa}`;
	const suffix = format === 'DecimalExponent' ? undefined : decimalSuffixes[power];
	return `${mantissa}${suffix ?? `e${exponent}`}`;
}

/** Quantity.Cmp: negative, zero or positive as a is less than, equal to or more than b. */
export function compareQuantities(a: Quantity, b: Quantity): number {
	return a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0;
}

/** Quantity.Value: whole units, rounded away from zero. */
function quantityValue(quantity: Quantity): number {
	return Number(roundAway(quantity.nanos, nanosPerUnit));
}

/** Quantity.MilliValue: thousandths, rounded away from zero. */
function quantityMilliValue(quantity: Quantity): number {
	return Number(roundAway(quantity.nanos, nanosPerMilli));
}

/** CPU in millicores, rounded up: `0.5` → 500, `100m` → 100. 0 for undefined and for what isn't a quantity. */
export function cpuMillis(text: string | number | undefined): number {
	if (text === undefined) return 0;
	if (typeof text === 'number') return Number.isInteger(text) ? text * 1000 : cpuMillis(String(text));
	const plain = plainNumber(text);
	if (plain >= 0) {
		const rest = text.length - plainLength;
		if (rest === 0) return plain * 1000;
		if (rest === 1 && text.charCodeAt(plainLength) === 0x6d) return plain;
	}
	const quantity = parseQuantity(text);
	return quantity ? quantityMilliValue(quantity) : 0;
}

/** Memory (or any whole amount) in bytes, rounded up: `1Ki` → 1024. 0 for undefined and for what isn't a quantity. */
export function memoryBytes(text: string | number | undefined): number {
	if (text === undefined) return 0;
	if (typeof text === 'number') return Number.isInteger(text) ? text : memoryBytes(String(text));
	const plain = plainNumber(text);
	if (plain >= 0) {
		const factor = byteFactors[text.slice(plainLength)];
		if (factor !== undefined) {
			const bytes = plain * factor;
			if (bytes <= Number.MAX_SAFE_INTEGER) return bytes;
		}
	}
	const quantity = parseQuantity(text);
	return quantity ? quantityValue(quantity) : 0;
}

const byteFactors: Readonly<Record<string, number>> = {
	__proto__: null as never,
	'': 1,
	k: 1e3,
	M: 1e6,
	G: 1e9,
	Ki: 2 ** 10,
	Mi: 2 ** 20,
	Gi: 2 ** 30,
};

/** Set by plainNumber: how many digits it read. A module variable, since returning a pair would allocate in a hot path. */
let plainLength = 0;

/** The whole number that the text begins with, if it has 1 to 15 digits; else -1. */
function plainNumber(text: string): number {
	let value = 0;
	let index = 0;
	for (; index < text.length; index++) {
		const digit = text.charCodeAt(index) - 0x30;
		if (digit < 0 || digit > 9) break;
		value = value * 10 + digit;
	}
	plainLength = index;
	return index === 0 || index > 15 ? -1 : value;
}

function decimalExponent(suffix: string): number {
	const index = decimalSuffixes.indexOf(suffix as 'n');
	return index < 0 ? 0 : index * 3 - 9;
}

function reduce(value: bigint, base: bigint, powerMax: number): [mantissa: bigint, power: number] {
	let mantissa = value;
	let power = 0;
	while (power < powerMax && mantissa % base === 0n) {
		mantissa /= base;
		power++;
	}
	return [mantissa, power];
}

function divideUp(value: bigint, by: bigint): bigint {
	return (value + by - 1n) / by;
}

function roundAway(value: bigint, by: bigint): bigint {
	return value < 0n ? -divideUp(-value, by) : divideUp(value, by);
}

/** Values of a chart as people read them. */
import type { Messages } from '../../i18n/en/index.ts';
import { type UnitKey, unitOf } from './axes.ts';
import type { Quantity } from './model.ts';

type Units = Messages['charts']['units'];

/** A unit's name: symbols are the same in every language. */
export function unitText(unit: UnitKey, units: Units): string {
	switch (unit) {
		case 'perSecond':
		case 'cores':
		case 'requests':
			return units[unit];
		case 'us':
			return 'µs';
		default:
			return unit;
	}
}

/** At most three significant digits, and no more than are meant: `0`, `0.25`, `12.5`, `1430`. */
export function numberText(value: number): string {
	if (value === 0) return '0';
	const size = Math.abs(value);
	const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
	return String(Number(value.toFixed(digits)));
}

/** A value with its unit: `42 ms`, `0.5 cores`, `310 MiB`, `120 req/s`. */
export function valueText(quantity: Quantity, value: number | undefined, units: Units): string {
	if (value === undefined) return '–';
	const { unit, size } = unitOf(quantity, value);
	if (quantity === 'count') return numberText(value);
	return `${numberText(value / size)} ${unitText(unit, units)}`;
}

/** A moment on the axis: `0:05`, `12:30`, `1:00:00`; half seconds are left away. */
export function momentText(us: number): string {
	const seconds = Math.round(us / 1_000_000);
	const pad = (value: number) => String(value).padStart(2, '0');
	const minutes = Math.floor(seconds / 60);
	const tail = pad(seconds % 60);
	return minutes < 60 ? `${minutes}:${tail}` : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${tail}`;
}

/** Axes and labels of a chart: what stands where. Pure. */
import { ticks } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { ChartData, Quantity, TimeRange } from './model.ts';

const second = 1_000_000;
const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400];

/** Moments (µs) for the time axis: round ones, at least `apartPx` from each other. */
export function timeTicks({ from, to }: TimeRange, widthPx: number, apartPx = 64): number[] {
	const least = ((to - from) / second / Math.max(1, widthPx)) * apartPx;
	const step = (timeSteps.find((candidate) => candidate >= least) ?? Math.ceil(least / 86_400) * 86_400) * second;
	const found: number[] = [];
	for (let at = Math.ceil(from / step) * step; at <= to; at += step) found.push(at);
	return found;
}

export type UnitKey = 'perSecond' | 'us' | 'ms' | 's' | 'cores' | 'B' | 'KiB' | 'MiB' | 'GiB' | 'requests';

/** A quantity's unit for values up to `max`, and how much of the quantity one of it is. */
export function unitOf(quantity: Quantity, max: number): { unit: UnitKey; size: number } {
	switch (quantity) {
		case 'rate':
			return { unit: 'perSecond', size: 1 };
		case 'duration':
			if (max >= 2 * second) return { unit: 's', size: second };
			return max >= 1_000 || max === 0 ? { unit: 'ms', size: 1_000 } : { unit: 'us', size: 1 };
		case 'cpu':
			return { unit: 'cores', size: 1_000 };
		case 'memory':
			if (max >= 2 ** 31) return { unit: 'GiB', size: 2 ** 30 };
			return max >= 2 ** 21 || max === 0 ? { unit: 'MiB', size: 2 ** 20 } : { unit: 'KiB', size: 2 ** 10 };
		case 'count':
			return { unit: 'requests', size: 1 };
	}
}

export interface ValueAxis {
	unit: UnitKey;
	/** How much of the quantity one unit is. */
	size: number;
	/** In units. */
	ticks: number[];
	/** In units: the upper end. */
	top: number;
}

/** From 0 to a round number above every value, in the unit that suits them. */
export function valueAxis({ quantity, series }: Pick<ChartData, 'quantity' | 'series'>, tickCount = 4): ValueAxis {
	let max = 0;
	for (const { points } of series) for (const { value } of points) if (value !== undefined && value > max) max = value;
	const { unit, size } = unitOf(quantity, max);
	// An empty chart has an axis too: up to 1.
	const [, top = 1] = scaleLinear([0, max > 0 ? (max / size) * 1.02 : 1], [0, 1])
		.nice(tickCount)
		.domain();
	const isWhole = quantity === 'count' || unit === 'us';
	const found = ticks(0, top, tickCount).filter((tick) => !isWhole || Number.isInteger(tick));
	return { unit, size, ticks: found, top };
}

/**
 * Where labels of that height stand so that none covers another: as near as can be to where they belong,
 * in the same order, between `top` and `bottom`. Answers the y of each, in the order given.
 */
export function spread(wanted: readonly number[], height: number, top: number, bottom: number): number[] {
	const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
	const placed = wanted.map(() => 0);
	let least = top;
	for (const index of order) {
		placed[index] = Math.max(wanted[index] ?? 0, least);
		least = (placed[index] ?? 0) + height;
	}
	let most = bottom;
	for (const index of order.toReversed()) {
		placed[index] = Math.min(placed[index] ?? 0, most);
		most = (placed[index] ?? 0) - height;
	}
	return placed;
}

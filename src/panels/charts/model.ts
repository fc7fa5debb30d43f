/** What a time chart shows: plain data. Times are µs of virtual time. */

/** Okabe and Ito's hues, as the theme has them. */
export const chartColours = ['blue', 'orange', 'green', 'purple', 'red', 'grey'] as const;
export type ChartColour = (typeof chartColours)[number];

/** What the values count: requests a second, µs, millicores, bytes, requests. */
export const quantities = ['rate', 'duration', 'cpu', 'memory', 'count'] as const;
export type Quantity = (typeof quantities)[number];

export interface ChartPoint {
	/** End of the window that the value is of. */
	at: number;
	/** Undefined where there's nothing to say: no request was answered. The line has a gap there. */
	value: number | undefined;
}

export interface ChartSeries {
	key: string;
	/** Stands at the line's end. */
	label: string;
	colour: ChartColour;
	shape: 'line' | 'dashed' | 'area';
	points: readonly ChartPoint[];
}

export interface ChartMark {
	at: number;
	tone: 'change' | 'failure';
	text: string;
}

export interface ChartData {
	key: string;
	title: string;
	quantity: Quantity;
	series: readonly ChartSeries[];
}

export interface TimeRange {
	from: number;
	to: number;
}

/** The value whose window covers the moment; undefined before the first and after the last. */
export function valueAt(points: readonly ChartPoint[], at: number): number | undefined {
	let low = 0;
	let high = points.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((points[middle]?.at ?? 0) < at) low = middle + 1;
		else high = middle;
	}
	return points[low]?.value;
}

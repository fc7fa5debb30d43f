/** A chart's geometry for a width and a height: scales and the places of labels. Pure. */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { spread, timeTicks, type ValueAxis, valueAxis } from './axes.ts';
import type { ChartData, ChartPoint, ChartSeries, TimeRange } from './model.ts';

/** Height of a line of text. */
const lineHeight = 18;
const margin = { top: 24, bottom: 24, left: 44 } as const;

export interface Frame {
	width: number;
	height: number;
	left: number;
	right: number;
	top: number;
	bottom: number;
	axis: ValueAxis;
	timeTicks: number[];
	x(at: number): number;
	/** Of a value in the quantity's own units. */
	y(value: number): number;
	/** The moment at a place. */
	moment(x: number): number;
}

export function frameOf(
	data: ChartData,
	range: TimeRange,
	{ width, height, labelWidth }: { width: number; height: number; labelWidth: number },
): Frame {
	const axis = valueAxis(data, height < 160 ? 3 : 4);
	const right = Math.max(margin.left + 40, width - labelWidth);
	const bottom = height - margin.bottom;
	const x = scaleLinear([range.from, range.to], [margin.left, right]);
	const y = scaleLinear([0, axis.top * axis.size], [bottom, margin.top]);
	return {
		width,
		height,
		left: margin.left,
		right,
		top: margin.top,
		bottom,
		axis,
		timeTicks: timeTicks(range, right - margin.left),
		x,
		y,
		moment: (place) => Math.min(range.to, Math.max(range.from, x.invert(place))),
	};
}

/** The points between two moments and the neighbours just outside, so that lines run to the edge. */
export function within(points: readonly ChartPoint[], { from, to }: TimeRange): readonly ChartPoint[] {
	const first = points.findIndex(({ at }) => at >= from);
	if (first < 0) return [];
	const after = points.findIndex(({ at }) => at > to);
	return points.slice(Math.max(0, first - 1), after < 0 ? points.length : after + 1);
}

/** SVG paths of a series: its line, and for an area what's under it. */
export function pathsOf({ points, shape }: ChartSeries, { x, y }: Frame): { line: string; area?: string } {
	const has = ({ value }: ChartPoint): boolean => value !== undefined;
	const path = line<ChartPoint>(
		({ at }) => x(at),
		({ value = 0 }) => y(value),
	).defined(has);
	const under = area<ChartPoint>(
		({ at }) => x(at),
		y(0),
		({ value = 0 }) => y(value),
	).defined(has);
	return { line: path(points) ?? '', ...(shape === 'area' ? { area: under(points) ?? '' } : {}) };
}

export interface EndLabel {
	series: ChartSeries;
	y: number;
}

/** Labels at the lines' ends, none over another. */
export function endLabels(series: readonly ChartSeries[], range: TimeRange, frame: Frame): EndLabel[] {
	const shown = series.flatMap((one) => {
		const last = within(one.points, range).findLast(({ value }) => value !== undefined);
		return last?.value === undefined ? [] : [{ series: one, y: frame.y(last.value) }];
	});
	const places = spread(
		shown.map(({ y }) => y),
		lineHeight,
		frame.top,
		frame.bottom,
	);
	return shown.map(({ series: one }, index) => ({ series: one, y: places[index] ?? 0 }));
}

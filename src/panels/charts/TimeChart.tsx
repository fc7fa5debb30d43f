import { type KeyboardEvent, memo, type PointerEvent, useId, useMemo, useRef } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { cx } from '../../ui/cx.ts';
import { useElementSize } from '../../ui/useElementSize.ts';
import { colourTokens } from './colours.ts';
import { endLabels, type Frame, frameOf, pathsOf, within } from './frame.ts';
import { type ChartData, type ChartMark, type TimeRange, valueAt } from './model.ts';
import { momentText, numberText, unitText, valueText } from './text.ts';

export interface TimeChartProps {
	data: ChartData;
	range: TimeRange;
	marks: readonly ChartMark[];
	/** Where the cursor stands, in µs. */
	cursor: number;
	/** How far a press of an arrow key moves it, in µs. */
	step: number;
	/** What lies behind it hasn't happened yet, and is shown paler. */
	now?: number | undefined;
	/** The moment under the pointer, of this chart or one beside it: values are read there. */
	hover: number | undefined;
	onCursor(at: number): void;
	onHover(at: number | undefined): void;
	/** px */
	height?: number;
	/** Room at the right for the names of the lines, px. */
	labelWidth?: number;
	className?: string;
}

/** Lines over time, each named at its end. Its cursor is a slider: dragged, or moved by the arrow keys. */
export function TimeChart(props: TimeChartProps) {
	const { data, range, marks, cursor, hover, height = 190, labelWidth = 124 } = props;
	const { charts } = useMessages();
	const box = useRef<HTMLDivElement>(null);
	const titleId = useId();
	const { width } = useElementSize(box);
	const frame = useMemo(
		() => frameOf(data, range, { width, height, labelWidth }),
		[data, range, width, height, labelWidth],
	);
	const isEmpty = data.series.every(({ points }) => points.every(({ value }) => value === undefined));
	const measuredTo = Math.max(...data.series.map(({ points }) => points.at(-1)?.at ?? 0));
	// A second that's still going on has no value yet: the last whole one is read.
	const read = Math.min(hover ?? cursor, measuredTo);
	const happened = marks.filter(({ at }) => at <= cursor && at > cursor - props.step).map(({ text }) => text);
	const spoken = data.series.map(
		({ label, points }) => `${label} ${valueText(data.quantity, valueAt(points, read), charts.units)}`,
	);

	return (
		<figure className={cx('min-w-0', props.className)} aria-labelledby={titleId}>
			<figcaption id={titleId} className="flex items-baseline gap-1.5 px-1 text-sm">
				<span className="font-semibold">{data.title}</span>
				<span className="text-text-muted">{unitText(frame.axis.unit, charts.units)}</span>
			</figcaption>
			<div
				ref={box}
				role="slider"
				tabIndex={0}
				aria-label={charts.cursor(data.title)}
				aria-valuemin={Math.round(range.from / 1_000_000)}
				aria-valuemax={Math.round(range.to / 1_000_000)}
				aria-valuenow={Math.round(cursor / 1_000_000)}
				aria-valuetext={`${momentText(cursor)}: ${[...spoken, ...happened].join(', ')}`}
				className="relative cursor-crosshair touch-pan-y rounded-md focus-visible:outline-offset-0"
				style={{ height }}
				{...handlers(props, frame)}
			>
				{width > 0 ? (
					<svg aria-hidden width={width} height={height} className="block select-none">
						<Plot data={data} range={range} marks={marks} frame={frame} />
						{props.now !== undefined && props.now < range.to ? (
							<rect
								x={Math.max(frame.left, frame.x(props.now))}
								y={frame.top}
								width={Math.max(0, frame.right - Math.max(frame.left, frame.x(props.now)))}
								height={frame.bottom - frame.top}
								fill="var(--color-surface)"
								opacity={0.62}
							/>
						) : null}
						{endLabels(data.series, range, frame).map(({ series, y }) => (
							<text
								key={series.key}
								x={frame.right + 6}
								y={y}
								dy="0.32em"
								fontSize={14}
								fill={colourTokens[series.colour].text}
							>
								{series.label}{' '}
								<tspan className="tabular-nums" fontWeight={600}>
									{numberText((valueAt(series.points, read) ?? Number.NaN) / frame.axis.size).replace('NaN', '–')}
								</tspan>
							</text>
						))}
						<Cursor at={Math.min(cursor, range.to)} frame={frame} range={range} strong />
						{hover === undefined ? null : <Cursor at={hover} frame={frame} range={range} />}
						{isEmpty ? (
							<text
								x={(frame.left + frame.right) / 2}
								y={(frame.top + frame.bottom) / 2}
								textAnchor="middle"
								fontSize={14}
								fill="var(--color-text-muted)"
							>
								{charts.nothingYet}
							</text>
						) : null}
					</svg>
				) : null}
			</div>
		</figure>
	);
}

/** Pointer and keys: a press or a drag sets the cursor, a passing pointer only reads. */
function handlers({ range, cursor, step, onCursor, onHover }: TimeChartProps, frame: Frame) {
	const momentOf = (event: PointerEvent<HTMLElement>) =>
		frame.moment(event.clientX - event.currentTarget.getBoundingClientRect().left);
	const steps: Record<string, number> = {
		ArrowLeft: cursor - step,
		ArrowDown: cursor - step,
		ArrowRight: cursor + step,
		ArrowUp: cursor + step,
		PageDown: cursor - 10 * step,
		PageUp: cursor + 10 * step,
		Home: range.from,
		End: range.to,
	};
	return {
		onPointerDown: (event: PointerEvent<HTMLElement>) => {
			if (event.button !== 0) return;
			event.currentTarget.setPointerCapture(event.pointerId);
			onCursor(momentOf(event));
		},
		onPointerMove: (event: PointerEvent<HTMLElement>) => {
			if (event.currentTarget.hasPointerCapture(event.pointerId)) onCursor(momentOf(event));
			else if (event.pointerType !== 'touch') onHover(momentOf(event));
		},
		onPointerLeave: () => onHover(undefined),
		onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
			const next = steps[event.key];
			if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
			event.preventDefault();
			onCursor(Math.min(range.to, Math.max(range.from, next)));
		},
	};
}

interface PlotProps {
	data: ChartData;
	range: TimeRange;
	marks: readonly ChartMark[];
	frame: Frame;
}

/** What doesn't move with the cursor. */
const Plot = memo(function Plot({ data, range, marks, frame }: PlotProps) {
	const clip = useId();
	const { axis, left, right, top, bottom, x, y } = frame;
	return (
		<>
			<clipPath id={clip}>
				<rect x={left} y={top - 2} width={right - left} height={bottom - top + 4} />
			</clipPath>
			{axis.ticks.map((tick) => (
				<g key={tick} transform={`translate(0 ${y(tick * axis.size)})`}>
					<line x1={left} x2={right} stroke={tick === 0 ? 'var(--color-line-strong)' : 'var(--color-line)'} />
					<text
						x={left - 6}
						dy="0.32em"
						textAnchor="end"
						fontSize={14}
						fill="var(--color-text-muted)"
						className="tabular-nums"
					>
						{tick >= 10_000 ? `${numberText(tick / 1_000)}k` : numberText(tick)}
					</text>
				</g>
			))}
			{frame.timeTicks.map((at) => (
				<g key={at} transform={`translate(${x(at)} ${bottom})`}>
					<line y2={4} stroke="var(--color-line-strong)" />
					<text
						y={18}
						textAnchor={x(at) - left < 18 ? 'start' : 'middle'}
						fontSize={14}
						fill="var(--color-text-muted)"
						className="tabular-nums"
					>
						{momentText(at)}
					</text>
				</g>
			))}
			{marks
				.filter(({ at }) => at >= range.from && at <= range.to)
				.map((mark) => (
					<g key={`${mark.at} ${mark.text}`} transform={`translate(${x(mark.at)} 0)`}>
						<title>{mark.text}</title>
						<line
							y1={top - 6}
							y2={bottom}
							strokeDasharray="2 4"
							stroke={mark.tone === 'failure' ? 'var(--color-failing)' : 'var(--color-text-faint)'}
						/>
						{mark.tone === 'failure' ? (
							<path d={`M-5 ${top - 17}l10 10m0 -10l-10 10`} stroke="var(--color-failing)" strokeWidth={2.5} />
						) : (
							<path d={`M-6 ${top - 7}l6 -10l6 10z`} fill="var(--color-text-faint)" />
						)}
					</g>
				))}
			<g clipPath={`url(#${clip})`}>
				{data.series.map((series) => {
					const paths = pathsOf({ ...series, points: within(series.points, range) }, frame);
					const { line } = colourTokens[series.colour];
					return (
						<g key={series.key}>
							{paths.area ? <path d={paths.area} fill={line} opacity={0.16} /> : null}
							<path
								d={paths.line}
								fill="none"
								stroke={line}
								strokeWidth={2.25}
								strokeLinejoin="round"
								strokeLinecap="round"
								{...(series.shape === 'dashed' ? { strokeDasharray: '6 5' } : {})}
							/>
						</g>
					);
				})}
			</g>
		</>
	);
});

function Cursor({ at, frame, range, strong }: { at: number; frame: Frame; range: TimeRange; strong?: boolean }) {
	if (at < range.from || at > range.to) return null;
	const x = frame.x(at);
	return (
		<line
			x1={x}
			x2={x}
			y1={frame.top - 4}
			y2={frame.bottom}
			stroke={strong ? 'var(--color-text)' : 'var(--color-text-faint)'}
			strokeWidth={strong ? 1.5 : 1}
		/>
	);
}

/** From what was measured to the charts of the load panel. */
import type { Messages } from '../../i18n/en/index.ts';
import type { LoadMark } from '../../simulation/load/marks.ts';
import type { LoadSample } from '../../simulation/load/samples.ts';
import type { LoadScope, LoadView } from '../../simulation/load/scopes.ts';
import type { ChartColour, ChartData, ChartMark, ChartPoint, ChartSeries } from './model.ts';

type Texts = Messages['load'];

/** All charts of a scope, in their order. */
export function loadCharts(view: LoadView, scope: LoadScope, texts: Texts): ChartData[] {
	const line = (
		key: string,
		label: string,
		colour: ChartColour,
		read: (sample: LoadSample) => number | undefined,
		shape: ChartSeries['shape'] = 'line',
	): ChartSeries => ({
		key,
		label,
		colour,
		shape,
		points: view.samples.map((sample) => ({ at: sample.at, value: read(sample) })),
	});
	const { series } = texts;
	return [
		{
			key: 'throughput',
			title: texts.charts.throughput,
			quantity: 'rate',
			series: [
				line('arrivals', series.arrivals, 'grey', ({ arrivals }) => arrivals, 'dashed'),
				line('completed', series.completed, 'blue', ({ completed }) => completed, 'area'),
			],
		},
		{
			key: 'latency',
			title: texts.charts.latency,
			quantity: 'duration',
			series: [
				line('p99', 'p99', 'red', ({ p99Us }) => p99Us),
				line('p95', 'p95', 'orange', ({ p95Us }) => p95Us),
				line('p50', 'p50', 'blue', ({ p50Us }) => p50Us),
			],
		},
		{ key: 'cpu', title: texts.charts.cpu, quantity: 'cpu', series: cpuSeries(view, scope, texts) },
		{
			key: 'queue',
			title: texts.charts.queue,
			quantity: 'count',
			series: [line('queue', series.waiting, 'purple', ({ queue }) => queue, 'area')],
		},
		{
			key: 'errors',
			title: texts.charts.errors,
			quantity: 'rate',
			series: [
				line('failed', series.failed, 'red', ({ failed }) => failed),
				line('refused', series.refused, 'orange', ({ refused }) => refused),
				line('timedOut', series.timedOut, 'purple', ({ timedOut }) => timedOut),
			],
		},
	];
}

/** Used over time; requests and limits as they are now, all along. */
function cpuSeries({ cpu, levels }: LoadView, scope: LoadScope, { series }: Texts): ChartSeries[] {
	const level = (value: number): ChartPoint[] => cpu.map(({ at }) => ({ at, value }));
	const used = cpu.map(({ at, cpuMillis }) => ({ at, value: cpuMillis }));
	const isMachine = scope.kind === 'cluster' || scope.kind === 'node';
	const lines: ChartSeries[] = [{ key: 'used', label: series.used, colour: 'blue', shape: 'area', points: used }];
	if (levels.requested > 0) {
		lines.push({
			key: 'requested',
			label: series.requested,
			colour: 'green',
			shape: 'dashed',
			points: level(levels.requested),
		});
	}
	if (levels.limit !== undefined) {
		const label = isMachine ? series.allocatable : series.limit;
		lines.push({ key: 'limit', label, colour: 'grey', shape: 'dashed', points: level(levels.limit) });
	}
	return lines;
}

/** A mark's sentence. */
function markText(mark: LoadMark, { marks }: Texts): string {
	switch (mark.code) {
		case 'scaled':
			return marks.scaled(mark.name, String(mark.replicas));
		case 'autoscaled':
			return `${mark.name}: ${mark.message}`;
		case 'crashed':
			return marks.crashed(mark.container, mark.pod, String(mark.exitCode));
		case 'nodeFailed':
			return marks.nodeFailed(mark.node);
		case 'nodeCut':
			return marks.nodeCut(mark.node);
		case 'nodeRestored':
			return marks.nodeRestored(mark.node);
		case 'loadSet':
			return marks.loadSet(mark.service);
		case 'deleted':
			return marks.deleted(mark.kind, mark.name);
		case 'applied':
			return marks.applied;
	}
}

/** Marks of one moment are one, so that none hides another. */
export function chartMarks(marks: readonly LoadMark[], texts: Texts): ChartMark[] {
	const merged: ChartMark[] = [];
	for (const mark of marks) {
		const text = markText(mark, texts);
		const before = merged.at(-1);
		if (before?.at === mark.at)
			merged[merged.length - 1] = {
				at: mark.at,
				tone: before.tone === 'failure' ? 'failure' : mark.tone,
				text: `${before.text}; ${text}`,
			};
		else merged.push({ at: mark.at, tone: mark.tone, text });
	}
	return merged;
}

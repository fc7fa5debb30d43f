/** Rows of `kubectl get`: a kind's columns, and those that flags add. */
import { formatLabels } from '../../kubernetes/labels.ts';
import type { KubeObject } from './objects.ts';
import type { Column } from './printers/column.ts';
import { columnsOf } from './printers/index.ts';
import { qualifiedSingular, type Resource } from './resources.ts';

export interface TableOptions {
	wide: boolean;
	/** A NAMESPACE column before the others. */
	withNamespace: boolean;
	showLabels: boolean;
	/** `-L app,tier`: a column a label. */
	labelColumns: readonly string[];
	/** Names as `pod/web`: where several kinds stand in one output. */
	withKind: boolean;
}

export interface Table {
	header: string[];
	row: (object: KubeObject, now: number) => string[];
}

/** How a resource's objects are shown under these options. */
export function tableOf(resource: Resource, options: TableOptions): Table {
	const { wide, withNamespace, showLabels, labelColumns, withKind } = options;
	const own = (columnsOf(resource.kind) as readonly Column<KubeObject>[]).filter((column) => wide || !column.wide);
	const columns: Column<KubeObject>[] = own.map((column) =>
		withKind && column.title === 'NAME'
			? { ...column, cell: ({ metadata }) => `${qualifiedSingular(resource)}/${metadata.name}` }
			: column,
	);
	if (withNamespace && resource.namespaced)
		columns.unshift({ title: 'NAMESPACE', cell: ({ metadata }) => metadata.namespace });
	for (const key of labelColumns) {
		const title = (key.split('/').at(-1) ?? key).toUpperCase();
		columns.push({ title, cell: ({ metadata }) => metadata.labels?.[key] ?? '' });
	}
	if (showLabels) columns.push({ title: 'LABELS', cell: ({ metadata }) => formatLabels(metadata.labels) });
	return {
		header: columns.map(({ title }) => title),
		row: (object, now) => columns.map(({ cell }) => cell(object, now)),
	};
}

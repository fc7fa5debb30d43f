/** A table of `kubectl get`: its columns, and what stands in each. */
import type { ObjectMeta, PodTemplateSpec } from '../../../kubernetes/types.ts';
import { since } from '../text/times.ts';

export interface Column<T> {
	title: string;
	/** Shown with `-o wide` alone. */
	wide?: true;
	/** The text for an object at a moment of virtual time in µs. */
	cell: (object: T, now: number) => string;
}

export type Columns<T = never> = readonly Column<T>[];

type Named = { metadata: ObjectMeta };

export const nameColumn: Column<Named> = { title: 'NAME', cell: ({ metadata }) => metadata.name };
export const ageColumn: Column<Named> = {
	title: 'AGE',
	cell: ({ metadata }, now) => since(metadata.creationTimestamp, now),
};

type Templated = { spec: { template: PodTemplateSpec } };

const containersOf = ({ spec }: Templated) => spec.template.spec.containers;

/** `-o wide` of everything that makes pods. */
export const templateColumns: Columns<Templated> = [
	{
		title: 'CONTAINERS',
		wide: true,
		cell: (object) =>
			containersOf(object)
				.map(({ name }) => name)
				.join(','),
	},
	{
		title: 'IMAGES',
		wide: true,
		cell: (object) =>
			containersOf(object)
				.map(({ image }) => image)
				.join(','),
	},
];

export const text = (value: unknown): string =>
	value === undefined || value === null || value === '' ? '<none>' : String(value);

/** The columns of a kind that has no table of its own. */
export const genericColumns: Columns<Named> = [nameColumn, ageColumn];

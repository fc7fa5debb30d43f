/** Load as a form has it: a kind, and all the numbers that any kind asks for. */
import { type LoadPattern, loadLimits, patternKinds } from '../../engine/load/pattern.ts';

export { loadLimits, patternKinds };
export type LoadKind = LoadPattern['kind'];

/** The numbers of each kind, in the order in which they're asked for. */
export const loadFields = {
	constant: ['rate'],
	ramp: ['rate', 'to', 'overSeconds'],
	burst: ['rate', 'peak', 'everySeconds', 'forSeconds'],
	day: ['rate', 'peak', 'daySeconds'],
} as const satisfies { [K in LoadKind]: readonly Exclude<keyof Extract<LoadPattern, { kind: K }>, 'kind'>[] };
export type LoadField = (typeof loadFields)[LoadKind][number];

export type LoadNumbers = Record<LoadField, number>;

export function patternOf(kind: LoadKind, numbers: LoadNumbers): LoadPattern {
	const own = Object.fromEntries(loadFields[kind].map((field) => [field, numbers[field]]));
	return { kind, ...own } as unknown as LoadPattern;
}

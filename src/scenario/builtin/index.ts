/** The built-in scenarios, by key. Their titles are keys of the message catalogues. */
import { newDocument, type ScenarioDocument } from '../document.ts';
import { welcome } from './welcome.ts';

export const builtinKeys = ['welcome', 'empty'] as const;
export type BuiltinKey = (typeof builtinKeys)[number];

export const builtins: Record<BuiltinKey, ScenarioDocument> = {
	welcome,
	empty: newDocument([], { title: 'empty', nodeCount: 2 }),
};

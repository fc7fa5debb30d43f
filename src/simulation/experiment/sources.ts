/** Any two scenarios as the designs of a comparison. */
import type { BuiltinKey } from '../../scenario/builtin/keys.ts';
import { type Comparison, type Design, newComparison } from '../../scenario/comparison.ts';
import type { ScenarioDocument } from '../../scenario/document.ts';
import { firstService, withLoad } from '../../scenario/experiments/withLoad.ts';
import type { LoadError, Loaded } from '../../scenario/load.ts';
import { machinery } from '../engineRoom.ts';
import { simulation } from '../store.ts';

/** Where a design comes from. */
export type Source =
	| { kind: 'present' }
	| { kind: 'builtin'; key: BuiltinKey }
	/** An address or its fragment. */
	| { kind: 'link'; text: string }
	/** A saved run's text. */
	| { kind: 'file'; text: string };

export interface Conditions {
	seed: number;
	durationUs: number;
	/** Requests a second on the first Service of each; 0 for none. */
	perSecond: number;
}

async function read(source: Source): Promise<Loaded> {
	switch (source.kind) {
		case 'present':
			return { document: simulation.document() };
		case 'builtin':
			return { document: machinery().builtins[source.key] };
		case 'link':
			return machinery().decodeLink(source.text.slice(source.text.indexOf('#') + 1).trim());
		case 'file':
			return machinery().parseDocument(source.text);
	}
}

function underLoad(document: ScenarioDocument, perSecond: number): ScenarioDocument | undefined {
	if (perSecond === 0) return document;
	const service = firstService(document);
	return service && withLoad(document, service, { kind: 'constant', rate: perSecond });
}

/** Why two sources make no comparison: what's wrong with one, or that it has no Service to put the load on. */
export type SourceProblem = { side: 0 | 1 } & ({ kind: 'unreadable'; error: LoadError } | { kind: 'noService' });

export async function comparisonOf(
	sources: readonly [Source, Source],
	{ seed, durationUs, perSecond }: Conditions,
): Promise<{ comparison: Comparison } | { problem: SourceProblem }> {
	const designs: Design[] = [];
	for (const side of [0, 1] as const) {
		const loaded = await read(sources[side]);
		if ('error' in loaded) return { problem: { side, kind: 'unreadable', error: loaded.error } };
		const document = underLoad(loaded.document, perSecond);
		if (!document) return { problem: { side, kind: 'noService' } };
		designs.push({ title: document.title, document });
	}
	const [first, second] = designs;
	if (!first || !second) throw new Error('a comparison has two designs');
	return { comparison: newComparison({ title: '', seed, durationUs, designs: [first, second] }) };
}

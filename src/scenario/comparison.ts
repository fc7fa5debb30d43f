/**
 * Two designs to be run for the same time with the same seed, and its link: `x1.` and the packed JSON. What was
 * measured isn't in it: whoever opens it measures again and gets the same.
 */
import * as v from 'valibot';
import { fromBase64url } from './base64url.ts';
import { limits, type ScenarioDocument } from './document.ts';
import { isUnsafe, type LoadError, loadDocument } from './load.ts';
import { pack, unpack } from './packed.ts';

const comparisonVersion = 1;

export interface Design {
	/** Text, or a key of the message catalogues for a built-in one. */
	title: string;
	/** Its manifests and commands are run; its own seed, and the moment at which it opens, aren't asked. */
	document: ScenarioDocument;
}

export interface Comparison {
	version: typeof comparisonVersion;
	title: string;
	seed: number;
	/** µs of virtual time. */
	durationUs: number;
	designs: readonly [Design, Design];
}

/** Longest and shortest that designs are compared for, in µs. */
const durations = { min: 10_000_000, max: 3_600_000_000 } as const;

const fragmentLengthMax = 16_000;
const comparisonBytesMax = 512 * 1024;

const title = v.pipe(v.string(), v.maxLength(limits.titleLengthMax));
/** Documents come through their own pipe, migrations and all. */
const design = v.strictObject({ title, document: v.unknown() });
const comparisonSchema = v.strictObject({
	version: v.literal(comparisonVersion),
	title,
	seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
	durationUs: v.pipe(v.number(), v.integer(), v.minValue(durations.min), v.maxValue(durations.max)),
	designs: v.strictTuple([design, design]),
});

type Parsed = { comparison: Comparison } | { error: LoadError };

export function newComparison(parts: Omit<Comparison, 'version'>): Comparison {
	return { version: comparisonVersion, ...parts };
}

/** The document of a design as the comparison runs it. */
export function designDocument({ seed, durationUs, designs }: Comparison, index: 0 | 1): ScenarioDocument {
	const { hash: _hash, view: _view, ...document } = designs[index].document;
	return { ...document, seed, at: durationUs };
}

/** The fragment of a comparison's link, without `#`. */
export async function encodeComparison(comparison: Comparison): Promise<string> {
	return `x1.${await pack(JSON.stringify(comparison))}`;
}

/** The comparison of a link's fragment (with or without `#`), or what's wrong with it. Never throws. */
export async function decodeComparison(fragment: string): Promise<Parsed> {
	const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
	if (text.length > fragmentLengthMax) return { error: { code: 'tooLong' } };
	const [, version, payload = ''] = /^x(\d{1,6})\.(.*)$/s.exec(text) ?? [];
	if (version === undefined) return { error: { code: 'notALink' } };
	if (version !== '1') return { error: { code: 'newerVersion', detail: version } };
	if (!/^[A-Za-z0-9_-]*$/.test(payload)) return { error: { code: 'badCharacters' } };
	const bytes = fromBase64url(payload);
	if (!bytes || bytes.length === 0) return { error: { code: 'damaged' } };
	try {
		const json = await unpack(bytes, comparisonBytesMax);
		if (json === undefined) return { error: { code: 'damaged' } };
		return json === 'tooLarge' ? { error: { code: 'tooLarge' } } : parseComparison(json);
	} catch {
		return { error: { code: 'damaged' } };
	}
}

function parseComparison(json: string): Parsed {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return { error: { code: 'notJSON' } };
	}
	if (isUnsafe(value)) return { error: { code: 'invalid', detail: 'nested too deeply, or a forbidden key' } };
	const parsed = v.safeParse(comparisonSchema, value);
	if (!parsed.success) {
		const [issue] = parsed.issues;
		return { error: { code: 'invalid', path: v.getDotPath(issue) ?? '', detail: issue.message } };
	}
	const { designs, ...rest } = parsed.output;
	const documents: ScenarioDocument[] = [];
	for (const { document } of designs) {
		const loaded = loadDocument(document);
		if ('error' in loaded) return loaded;
		documents.push(loaded.document);
	}
	const [first, second] = documents;
	if (!first || !second) throw new Error('a comparison has two designs');
	const [{ title: firstTitle }, { title: secondTitle }] = designs;
	return {
		comparison: {
			...rest,
			designs: [
				{ title: firstTitle, document: first },
				{ title: secondTitle, document: second },
			],
		},
	};
}

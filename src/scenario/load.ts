/** The one pipe through which every document comes: parsed text → version → migrations → schema → repair. */
import * as v from 'valibot';
import { documentSchema, documentVersion, limits, type ScenarioDocument, type TimedCommand } from './document.ts';
import { migrations } from './migrations.ts';

export type LoadErrorCode =
	| 'notALink'
	| 'tooLong'
	| 'badCharacters'
	| 'damaged'
	| 'tooLarge'
	| 'notJSON'
	| 'notAScenario'
	| 'newerVersion'
	| 'tooSlow'
	| 'invalid';

/** Why something can't be opened; `path` and `detail` say where and what, as far as that's known. */
export interface LoadError {
	code: LoadErrorCode;
	path?: string;
	detail?: string;
}

export type Loaded = { document: ScenarioDocument } | { error: LoadError };

/** Whether plain data nests deeper than allowed or carries a key that could reach a prototype. */
export function isUnsafe(value: unknown, depth = 0): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (depth > limits.depthMax) return true;
	for (const key of Object.keys(value)) {
		if (key === '__proto__' || key === 'constructor' || key === 'prototype') return true;
		if (isUnsafe((value as Record<string, unknown>)[key], depth + 1)) return true;
	}
	return false;
}

/** Reads a document from JSON text, whatever version it is of. Never throws. */
export function parseDocument(text: string): Loaded {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { error: { code: 'notJSON' } };
	}
	return loadDocument(value);
}

/** Checks plain data and makes a document of the present version of it. Never throws. */
export function loadDocument(value: unknown): Loaded {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return { error: { code: 'notAScenario' } };
	if (isUnsafe(value)) return { error: { code: 'invalid', detail: 'nested too deeply, or a forbidden key' } };
	let document = value as Record<string, unknown>;
	const { version } = document;
	if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
		return { error: { code: 'notAScenario' } };
	if (version > documentVersion) return { error: { code: 'newerVersion', detail: String(version) } };
	for (let from = version; from < documentVersion; from += 1) {
		const migrate = migrations[from];
		if (!migrate) return { error: { code: 'notAScenario' } };
		document = migrate(document);
	}
	const parsed = v.safeParse(documentSchema, document);
	if (!parsed.success) {
		const [issue] = parsed.issues;
		const path = v.getDotPath(issue) ?? '';
		return { error: { code: 'invalid', path, detail: issue.message } };
	}
	return { document: repaired(parsed.output as unknown as ScenarioDocument) };
}

/** Puts right what can be put right without changing what the document says. */
function repaired(document: ScenarioDocument): ScenarioDocument {
	const commands: TimedCommand[] = document.commands.toSorted((a, b) => a.at - b.at);
	return { ...document, commands };
}

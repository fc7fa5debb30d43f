/**
 * Old documents become new ones step by step: `migrations[n]` turns version n into n+1. Each stands here
 * for good, with a frozen link of its version in the tests.
 */
type Migration = (document: Record<string, unknown>) => Record<string, unknown>;

export const migrations: Readonly<Record<number, Migration>> = {
	// 2 may hold a note of its author and how it's to be seen.
	1: (document) => ({ ...document, version: 2 }),
};

/** Derived rows kept by the identity of what they're made from. */
import { semanticallyEqual } from '../kubernetes/plainData.ts';

/** The same list object as last time while its members are the same. */
export function stableList<T>(cache: { list: readonly T[] }, next: readonly T[]): readonly T[] {
	const { list } = cache;
	if (list.length === next.length && list.every((item, index) => item === next[index])) return list;
	cache.list = next;
	return next;
}

/** The earlier value where the new one says the same: a part of a row that stays the same stays the same object. */
export function kept<T>(before: T | undefined, next: T): T {
	return before !== undefined && semanticallyEqual(before, next) ? before : next;
}

/** A row made again only when one of its sources is another object (or value) than last time. */
export class RowCache<Row> {
	private readonly rows = new Map<string, { sources: readonly unknown[]; row: Row }>();

	/** The row of `key`, from cache if its sources are the same. */
	get(key: string, sources: readonly unknown[], make: (before: Row | undefined) => Row): Row {
		const kept = this.rows.get(key);
		if (
			kept &&
			kept.sources.length === sources.length &&
			kept.sources.every((source, index) => source === sources[index])
		) {
			return kept.row;
		}
		const row = make(kept?.row);
		this.rows.set(key, { sources, row });
		return row;
	}

	/** Forgets rows of things that are gone. */
	keepOnly(isThere: (key: string) => boolean): void {
		for (const key of this.rows.keys()) if (!isThere(key)) this.rows.delete(key);
	}
}

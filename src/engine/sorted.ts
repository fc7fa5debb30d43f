/**
 * The items in order, by merging. Kubernetes' order of victims isn't transitive (it compares some ages by UID
 * and others not at all), and what the language's own sort makes of such an order is each browser's affair.
 */
export function sorted<T>(items: readonly T[], compare: (a: T, b: T) => number): T[] {
	if (items.length < 2) return [...items];
	const middle = items.length >> 1;
	const left = sorted(items.slice(0, middle), compare);
	const right = sorted(items.slice(middle), compare);
	const merged: T[] = [];
	let l = 0;
	let r = 0;
	while (l < left.length && r < right.length) {
		const [a, b] = [left[l] as T, right[r] as T];
		if (compare(a, b) <= 0) {
			merged.push(a);
			l += 1;
		} else {
			merged.push(b);
			r += 1;
		}
	}
	return [...merged, ...left.slice(l), ...right.slice(r)];
}

/** The first of `node-1`, `node-2` … that isn't taken. */
export function freeNodeName(taken: { has(name: string): boolean }): string {
	let number = 1;
	while (taken.has(`node-${number}`)) number += 1;
	return `node-${number}`;
}

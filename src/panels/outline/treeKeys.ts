/** What the arrow keys do in a tree, as the ARIA practices have it. */
import type { Row } from './rows.ts';

export type TreeMove = { type: 'focus'; key: string } | { type: 'open'; key: string } | { type: 'close'; key: string };

/** The answer to a key pressed on the row `at`, or undefined when the tree has nothing to do. */
export function treeMove(rows: readonly Row[], at: string, pressed: string): TreeMove | undefined {
	const index = rows.findIndex(({ key }) => key === at);
	const row = rows[index];
	if (!row) return undefined;
	const focus = (target: Row | undefined): TreeMove | undefined => target && { type: 'focus', key: target.key };
	switch (pressed) {
		case 'ArrowDown':
			return focus(rows[index + 1]);
		case 'ArrowUp':
			return focus(rows[index - 1]);
		case 'Home':
			return focus(rows[0]);
		case 'End':
			return focus(rows.at(-1));
		case 'ArrowRight':
			if (row.expanded === false) return { type: 'open', key: at };
			return row.expanded ? focus(rows[index + 1]) : undefined;
		case 'ArrowLeft':
			if (row.expanded) return { type: 'close', key: at };
			return row.parent === undefined ? undefined : { type: 'focus', key: row.parent };
		default:
			return undefined;
	}
}

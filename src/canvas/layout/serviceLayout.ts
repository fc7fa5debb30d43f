/** The Services' chips in rows above the machines. Their widths follow from their texts: nothing is measured. */
import type { Rect } from './geometry.ts';
import { metrics } from './metrics.ts';

export interface ServiceChip {
	/** `namespace/name`. */
	readonly key: string;
	/** Characters of its two lines. */
	readonly first: number;
	readonly second: number;
}

export interface ServicePlace extends Rect {
	readonly key: string;
}

const { service } = metrics;

function widthOf({ first, second }: ServiceChip): number {
	const text = Math.max(first * service.perCharacter + service.extra, second * service.perCharacter);
	return Math.min(service.widest, Math.ceil(text + service.around));
}

/** Rows from the left, no wider than the machines (or one chip); the last row stands just above them. */
export function layoutServices(chips: readonly ServiceChip[], tank: Rect, narrow: boolean): ServicePlace[] {
	const room = narrow ? tank.width : Math.max(tank.width, 2 * service.widest);
	const rows: ServicePlace[][] = [];
	let x = 0;
	for (const chip of chips) {
		const width = widthOf(chip);
		if (rows.length === 0 || x + width > room) {
			rows.push([]);
			x = 0;
		}
		rows.at(-1)?.push({ key: chip.key, x: tank.x + x, y: 0, width, height: service.height });
		x += width + service.gap;
	}
	const step = service.height + service.gap;
	const top = tank.y - service.above - rows.length * step + service.gap;
	return rows.flatMap((row, index) => row.map((place) => ({ ...place, y: top + index * step })));
}

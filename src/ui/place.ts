/** Where something that floats stands: beside its anchor, flipped and shifted to stay in the window. */
export interface Box {
	left: number;
	top: number;
	width: number;
	height: number;
}

export type Side = 'bottom' | 'top' | 'right' | 'left';
export type Align = 'start' | 'center' | 'end';

export interface Placement {
	left: number;
	top: number;
	/** Room on the side that was taken, for a scrolling menu. */
	maxHeight: number;
}

const margin = 8;

function clamp(value: number, low: number, high: number): number {
	return Math.max(low, Math.min(value, Math.max(low, high)));
}

function aligned(start: number, length: number, size: number, align: Align): number {
	if (align === 'start') return start;
	if (align === 'end') return start + length - size;
	return start + (length - size) / 2;
}

/**
 * Takes the anchor, the size of what floats and the window, all in px. The wanted side is taken unless it
 * lacks the room and the opposite one has more; what fits at neither side stands below or above.
 */
export function placeBeside(
	anchor: Box,
	size: { width: number; height: number },
	view: { width: number; height: number },
	{ side, align, gap }: { side: Side; align: Align; gap: number },
): Placement {
	if (side === 'left' || side === 'right') {
		const right = view.width - anchor.left - anchor.width - gap - margin;
		const left = anchor.left - gap - margin;
		// As wide as the window, its anchor leaves no room at either side (a list on a phone).
		if (Math.max(left, right) < size.width) return placeBeside(anchor, size, view, { side: 'bottom', align, gap });
		const onRight = side === 'right' ? right >= size.width || right >= left : left < size.width && right > left;
		return {
			left: onRight ? anchor.left + anchor.width + gap : anchor.left - gap - size.width,
			top: clamp(aligned(anchor.top, anchor.height, size.height, align), margin, view.height - size.height - margin),
			maxHeight: view.height - 2 * margin,
		};
	}
	const below = view.height - anchor.top - anchor.height - gap - margin;
	const above = anchor.top - gap - margin;
	const onBottom = side === 'bottom' ? below >= size.height || below >= above : above < size.height && below > above;
	const maxHeight = Math.max(0, onBottom ? below : above);
	const height = Math.min(size.height, maxHeight);
	return {
		left: clamp(aligned(anchor.left, anchor.width, size.width, align), margin, view.width - size.width - margin),
		top: onBottom ? anchor.top + anchor.height + gap : anchor.top - gap - height,
		maxHeight,
	};
}

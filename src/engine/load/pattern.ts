/** How many requests a second come, and how that changes with time. Rates are whole requests a second. */

export const loadKinds = ['constant', 'ramp', 'burst', 'day'] as const;

export type LoadPattern =
	| { kind: 'constant'; perSecond: number }
	/** Evenly from one rate to the other, and then no further. */
	| { kind: 'ramp'; from: number; to: number; overSeconds: number }
	/** Again and again, for a while, more than usual; the first time after `everySeconds`. */
	| { kind: 'burst'; perSecond: number; peak: number; everySeconds: number; forSeconds: number }
	/** From the least to the most and back in each day, of which the first begins at night. */
	| { kind: 'day'; low: number; high: number; daySeconds: number };

const second = 1_000_000;
export const loadLimits = { perSecondMax: 10_000, secondsMax: 86_400 } as const;

/** The highest rate that it ever comes to. */
export function peakOf(pattern: LoadPattern): number {
	switch (pattern.kind) {
		case 'constant':
			return pattern.perSecond;
		case 'ramp':
			return Math.max(pattern.from, pattern.to);
		case 'burst':
			return Math.max(pattern.perSecond, pattern.peak);
		case 'day':
			return Math.max(pattern.low, pattern.high);
	}
}

/** The rate `sinceUs` after its beginning, in requests a second. */
export function rateAt(pattern: LoadPattern, sinceUs: number): number {
	switch (pattern.kind) {
		case 'constant':
			return pattern.perSecond;
		case 'ramp': {
			const share = Math.min(1, sinceUs / (pattern.overSeconds * second));
			return pattern.from + (pattern.to - pattern.from) * share;
		}
		case 'burst': {
			const every = pattern.everySeconds * second;
			const isBurst = sinceUs >= every && sinceUs % every < pattern.forSeconds * second;
			return isBurst ? pattern.peak : pattern.perSecond;
		}
		case 'day': {
			const day = pattern.daySeconds * second;
			// 0 at midnight, 1 at noon, and smooth in between, without a cosine.
			const towards = 1 - Math.abs(1 - (2 * (sinceUs % day)) / day);
			const share = towards * towards * (3 - 2 * towards);
			return pattern.low + (pattern.high - pattern.low) * share;
		}
	}
}

function isWhole(value: number, max: number, min = 0): boolean {
	return Number.isInteger(value) && value >= min && value <= max;
}

/** The first of its numbers that isn't one that it may have; nothing when all are. */
export function wrongNumber(pattern: LoadPattern): string | undefined {
	for (const [name, value] of Object.entries(pattern)) {
		if (name === 'kind') continue;
		const isTime = name.endsWith('Seconds');
		const [min, max] = isTime ? [1, loadLimits.secondsMax] : [0, loadLimits.perSecondMax];
		if (typeof value !== 'number' || !isWhole(value, max, min)) return `${name}: a whole number from ${min} to ${max}`;
	}
	if (pattern.kind === 'burst' && pattern.forSeconds > pattern.everySeconds) return 'forSeconds: at most everySeconds';
	return undefined;
}

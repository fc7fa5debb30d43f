/** How often people outside ask: rates over time. */

/** Rates are requests a second. */
export type LoadPattern =
	| { kind: 'constant'; rate: number }
	/** From `rate` to `to`, and then at that. */
	| { kind: 'ramp'; rate: number; to: number; overSeconds: number }
	/** At `rate`, but for the first `forSeconds` of each `everySeconds` at `peak`. */
	| { kind: 'burst'; rate: number; peak: number; everySeconds: number; forSeconds: number }
	/** From `rate` at night to `peak` at noon and back, a day being `daySeconds` long. */
	| { kind: 'day'; rate: number; peak: number; daySeconds: number };
export const patternKinds = ['constant', 'ramp', 'burst', 'day'] as const satisfies readonly LoadPattern['kind'][];

export interface ClientLoad {
	pattern: LoadPattern;
	/** At random moments, as many independent people do. */
	arrivals: 'poisson';
}

export const loadLimits = { rate: 10_000, seconds: 86_400 } as const;

/** What's wrong with a load; nothing when it can be run. */
export function loadProblem({ pattern }: ClientLoad): string | undefined {
	const { kind: _, ...amounts } = pattern;
	for (const [name, value] of Object.entries(amounts) as [string, number][]) {
		const isTime = name.endsWith('Seconds');
		const [least, most] = isTime ? [1, loadLimits.seconds] : [0, loadLimits.rate];
		if (!Number.isFinite(value) || value < least || value > most) return `${name}: a number from ${least} to ${most}`;
	}
	return undefined;
}

/** The highest rate that it ever comes to. */
export function peakOf(pattern: LoadPattern): number {
	const { rate } = pattern;
	if (pattern.kind === 'constant') return rate;
	return Math.max(rate, pattern.kind === 'ramp' ? pattern.to : pattern.peak);
}

/** Up and down again within a day, smoothly: 0 at its ends, 1 in its middle. */
function dayCurve(share: number): number {
	const t = share < 0.5 ? 2 * share : 2 - 2 * share;
	return t * t * (3 - 2 * t);
}

/** The rate `seconds` after the load began, in requests per 1,000 s: a whole number. */
export function rateAt(pattern: LoadPattern, seconds: number): number {
	switch (pattern.kind) {
		case 'constant':
			return Math.round(1000 * pattern.rate);
		case 'ramp': {
			const { rate, to, overSeconds } = pattern;
			return Math.round(1000 * (rate + (to - rate) * Math.min(1, seconds / overSeconds)));
		}
		case 'burst':
			return Math.round(1000 * (seconds % pattern.everySeconds < pattern.forSeconds ? pattern.peak : pattern.rate));
		case 'day': {
			const { rate, peak, daySeconds } = pattern;
			return Math.round(1000 * (rate + (peak - rate) * dayCurve((seconds % daySeconds) / daySeconds)));
		}
	}
}

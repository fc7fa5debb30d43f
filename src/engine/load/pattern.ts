/** How often clients ask: rates over time, as a person or a manifest gives them. */

import type { Setting } from '../images/program.ts';

export const arrivalKinds = ['poisson', 'even'] as const;
/** `poisson`: at random moments, as many independent people do. `even`: at equal distances. */
export type Arrivals = (typeof arrivalKinds)[number];

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
	arrivals: Arrivals;
	/** How long an answer is waited for; 5 unless given. */
	timeoutSeconds?: number;
	/** How often a request that failed is sent again; never unless given. */
	retries?: number;
	/** How long before the first time; twice as long before each further one. */
	backOffSeconds?: number;
}

export const loadLimits = {
	rate: 10_000,
	seconds: 86_400,
	timeoutSeconds: 60,
	retries: 10,
	backOffSeconds: 60,
} as const;

function amountProblem(name: string, value: number, least: number, most: number): string | undefined {
	return Number.isFinite(value) && value >= least && value <= most
		? undefined
		: `${name}: a number from ${least} to ${most}`;
}

/** What's wrong with a load; nothing when it can be run. */
export function loadProblem({
	pattern,
	timeoutSeconds = 5,
	retries = 0,
	backOffSeconds = 0,
}: ClientLoad): string | undefined {
	const { kind: _, ...amounts } = pattern;
	for (const [name, value] of Object.entries(amounts) as [string, number][]) {
		const isTime = name.endsWith('Seconds');
		const problem = amountProblem(name, value, isTime ? 1 : 0, isTime ? loadLimits.seconds : loadLimits.rate);
		if (problem) return problem;
	}
	return (
		amountProblem('timeoutSeconds', timeoutSeconds, 0.001, loadLimits.timeoutSeconds) ??
		amountProblem('backOffSeconds', backOffSeconds, 0, loadLimits.backOffSeconds) ??
		(Number.isInteger(retries) && retries >= 0 && retries <= loadLimits.retries
			? undefined
			: `retries: a whole number from 0 to ${loadLimits.retries}`)
	);
}

/** Up and down again within a day, smoothly: 0 at its ends, 1 in its middle. */
function dayCurve(share: number): number {
	const t = share < 0.5 ? 2 * share : 2 - 2 * share;
	return t * t * (3 - 2 * t);
}

/** The rate in the second that begins `seconds` after the load did, in requests per 1,000 s: a whole number. */
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

type Env = Readonly<Record<string, string>>;

/** The variables of a load generator. It sends as it always has as long as neither RATE nor PATTERN is set. */
export const clientSettings: readonly Setting[] = [
	{ env: 'RATE', unit: 'perSecond', standard: '1' },
	{ env: 'PATTERN', unit: 'word', standard: 'constant', words: patternKinds },
	/** Where a ramp ends; the rate of a burst, and of noon. */
	{ env: 'PEAK', unit: 'perSecond', standard: '10' },
	/** How long a ramp takes, how often a burst comes, how long a day is. */
	{ env: 'PERIOD', unit: 'seconds', standard: '60' },
	{ env: 'BURST', unit: 'seconds', standard: '10' },
	{ env: 'ARRIVALS', unit: 'word', standard: 'poisson', words: arrivalKinds },
	{ env: 'TIMEOUT', unit: 'seconds', standard: '5' },
	{ env: 'RETRIES', unit: 'count', standard: '0' },
	{ env: 'BACKOFF', unit: 'seconds', standard: '0.1' },
];

function numberIn(env: Env, name: string): number {
	const standard = Number(clientSettings.find((setting) => setting.env === name)?.standard);
	const text = env[name]?.trim();
	return text === undefined || !/^\d+(\.\d+)?$/.test(text) ? standard : Number(text);
}

function patternIn(env: Env): LoadPattern {
	const [rate, peak, period] = [numberIn(env, 'RATE'), numberIn(env, 'PEAK'), numberIn(env, 'PERIOD')];
	switch (env.PATTERN) {
		case 'ramp':
			return { kind: 'ramp', rate, to: peak, overSeconds: period };
		case 'burst':
			return { kind: 'burst', rate, peak, everySeconds: period, forSeconds: numberIn(env, 'BURST') };
		case 'day':
			return { kind: 'day', rate, peak, daySeconds: period };
		default:
			return { kind: 'constant', rate };
	}
}

/** The load that a container's variables ask for; nothing when they ask for none. What can't be read counts as unset. */
export function loadInEnv(env: Env): ClientLoad | undefined {
	if (env.RATE === undefined && env.PATTERN === undefined) return undefined;
	const load: ClientLoad = {
		pattern: patternIn(env),
		arrivals: env.ARRIVALS === 'even' ? 'even' : 'poisson',
		timeoutSeconds: numberIn(env, 'TIMEOUT'),
		retries: numberIn(env, 'RETRIES'),
		backOffSeconds: numberIn(env, 'BACKOFF'),
	};
	return loadProblem(load) === undefined ? load : undefined;
}

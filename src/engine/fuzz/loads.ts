/** Random loads, some of which nobody could run. */
import { arrivalKinds, type ClientLoad, type LoadPattern, patternKinds } from '../load/pattern.ts';
import type { Chance } from './chance.ts';

const rates = [0, 0.2, 1, 3, 10, 30, 10_001];

function anyPattern(chance: Chance): LoadPattern {
	const kind = chance.pick(patternKinds);
	const [rate, peak] = [chance.pick(rates), chance.pick(rates)];
	const long = chance.pick([1, 7, 60, 0]);
	switch (kind) {
		case 'constant':
			return { kind, rate };
		case 'ramp':
			return { kind, rate, to: peak, overSeconds: long };
		case 'burst':
			return { kind, rate, peak, everySeconds: long, forSeconds: chance.pick([1, 5]) };
		case 'day':
			return { kind, rate, peak, daySeconds: long };
	}
}

export function anyLoad(chance: Chance): ClientLoad {
	return {
		pattern: anyPattern(chance),
		arrivals: chance.pick(arrivalKinds),
		...(chance.percent(40) ? { timeoutSeconds: chance.pick([0.01, 0.5, 5, 0]) } : {}),
		...(chance.percent(40) ? { retries: chance.pick([1, 3, 10, 11]), backOffSeconds: chance.pick([0, 0.1, 2]) } : {}),
	};
}

/** Variables of the teaching images: a load of the client's own, or what a server's requests cost. */
export function loadVariables(chance: Chance): { name: string; value: string }[] {
	const all = {
		RATE: ['0', '0.5', '5', '20', 'many'],
		PATTERN: patternKinds,
		PEAK: ['2', '15'],
		PERIOD: ['5', '30'],
		ARRIVALS: arrivalKinds,
		TIMEOUT: ['0.02', '3'],
		RETRIES: ['2', '10'],
		CPU_MS: ['1', '30', '400'],
		WORKERS: ['1', '2', '64'],
	};
	return Object.entries(all).flatMap(([name, values]) =>
		chance.percent(25) ? [{ name, value: chance.pick<string>(values) }] : [],
	);
}

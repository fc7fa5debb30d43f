/** Drives the kubelet's back-off with `tables/kubelet_backoff.json`. */
import { type BackOff, backOffUntil, nextBackOff } from '../../../engine/kubelet/backOff.ts';
import { sameData, type TableAdapter } from '../adapter.ts';

interface BackOffCase {
	op: string;
	initialSeconds: number;
	maxSeconds: number;
	failures: number;
	secondsBetween: number;
	failuresOneSecondApart: number;
	thenIdleSeconds: number;
	thenFailures: number;
}

interface Clocked {
	entry: BackOff | undefined;
	now: number;
}

const second = 1_000_000;

const runs: Readonly<Record<string, (testCase: BackOffCase) => unknown>> = {
	delayAfter: (testCase) => delay(failing(testCase, start, testCase.failures, testCase.secondsBetween)),
	/** A container that is forgotten has no entry, as after its pod is gone. */
	reset: () => delay(start),
	sequence(testCase) {
		const { entry, now } = failing(testCase, start, testCase.failuresOneSecondApart, 1);
		const idle = { entry, now: now + testCase.thenIdleSeconds * second };
		return delay(failing(testCase, idle, testCase.thenFailures, 0));
	},
	inBackoff(testCase) {
		const { entry, now } = failing(testCase, start, testCase.failuresOneSecondApart, 1);
		const asked = now + testCase.thenIdleSeconds * second;
		return { inBackoff: backOffUntil(entry, entry?.updatedAt ?? 0, asked, testCase.maxSeconds * second) !== undefined };
	},
};

export const kubeletBackOff: TableAdapter = {
	table: 'kubelet_backoff',
	recognises: ({ op }) => typeof op === 'string' && op in runs,
	run(testCase) {
		const got = runs[String(testCase.op)]?.(testCase as unknown as BackOffCase);
		return { pass: sameData(got, testCase.expected), got };
	},
};

const start: Clocked = { entry: undefined, now: 0 };

/** So many failures, and what the clock says at the last of them. */
function failing(
	{ initialSeconds, maxSeconds }: BackOffCase,
	from: Clocked,
	failures: number,
	apartSeconds: number,
): Clocked {
	let { entry, now } = from;
	for (let failure = 0; failure < failures; failure += 1) {
		if (failure > 0) now += apartSeconds * second;
		entry = nextBackOff(entry, now, now, initialSeconds * second, maxSeconds * second);
	}
	return { entry, now };
}

function delay({ entry }: Clocked): { delaySeconds: number } {
	return { delaySeconds: (entry?.delayUs ?? 0) / second };
}

/** What of the event log is marked on the timeline. */
export const markKinds = ['start', 'command', 'failure'] as const;
export type MarkKind = (typeof markKinds)[number];

export interface Mark {
	kind: MarkKind;
	/** Bucket of the timeline, from 0. */
	bucket: number;
}

interface Entry {
	at: number;
	code: string;
	parameters: readonly (string | number)[];
}

function kindOf({ at, code, parameters }: Entry): MarkKind | undefined {
	switch (code) {
		case 'commandAccepted':
			// What the scenario itself applies at time 0 isn't a doing of the person.
			return at === 0 ? undefined : 'command';
		case 'containerStarted':
			return 'start';
		case 'containerExited':
			return parameters.at(-1) === 0 ? undefined : 'failure';
		case 'bindFailed':
			return 'failure';
		default:
			return undefined;
	}
}

/** At most one mark a bucket: the kind that matters most (the last of `markKinds`). */
export function marksOf(entries: readonly Entry[], lengthUs: number, buckets: number): Mark[] {
	const found = new Map<number, MarkKind>();
	for (const entry of entries) {
		const kind = kindOf(entry);
		if (!kind) continue;
		const bucket = Math.min(buckets - 1, Math.floor((entry.at / lengthUs) * buckets));
		const before = found.get(bucket);
		if (before === undefined || markKinds.indexOf(before) < markKinds.indexOf(kind)) found.set(bucket, kind);
	}
	return [...found].map(([bucket, kind]) => ({ bucket, kind }));
}

const niceSeconds = [30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400];

/** How much time the timeline shows for a run that has got to `furthest`, in µs. */
export function timelineLength(furthest: number): number {
	const seconds = furthest / 1_000_000;
	const nice = niceSeconds.find((candidate) => candidate >= seconds) ?? Math.ceil(seconds / 86_400) * 86_400;
	return nice * 1_000_000;
}

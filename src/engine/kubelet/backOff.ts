/** Exponential back-off as client-go's `util/flowcontrol/backoff.go` keeps it, for one key. */
export interface BackOff {
	delayUs: number;
	updatedAt: number;
}

/** An entry is forgotten when more than twice the longest delay has passed since it was raised last. */
function hasExpired(entry: BackOff, eventAt: number, maxUs: number): boolean {
	return eventAt - entry.updatedAt > 2 * maxUs;
}

/** The entry after one more failure at `eventAt` (µs), written at `now`. */
export function nextBackOff(
	entry: BackOff | undefined,
	eventAt: number,
	now: number,
	initialUs: number,
	maxUs: number,
): BackOff {
	if (!entry || hasExpired(entry, eventAt, maxUs)) return { delayUs: initialUs, updatedAt: now };
	return { delayUs: Math.min(entry.delayUs * 2, maxUs), updatedAt: now };
}

/** When the back-off since `eventAt` ends (IsInBackOffSince), or undefined when there's none at `now`. */
export function backOffUntil(
	entry: BackOff | undefined,
	eventAt: number,
	now: number,
	maxUs: number,
): number | undefined {
	if (!entry || hasExpired(entry, eventAt, maxUs)) return undefined;
	const until = eventAt + entry.delayUs;
	return now < until ? until : undefined;
}

/** `10s`, `1m20s`, `5m0s`: a Go duration of whole seconds. */
export function goSeconds(us: number): string {
	const seconds = Math.round(us / 1_000_000);
	return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

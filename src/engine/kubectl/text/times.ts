/** Times as kubectl prints them. */
import { humanDuration, parseTime } from '../../../kubernetes/time.ts';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayUs = 86_400_000_000;
/** Virtual time begins on 2025-01-01, a Wednesday. */
const firstWeekday = 3;

/** RFC 3339 → `Wed, 01 Jan 2025 00:00:05 +0000`; Go's zero time where there's none. */
export function rfc1123(time: string | undefined): string {
	const us = parseTime(time ?? '');
	if (time === undefined || us === undefined) return 'Mon, 01 Jan 0001 00:00:00 +0000';
	const weekday = (((Math.floor(us / dayUs) + firstWeekday) % 7) + 7) % 7;
	const month = months[Number(time.slice(5, 7)) - 1] ?? '';
	return `${weekdays[weekday]}, ${time.slice(8, 10)} ${month} ${time.slice(0, 4)} ${time.slice(11, 19)} +0000`;
}

/** How long ago a moment was, at `now` µs: `2m3s`; `<unknown>` for none. */
export function since(time: string | undefined, now: number): string {
	const us = parseTime(time ?? '');
	return us === undefined ? '<unknown>' : humanDuration((now - us) / 1_000_000);
}

/** A Go duration as a flag takes it (`90s`, `1m30s`, `500ms`) in µs; undefined when it isn't one. */
export function parseGoDuration(text: string): number | undefined {
	const units = { h: 3_600_000_000, m: 60_000_000, s: 1_000_000, ms: 1_000, us: 1 } as const;
	if (!/^(\d+(\.\d+)?(h|ms|m|us|s))+$/.test(text)) return text === '0' ? 0 : undefined;
	let total = 0;
	for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|us|s)/g))
		total += Number(amount) * units[unit as keyof typeof units];
	return Math.round(total);
}

/** metav1.Time over virtual time: microseconds since the fixed epoch of every scenario. Own calendar, so no Date. */

/** 2025-01-01T00:00:00Z, when every scenario begins. */
const epochDays = daysFromCivil(2025, 1, 1);
const usPerSecond = 1_000_000;
const secondsPerDay = 86_400;

let lastSecond = Number.NaN;
let lastText = '';
let lastDay = Number.NaN;
let lastDayText = '';

/** Virtual µs → RFC 3339 with whole seconds, cut and not rounded, as metav1.Time prints: `2025-01-01T00:00:30Z`. */
export function formatTime(us: number): string {
	const second = Math.floor(us / usPerSecond);
	if (second === lastSecond) return lastText;
	const day = Math.floor(second / secondsPerDay);
	if (day !== lastDay) {
		const { year, month, dayOfMonth } = civilFromDays(day + epochDays);
		lastDayText = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
		lastDay = day;
	}
	const rest = second - day * secondsPerDay;
	const hours = Math.floor(rest / 3600);
	const minutes = Math.floor(rest / 60) % 60;
	lastText = `${lastDayText}T${pad(hours, 2)}:${pad(minutes, 2)}:${pad(rest % 60, 2)}Z`;
	lastSecond = second;
	return lastText;
}

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9})\d*)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** RFC 3339 → virtual µs (negative before the epoch; digits past the µs are cut); undefined when it isn't a time. */
export function parseTime(text: string): number | undefined {
	const match = rfc3339.exec(text);
	if (!match) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
	if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
	if (hour > 23 || minute > 59 || second > 59) return undefined;
	const offsetHours = Number(match[9] ?? 0);
	const offsetMinutes = Number(match[10] ?? 0);
	if (offsetHours > 23 || offsetMinutes > 59) return undefined;
	const offset = (offsetHours * 60 + offsetMinutes) * 60 * (match[8] === '-' ? -1 : 1);
	const days = daysFromCivil(year, month, day) - epochDays;
	const seconds = days * secondsPerDay + hour * 3600 + minute * 60 + second - offset;
	const micros = Number((match[7] ?? '').padEnd(6, '0').slice(0, 6));
	return seconds * usPerSecond + micros;
}

/**
 * The AGE column: two units while small, one later (`45s`, `2m3s`, `10m`, `3h5m`, `2d3h`, `9d`).
 * Takes seconds. `k8s.io/apimachinery/pkg/util/duration HumanDuration`.
 */
export function humanDuration(seconds: number): string {
	const total = Math.trunc(seconds);
	// A clock that is a second ahead is tolerated, more is not.
	if (total < -1) return '<invalid>';
	if (total < 120) return `${Math.max(total, 0)}s`;
	const minutes = Math.floor(total / 60);
	if (minutes < 10) return twoUnits(minutes, 'm', total % 60, 's');
	if (minutes < 180) return `${minutes}m`;
	const hours = Math.floor(total / 3600);
	if (hours < 8) return twoUnits(hours, 'h', minutes % 60, 'm');
	if (hours < 48) return `${hours}h`;
	const days = Math.floor(hours / 24);
	if (days < 8) return twoUnits(days, 'd', hours % 24, 'h');
	if (days < 730) return `${days}d`;
	const years = Math.floor(days / 365);
	return years < 8 ? twoUnits(years, 'y', days % 365, 'd') : `${years}y`;
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
	return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`;
}

function pad(value: number, length: number): string {
	return String(value).padStart(length, '0');
}

function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar; years begin in March so that the leap day comes last. */
function daysFromCivil(year: number, month: number, day: number): number {
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(days: number): { year: number; month: number; dayOfMonth: number } {
	const shifted = days + 719_468;
	const era = Math.floor(shifted / 146_097);
	const dayOfEra = shifted - era * 146_097;
	const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
	const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
	const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
	const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
	return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth };
}

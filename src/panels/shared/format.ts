/** Numbers as people read them. Times are µs of virtual time. */

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');

/** `01:02.345`; from an hour on `1:01:02.345`. */
export function clockText(us: number): string {
	const ms = Math.floor(us / 1000);
	const seconds = Math.floor(ms / 1000);
	const minutes = Math.floor(seconds / 60);
	const hours = Math.floor(minutes / 60);
	const tail = `${pad(seconds % 60, 2)}.${pad(ms % 1000, 3)}`;
	return hours > 0 ? `${hours}:${pad(minutes % 60, 2)}:${tail}` : `${pad(minutes, 2)}:${tail}`;
}

/** Reads `1:30`, `1:02:03.5`, `90`, `90.25` (seconds) into µs, or undefined. */
export function parseClock(text: string): number | undefined {
	const match = /^(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,6})(?:[.,](\d{1,6}))?$/.exec(text.trim());
	if (!match) return undefined;
	const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
	const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
	return whole * 1_000_000 + Number(fraction.padEnd(6, '0'));
}

/** A length of time as kubectl prints ages: `12s`, `3m5s`, `2h`. */
export function ageText(us: number): string {
	const seconds = Math.max(0, Math.floor(us / 1_000_000));
	if (seconds < 120) return `${seconds}s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 10) return seconds % 60 === 0 ? `${minutes}m` : `${minutes}m${seconds % 60}s`;
	if (minutes < 180) return `${minutes}m`;
	return `${Math.floor(minutes / 60)}h`;
}

/** Millicores as Kubernetes writes them: `250m`, `2`. */
export function cpuText(millicores: number): string {
	return millicores % 1000 === 0 ? String(millicores / 1000) : `${millicores}m`;
}

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `512 MiB`, `1.5 GiB`. */
export function bytesText(bytes: number): string {
	let value = bytes;
	let unit = 0;
	while (value >= 1024 && unit < units.length - 1) {
		value /= 1024;
		unit += 1;
	}
	return `${value >= 100 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** Packets a second in at most four characters. */
export function rateText(perSecond: number): string {
	if (perSecond === 0) return '0';
	if (perSecond < 9.95) return perSecond.toFixed(1);
	if (perSecond < 9_950) return String(Math.round(perSecond));
	return `${Math.round(perSecond / 1000)}k`;
}

/** `0.1`, `1`, `25`. */
export function speedText(speed: number): string {
	return speed < 9.95 ? String(Math.round(speed * 10) / 10) : String(Math.round(speed));
}

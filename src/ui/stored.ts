/** Small things remembered on the device. Where storage is blocked, nothing is remembered and nothing breaks. */
export function readStored(key: string): string | undefined {
	try {
		return localStorage.getItem(key) ?? undefined;
	} catch {
		return undefined;
	}
}

/** Remembers `value`, or forgets when it's undefined. */
export function writeStored(key: string, value: string | undefined): void {
	try {
		if (value === undefined) localStorage.removeItem(key);
		else localStorage.setItem(key, value);
	} catch {
		// Blocked or full: the choice lasts as long as the page.
	}
}

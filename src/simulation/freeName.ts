/** A name that isn't taken: `web`, `web-2`, `web-3`. */
export function freeName(base: string, isTaken: (name: string) => boolean): string {
	if (!isTaken(base)) return base;
	for (let number = 2; ; number += 1) {
		const name = `${base}-${number}`;
		if (!isTaken(name)) return name;
	}
}

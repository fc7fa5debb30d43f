/** Flags of a command line, as kubectl's own parser (`spf13/pflag`) reads them and as it complains. */

export interface Flag {
	name: string;
	short?: string;
	/** `list` may be given several times. */
	takes: 'nothing' | 'text' | 'list';
	/** The value where a flag that takes text is given without one: `--dry-run`. */
	bare?: string;
}

export interface Parsed {
	/** What isn't a flag, up to `--`. */
	words: readonly string[];
	/** What stands after `--`; undefined without one. */
	rest?: readonly string[];
	flags: ReadonlyMap<string, readonly string[]>;
}

/** Reads the words that follow a verb. */
export function parseFlags(known: readonly Flag[], given: readonly string[]): Parsed | { error: string } {
	const words: string[] = [];
	const flags = new Map<string, string[]>();
	const set = (flag: Flag, value: string) => {
		flags.set(flag.name, flag.takes === 'list' ? [...(flags.get(flag.name) ?? []), value] : [value]);
	};
	for (let index = 0; index < given.length; index += 1) {
		const word = given[index] ?? '';
		if (word === '--') return { words, rest: given.slice(index + 1), flags };
		if (word === '-' || !word.startsWith('-')) {
			words.push(word);
			continue;
		}
		if (word.startsWith('--')) {
			const [name = '', ...parts] = word.slice(2).split('=');
			const flag = known.find((candidate) => candidate.name === name);
			if (!flag) return { error: `unknown flag: --${name}` };
			if (parts.length > 0) set(flag, parts.join('='));
			else if (flag.takes === 'nothing') set(flag, 'true');
			else if (flag.bare !== undefined) set(flag, flag.bare);
			else {
				index += 1;
				const value = given[index];
				if (value === undefined) return { error: `flag needs an argument: --${name}` };
				set(flag, value);
			}
			continue;
		}
		for (let position = 1; position < word.length; position += 1) {
			const letter = word.charAt(position);
			const flag = known.find(({ short }) => short === letter);
			if (!flag) return { error: `unknown shorthand flag: '${letter}' in ${word}` };
			if (flag.takes === 'nothing') {
				set(flag, 'true');
				continue;
			}
			const attached = word.slice(position + 1).replace(/^=/, '');
			if (attached !== '') set(flag, attached);
			else {
				index += 1;
				const value = given[index];
				if (value === undefined) return { error: `flag needs an argument: '${letter}' in ${word}` };
				set(flag, value);
			}
			break;
		}
	}
	return { words, flags };
}

/** The value of a flag, the last one given. */
export function flagOf(parsed: Parsed, name: string): string | undefined {
	return parsed.flags.get(name)?.at(-1);
}

/** Every value of a flag that may be repeated. */
export function flagsOf(parsed: Parsed, name: string): readonly string[] {
	return parsed.flags.get(name) ?? [];
}

export function isOn(parsed: Parsed, name: string): boolean {
	return flagOf(parsed, name) === 'true';
}

/** A whole number given to a flag: its value, undefined where it isn't given, or pflag's complaint. */
export function numberFlag(parsed: Parsed, name: string): { value: number | undefined } | { error: string } {
	const text = flagOf(parsed, name);
	if (text === undefined) return { value: undefined };
	if (/^[+-]?\d{1,9}$/.test(text)) return { value: Number(text) };
	return {
		error: `invalid argument "${text}" for "--${name}" flag: strconv.ParseInt: parsing "${text}": invalid syntax`,
	};
}

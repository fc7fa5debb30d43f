import { describe, expect, it } from 'vitest';
import { type Flag, flagOf, flagsOf, isOn, numberFlag, type Parsed, parseFlags } from './flags.ts';

const known: Flag[] = [
	{ name: 'output', short: 'o', takes: 'text' },
	{ name: 'watch', short: 'w', takes: 'nothing' },
	{ name: 'stdin', short: 'i', takes: 'nothing' },
	{ name: 'tty', short: 't', takes: 'nothing' },
	{ name: 'filename', short: 'f', takes: 'list' },
	{ name: 'dry-run', takes: 'text', bare: 'unchanged' },
];
const parse = (line: string): Parsed => {
	const parsed = parseFlags(known, line.split(' '));
	if ('error' in parsed) throw new Error(parsed.error);
	return parsed;
};

describe('flags', () => {
	it('are read in every form that pflag knows', () => {
		for (const line of ['pods -o wide', '-owide pods', 'pods --output=wide', '--output wide pods', '-o=wide pods']) {
			expect(flagOf(parse(line), 'output')).toBe('wide');
			expect(parse(line).words).toEqual(['pods']);
		}
		expect(isOn(parse('-it web'), 'stdin') && isOn(parse('-it web'), 'tty')).toBe(true);
		expect(isOn(parse('--watch=false'), 'watch')).toBe(false);
		expect(flagsOf(parse('-f a -f b'), 'filename')).toEqual(['a', 'b']);
		expect(flagOf(parse('--dry-run x'), 'dry-run')).toBe('unchanged');
		expect(parse('web -- ps -o x')).toEqual({ words: ['web'], rest: ['ps', '-o', 'x'], flags: new Map() });
		expect(parse('-f -').flags.get('filename')).toEqual(['-']);
	});

	it.each([
		['--foo', 'unknown flag: --foo'],
		['-wz', "unknown shorthand flag: 'z' in -wz"],
		['--output', 'flag needs an argument: --output'],
		['-o', "flag needs an argument: 'o' in -o"],
	])('%s is refused', (line, error) => {
		expect(parseFlags(known, [line])).toEqual({ error });
	});

	it('say when a number is none', () => {
		const error = 'invalid argument "x" for "--output" flag: strconv.ParseInt: parsing "x": invalid syntax';
		expect(numberFlag(parse('-o x'), 'output')).toEqual({ error });
		expect(numberFlag(parse('-o -1'), 'output')).toEqual({ value: -1 });
	});
});

import { describe, expect, it } from 'vitest';
import { splitLine } from './words.ts';

describe('the words of a line', () => {
	it.each([
		['get  pods', ['get', 'pods']],
		["exec web -- sh -c 'ps aux'", ['exec', 'web', '--', 'sh', '-c', 'ps aux']],
		['-l "app in (a, b)"', ['-l', 'app in (a, b)']],
		['a\\ b "c \\"d\\"" \'e\\f\'', ['a b', 'c "d"', 'e\\f']],
		['a"b"\'c\'', ['abc']],
		['one \\\n two', ['one', 'two']],
		["x ''", ['x', '']],
		['get pods # all of them', ['get', 'pods']],
		['', []],
	])('%j', (line, words) => {
		expect(splitLine(line)).toEqual({ words });
	});

	it('takes a here-document as the input', () => {
		expect(splitLine("kubectl apply -f - <<'EOF'\nkind: Pod\n  a: b\nEOF\n")).toEqual({
			words: ['kubectl', 'apply', '-f', '-'],
			stdin: 'kind: Pod\n  a: b\n',
		});
		expect(splitLine('apply -f - <<EOF\nkind: Pod')).toEqual({
			error: "here-document delimited by end-of-file (wanted `EOF')",
		});
	});

	it('refuses what only a shell could do', () => {
		expect(splitLine('get pods | grep web')).toEqual({ error: "kubectl alone runs here, without the shell's `|'" });
		expect(splitLine('get "pods')).toEqual({ error: 'unexpected end of line while looking for matching `"\'' });
	});
});

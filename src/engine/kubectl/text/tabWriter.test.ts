import { describe, expect, it } from 'vitest';
import { alignTabs, formatRows } from './tabWriter.ts';

describe('elastic tab stops', () => {
	it('makes a column as wide as its widest cell and two blanks', () => {
		expect(alignTabs('Name:\tweb\nNamespace:\tdefault\n')).toBe('Name:       web\nNamespace:  default\n');
	});

	it('begins a new column after a line without a cell there', () => {
		const text = 'a:\tx\nlong line without a cell\nlonger:\ty\n';
		expect(alignTabs(text)).toBe('a:  x\nlong line without a cell\nlonger:  y\n');
	});

	it('gives inner columns their own blocks', () => {
		const text = 'Port:\t<unset>\t80/TCP\nTargetPort:\t80/TCP\nNodePort:\t<unset>\t30080/TCP\n';
		expect(alignTabs(text)).toBe(
			'Port:        <unset>  80/TCP\nTargetPort:  80/TCP\nNodePort:    <unset>  30080/TCP\n',
		);
	});

	it('keeps an empty column', () => {
		expect(alignTabs('Name\t\tAge\nweb\t\t1s\n')).toBe('Name    Age\nweb     1s\n');
	});
});

describe("kubectl's tables", () => {
	it('pads by three blanks, the last column not at all', () => {
		expect(
			formatRows([
				['NAME', 'AGE'],
				['web', '5s'],
			]),
		).toBe('NAME   AGE\nweb    5s\n');
	});

	it('makes no column narrower than six', () => {
		expect(formatRows([['A', 'B']])).toBe('A     B\n');
	});

	it('remembers widths for the rows to come', () => {
		const widths: number[] = [];
		formatRows(
			[
				['NAME', 'READY', 'AGE'],
				['a-long-name', '1/1', '5s'],
			],
			widths,
		);
		expect(formatRows([['b', '0/1', '1s']], widths)).toBe('b             0/1     1s\n');
	});
});

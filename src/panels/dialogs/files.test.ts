import { expect, it } from 'vitest';
import { fileSizeMax, joinFiles, readFiles } from './files.ts';

it('reads files in order and names those it cannot take', async () => {
	const unreadable = new File(['x'], 'gone.yaml');
	unreadable.text = () => Promise.reject(new Error('gone'));
	const { texts, problems } = await readFiles([
		new File(['kind: Pod'], 'a.yaml'),
		new File(['x'.repeat(fileSizeMax + 1)], 'big.yaml'),
		unreadable,
		new File(['kind: Service'], 'b.yaml'),
	]);
	expect(texts).toEqual([
		{ name: 'a.yaml', text: 'kind: Pod' },
		{ name: 'b.yaml', text: 'kind: Service' },
	]);
	expect(problems).toEqual([
		{ name: 'big.yaml', why: 'tooLarge' },
		{ name: 'gone.yaml', why: 'unreadable' },
	]);
});

it('joins several files as documents, and leaves a single one as it is', () => {
	expect(joinFiles([{ name: 'a.yaml', text: '---\nkind: Pod\n' }])).toBe('---\nkind: Pod\n');
	expect(
		joinFiles([
			{ name: 'a.yaml', text: '---\nkind: Pod\n' },
			{ name: 'b.yaml', text: 'kind: Service' },
		]),
	).toBe('# a.yaml\nkind: Pod\n---\n# b.yaml\nkind: Service\n');
});

import { describe, expect, it } from 'vitest';
import { parseProgress, withQuizResult, withStepDone } from './kept.ts';

describe('progress on the device', () => {
	it('comes back as it was kept', () => {
		const progress = withStepDone(
			withStepDone({ done: {}, last: { lesson: 'ports', step: 2 } }, 'ports', 3),
			'ports',
			1,
		);
		expect(parseProgress(JSON.stringify(progress))).toEqual({
			done: { ports: [1, 3] },
			last: { lesson: 'ports', step: 2 },
		});
		expect(withStepDone(progress, 'ports', 3)).toBe(progress);
	});

	it('keeps the better result of a quiz', () => {
		const better = withQuizResult(withQuizResult({ done: {} }, 'sdn', 2), 'sdn', 1);
		expect(parseProgress(JSON.stringify(better)).quiz).toEqual({ sdn: 2 });
	});

	it('is begun anew where what was kept makes no sense', () => {
		for (const text of [null, '', '{', '[]', '7', '{"done":{"gone-lesson":[1],"ports":["x"]},"last":{"lesson":"x"}}'])
			expect(parseProgress(text)).toEqual({ done: {} });
	});
});

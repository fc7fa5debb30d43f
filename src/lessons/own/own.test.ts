import { describe, expect, it } from 'vitest';
import { newDocument } from '../../scenario/document.ts';
import type { Check } from '../checks/index.ts';
import { lessons } from '../index.ts';
import { documentAt, make, nextAttempt, situationOf, startAttempt } from '../play.ts';
import { checkOf, wrongTurn } from '../progress.ts';
import { decodeOwnLesson, encodeOwnLesson } from './link.ts';
import { type OwnLesson, parseOwnLesson, playable } from './ownLesson.ts';
import { review } from './review.ts';
import { suggestChecks } from './suggest.ts';

const second = 1_000_000;
const words = { title: 'A pod', text: 'Run **web**.', hint: '', explanation: 'It runs.' };
const all = (...of: Check[]): Check => ({ is: 'all', of });
const ready: Check = { is: 'pods', which: { only: ['frontend'], state: 'ready' }, atLeast: 1 };
const gone: Check = { is: 'gone', which: { only: ['frontend'] } };

/** Two steps: a pod is run, and deleted. */
const made: OwnLesson = {
	ownLesson: 1,
	title: 'Come and go',
	goal: 'See a pod come and go.',
	run: {
		...newDocument([], { nodeCount: 2 }),
		at: 2 * second,
		commands: [
			{
				at: 4 * second,
				command: {
					type: 'apply',
					objects: [
						{
							apiVersion: 'v1',
							kind: 'Pod',
							metadata: { name: 'web' },
							spec: { containers: [{ name: 'web', image: 'podarium/web:1' }] },
						},
					],
				},
			},
			{ at: 12 * second, command: { type: 'delete', kind: 'Pod', namespace: 'default', name: 'web' } },
		],
	},
	steps: [
		{ ...words, check: all(ready), until: 10 * second },
		{ ...words, title: 'Gone', check: all(gone), until: 14 * second },
	],
};

describe('a lesson made in the page', () => {
	it('plays as the built-in ones do', () => {
		const lesson = playable(made);
		const attempt = startAttempt(documentAt(lesson, 0));
		for (const step of lesson.steps) {
			if (step.kind !== 'act') throw new Error('it has only things to do');
			expect(wrongTurn(step, situationOf(attempt))).toBeUndefined();
			for (const move of step.solution) make(attempt, move);
			expect(attempt.deeds.filter(({ kind }) => kind === 'refused')).toEqual([]);
			nextAttempt(attempt);
		}
		expect(attempt.engine.state.now).toBe(14 * second);
		expect(checkOf(lesson.steps[0] as never)).toEqual(all(ready));
		expect(startAttempt(documentAt(lesson, 1)).engine.state.now).toBe(10 * second);
	});

	it('comes back from its link and its file as it was', async () => {
		const link = await encodeOwnLesson(made);
		expect(link).toMatch(/^o1\.[A-Za-z0-9_-]+$/);
		expect(await decodeOwnLesson(`#${link}`)).toEqual({ lesson: made });
		expect(parseOwnLesson(JSON.stringify(made))).toEqual({ lesson: made });
	});

	it('of which something is wrong is refused, and nothing throws', async () => {
		const change = (more: object) => parseOwnLesson(JSON.stringify({ ...made, ...more }));
		const step = made.steps[0];
		for (const lesson of [
			change({ ownLesson: 2 }),
			change({ steps: [] }),
			change({ steps: [{ ...step, until: 1 }] }),
			change({ steps: [{ ...step, check: { is: 'all', of: [{ is: 'commanded', type: 'apply' }] } }] }),
			change({ steps: [{ ...step, check: { is: 'all', of: [{ ...ready, surprise: 1 }] } }] }),
			change({ run: { ...made.run, commands: [{ at: 0, command: { type: 'nonsense' } }] } }),
			change({ surprise: '<script>' }),
			parseOwnLesson('{'),
		])
			expect('error' in lesson).toBe(true);
		const link = await encodeOwnLesson(made);
		for (const text of ['', 'o1.', 'o1.***', link.slice(0, 40), `${link}AAAA`, `o2.${link.slice(3)}`]) {
			const loaded = await decodeOwnLesson(text);
			if ('lesson' in loaded) expect(loaded.lesson).toEqual(made);
		}
	});
});

describe('what its author is told', () => {
	const codes = (lesson: OwnLesson) => review(lesson).map(({ step, code }) => `${step} ${code}`);

	it('is nothing while all is well', () => expect(codes(made)).toEqual([]));

	it('is that a check holds too early, or never', () => {
		const [first, then] = made.steps;
		if (!first || !then) throw new Error('it has two steps');
		const early: Check = { is: 'podNetwork', value: 'overlay' };
		const never: Check = { is: 'podNetwork', value: 'routed' };
		expect(codes({ ...made, steps: [{ ...first, check: all(early) }, then] })).toEqual(['0 alreadyTrue']);
		expect(codes({ ...made, steps: [first, { ...then, check: all(never) }] })).toEqual(['1 unreachable']);
		expect(codes({ ...made, title: ' ', steps: [{ ...first, text: '' }, then] })).toEqual([
			'undefined noTitle',
			'0 noText',
		]);
	});

	it('is what has just come about, and nothing that was so before', () => {
		const attempt = startAttempt(documentAt(playable(made), 0));
		expect(suggestChecks(situationOf(attempt))).toEqual([]);
		for (const move of playable(made)
			.steps.flatMap((step) => (step.kind === 'act' ? step.solution : []))
			.slice(0, 3))
			make(attempt, move);
		expect(suggestChecks(situationOf(attempt))).toContainEqual(ready);
	});

	it('is a choice of checks that a link may carry', () => {
		// Whatever the built-in lessons bring about can be asked for in a lesson of one's own.
		for (const lesson of lessons) {
			const attempt = startAttempt(documentAt(lesson, 0));
			for (const step of lesson.steps) {
				if (step.kind === 'act') for (const move of step.solution) make(attempt, move);
				const checks = suggestChecks(situationOf(attempt));
				if (checks.length > 0) {
					const own = { ...made, steps: [{ ...made.steps[0], check: { is: 'all', of: checks.slice(0, 12) } }] };
					expect(parseOwnLesson(JSON.stringify(own)), lesson.key).toHaveProperty('lesson');
				}
				nextAttempt(attempt);
			}
		}
	});
});

import { describe, expect, it } from 'vitest';
import { marksOf, timelineLength } from './marks.ts';

const second = 1_000_000;
const entry = (seconds: number, code: string) => ({ at: seconds * second, code, parameters: [] });

describe('marks', () => {
	it('stand where things happened, one a bucket, the gravest kind', () => {
		const entries = [
			entry(1, 'containerStarted'),
			entry(1.1, 'bindFailed'),
			entry(1.2, 'containerStarted'),
			entry(30, 'commandAccepted'),
			entry(60, 'containerStarted'),
		];
		expect(marksOf(entries, 60 * second, 60)).toEqual([
			{ bucket: 1, kind: 'failure' },
			{ bucket: 30, kind: 'command' },
			{ bucket: 59, kind: 'start' },
		]);
	});

	it('leave out what is no news', () => {
		const ended = { ...entry(7, 'containerExited'), parameters: ['default/web', 'init', 0] };
		const entries = [entry(0, 'commandAccepted'), entry(5, 'imagePulled'), ended];
		expect(marksOf(entries, 60 * second, 60)).toEqual([]);
		const crashed = { ...ended, parameters: ['default/web', 'web', 1] };
		expect(marksOf([crashed], 60 * second, 60)).toEqual([{ bucket: 7, kind: 'failure' }]);
	});
});

it('shows a length that grows in round steps', () => {
	expect([0, 30, 31, 500, 90_000].map((seconds) => timelineLength(seconds * second) / second)).toEqual([
		30, 30, 60, 600, 172_800,
	]);
});

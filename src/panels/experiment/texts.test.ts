import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import { ko } from '../../i18n/ko/index.ts';
import type { Finding } from '../../simulation/experiment/verdict.ts';
import { designName, experimentTitle, outcomeText } from './texts.ts';

const names = ['One pod', 'Two pods'] as const;

describe('the outcome', () => {
	it('says which design did better at what, with the numbers', () => {
		const findings: Finding[] = [
			{ code: 'bothServe' },
			{ code: 'fewerCores', better: 1, cores: 3_500, otherCores: 5_000 },
			{ code: 'faster', better: 0, p99Us: 31_400, otherP99Us: 40_800 },
		];
		expect(outcomeText(findings, names, en)).toBe(
			'Both serve the load: “Two pods” needs 3.5 reserved cores instead of 5 (30 % fewer); “One pod” answers faster (p99 31.4 ms instead of 40.8 ms).',
		);
		expect(outcomeText(findings, ['파드 하나', '파드 둘'], ko)).toContain('5코어 대신 3.5코어만 예약(30% 적음)');
	});

	it('doesn’t praise a design for reserving less where it doesn’t serve the load', () => {
		const findings: Finding[] = [
			{ code: 'onlyOneServes', better: 1, share: 1, otherShare: 0.7049 },
			{ code: 'fewerCores', better: 0, cores: 1_000, otherCores: 2_000 },
		];
		expect(outcomeText(findings, names, en)).toBe(
			'Only “Two pods” serves the load, of which it answers 100 % and “One pod” 70.4 %: “One pod” reserves less CPU (1 instead of 2 cores).',
		);
	});

	it('shows what each replica of a database holds', () => {
		const findings: Finding[] = [{ code: 'diverging', side: 1, container: 'db', records: [510, 490] }];
		expect(outcomeText(findings, names, en)).toContain('hold different data (510 + 490 of 1000 records)');
	});
});

it('names built-in designs and scenarios by the catalogue, and others as they are', () => {
	expect(['onePod', 'welcome', 'My shop', ''].map((title) => designName(title, en))).toEqual([
		'One pod',
		'First sight',
		'My shop',
		'Untitled',
	]);
	const design = (title: string) => ({ title, document: {} as never });
	const comparison = { version: 1, seed: 1, durationUs: 1, designs: [design('welcome'), design('My shop')] } as const;
	expect(experimentTitle({ ...comparison, title: 'onePodOrTwo' }, en)).toBe('One pod or two?');
	expect(experimentTitle({ ...comparison, title: '' }, en)).toBe('First sight / My shop');
});

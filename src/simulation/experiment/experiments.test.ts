import { beforeAll, describe, expect, it } from 'vitest';
import { type Comparison, designDocument } from '../../scenario/comparison.ts';
import { experiments } from '../../scenario/experiments/index.ts';
import { type ExperimentKey, experimentKeys } from '../../scenario/experiments/keys.ts';
import { beginRun, continueRun, type DesignResult, progressOf, resultOf } from './run.ts';
import { verdictOf } from './verdict.ts';

function runDesign(comparison: Comparison, index: 0 | 1): DesignResult {
	const run = beginRun(designDocument(comparison, index));
	let before = 0;
	while (!continueRun(run, 5_000)) {
		const share = progressOf(run);
		if (share < before) throw new Error('progress went back');
		before = share;
	}
	return resultOf(run);
}
const known = new Map<ExperimentKey, readonly [DesignResult, DesignResult]>();

beforeAll(() => {
	for (const key of experimentKeys) known.set(key, [runDesign(experiments[key], 0), runDesign(experiments[key], 1)]);
}, 120_000);

function outcomeOf(key: ExperimentKey): readonly [DesignResult, DesignResult] {
	const results = known.get(key);
	if (!results) throw new Error(`${key} wasn't run`);
	return results;
}
const codesOf = (key: ExperimentKey) => verdictOf(outcomeOf(key)).map(({ code }) => code);

describe('one pod or two', () => {
	it('gives both designs the same load, and both serve it', () => {
		const [one, two] = outcomeOf('onePodOrTwo');
		expect(one.settled.asked).toBeGreaterThan(8_000);
		expect(two.whole.asked).toBe(one.whole.asked);
		for (const { settled } of [one, two]) {
			expect(settled.completed / (settled.completed + settled.failed)).toBeGreaterThan(0.99);
			expect(settled.pending).toBe(0);
		}
	});

	it('shows that the split design serves it with fewer reserved cores', () => {
		const [one, two] = outcomeOf('onePodOrTwo');
		expect(two.settled.cpuReserved).toBeLessThan(one.settled.cpuReserved * 0.85);
		expect(two.settled.cpuUsed).toBeGreaterThan(one.settled.cpuUsed * 0.95);
		expect(verdictOf([one, two])).toContainEqual(expect.objectContaining({ code: 'fewerCores', better: 1 }));
	});
});

describe('both grow alike', () => {
	it('shows that splitting isn’t cheaper', () => {
		const [one, two] = outcomeOf('bothGrowAlike');
		expect(two.settled.cpuReserved).toBeGreaterThanOrEqual(one.settled.cpuReserved);
		expect(codesOf('bothGrowAlike').slice(0, 2)).toEqual(['bothServe', 'sameCores']);
	});
});

describe('scale only what is hot', () => {
	it('serves with fewer cores, and is the slower for it', () => {
		const [all, hot] = outcomeOf('scaleWhatIsHot');
		expect(hot.settled.cpuReserved).toBeLessThan(all.settled.cpuReserved);
		expect(hot.settled.p99Us ?? 0).toBeGreaterThan(all.settled.p99Us ?? 0);
		expect(codesOf('scaleWhatIsHot')).toEqual(expect.arrayContaining(['bothServe', 'fewerCores', 'faster']));
	});
});

describe('a second database', () => {
	it('holds other data than the first, each a part of all', () => {
		const [single, replicated] = outcomeOf('replicatedDatabase');
		expect(single.holdings).toHaveLength(1);
		const [one, two] = replicated.holdings.map(({ records }) => records);
		expect(one).toBeGreaterThan(1_000);
		expect(two).toBeGreaterThan(1_000);
		expect(one).not.toBe(two);
		expect(codesOf('replicatedDatabase')).toContain('diverging');
		expect(verdictOf([single, single]).map(({ code }) => code)).not.toContain('diverging');
	});
});

describe('a run', () => {
	it('comes out the same to the byte, however it’s cut into slices', () => {
		const [, expected] = outcomeOf('scaleWhatIsHot');
		const run = beginRun(designDocument(experiments.scaleWhatIsHot, 1));
		while (!continueRun(run, 777));
		expect(resultOf(run)).toEqual(expected);
	});

	it('whose manifests aren’t accepted ends at once and says why', () => {
		const { designs } = experiments.onePodOrTwo;
		const [first] = designs;
		const bad = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'A' }, spec: { containers: [] } };
		const document = { ...first.document, manifests: [bad] };
		const broken = { ...experiments.onePodOrTwo, designs: [{ title: '', document }, first] as const };
		expect(runDesign(broken, 0).refusal).toContain('invalid');
	});
});

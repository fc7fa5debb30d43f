import { describe, expect, it } from 'vitest';
import { type Candidate, strandedOn } from './stranded.ts';

const gib = 2 ** 30;
const allocatable = { cpu: 4_000, memory: 8 * gib };
const pod = (name: string, cpu: number, memoryGiB: number, pending = false): Candidate => ({
	name,
	pending,
	requests: { cpu, memory: memoryGiB * gib },
});

describe('free capacity', () => {
	it('is of use while one pod fits', () => {
		const free = { cpu: 500, memory: gib };
		expect(strandedOn(free, allocatable, [pod('big', 2_000, 4), pod('small', 500, 1)])).toBeUndefined();
	});

	it('is CPU stranded by memory that’s out', () => {
		const stranded = strandedOn({ cpu: 2_500, memory: 0.5 * gib }, allocatable, [pod('web', 1_000, 1)]);
		expect(stranded).toMatchObject({ lacks: 'memory', free: { cpu: 2_500 }, candidate: { name: 'web' } });
	});

	it('is memory stranded by CPU that’s out', () => {
		expect(strandedOn({ cpu: 100, memory: 5 * gib }, allocatable, [pod('web', 1_000, 1)])?.lacks).toBe('cpu');
	});

	it('is stranded where it’s less than a pod asks for of both', () => {
		expect(strandedOn({ cpu: 800, memory: 0.5 * gib }, allocatable, [pod('web', 1_000, 1)])?.lacks).toBe('both');
	});

	it('is judged by the pods that wait, if there are any', () => {
		const free = { cpu: 1_000, memory: 2 * gib };
		const stranded = strandedOn(free, allocatable, [pod('big', 2_000, 4, true), pod('small', 500, 1)]);
		expect(stranded?.candidate.name).toBe('big');
	});

	it('names the pod that is nearest to fitting', () => {
		const stranded = strandedOn({ cpu: 900, memory: 4 * gib }, allocatable, [
			pod('big', 3_000, 2),
			pod('web', 1_000, 1),
		]);
		expect(stranded?.candidate.name).toBe('web');
	});

	it('is no loss on a node that’s full, nor where nobody asks for anything', () => {
		expect(strandedOn({ cpu: 20, memory: 0.1 * gib }, allocatable, [pod('web', 1_000, 1)])).toBeUndefined();
		expect(strandedOn({ cpu: 4_000, memory: 8 * gib }, allocatable, [pod('web', 0, 0)])).toBeUndefined();
		expect(strandedOn({ cpu: 4_000, memory: 8 * gib }, allocatable, [])).toBeUndefined();
	});
});

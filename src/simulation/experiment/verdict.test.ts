import { describe, expect, it } from 'vitest';
import type { DesignResult } from './run.ts';
import { verdictOf } from './verdict.ts';

interface Figures {
	asked?: number;
	completed?: number;
	failed?: number;
	p99Us?: number;
	cpuReserved?: number;
	memoryReserved?: number;
	holdings?: DesignResult['holdings'];
	refusal?: string;
}

function result({ holdings = [], refusal, ...figures }: Figures): DesignResult {
	const served = { asked: 1_000, completed: 1_000, failed: 0, p50Us: 5_000, p99Us: 20_000, ...figures };
	return {
		samples: [],
		cpu: [],
		levels: [],
		whole: served,
		settled: {
			cpuReserved: 2_000,
			memoryReserved: 2 ** 30,
			...served,
			cpuUsed: 1_000,
			memoryUsed: 0,
			pods: 2,
			pending: 0,
		},
		holdings,
		hash: '',
		...(refusal === undefined ? {} : { refusal }),
	};
}
const codes = (a: Figures, b: Figures) => verdictOf([result(a), result(b)]);

describe('the verdict', () => {
	it('names the design that serves the same load with fewer reserved cores', () => {
		expect(codes({ cpuReserved: 5_000 }, { cpuReserved: 3_500 })).toEqual([
			{ code: 'bothServe' },
			{ code: 'fewerCores', better: 1, cores: 3_500, otherCores: 5_000 },
		]);
	});

	it('says so where neither is cheaper', () => {
		expect(codes({ cpuReserved: 6_000 }, { cpuReserved: 6_050 })).toEqual([
			{ code: 'bothServe' },
			{ code: 'sameCores', cores: 6_025 },
		]);
	});

	it('tells of latency beside the cost, each for whom it speaks', () => {
		expect(codes({ cpuReserved: 4_000, p99Us: 20_000 }, { cpuReserved: 2_000, p99Us: 30_000 })).toEqual([
			{ code: 'bothServe' },
			{ code: 'fewerCores', better: 1, cores: 2_000, otherCores: 4_000 },
			{ code: 'faster', better: 0, p99Us: 20_000, otherP99Us: 30_000 },
		]);
	});

	it('puts serving the load before all else', () => {
		const findings = codes({ completed: 700, failed: 300, cpuReserved: 1_000 }, {});
		expect(findings[0]).toEqual({ code: 'onlyOneServes', better: 1, share: 1, otherShare: 0.7 });
		expect(findings.map(({ code }) => code)).not.toContain('bothServe');
	});

	it('says where neither serves, and where nobody asked', () => {
		expect(codes({ completed: 500, failed: 500 }, { completed: 400, failed: 600 })[0]).toMatchObject({
			code: 'neitherServes',
			better: 0,
		});
		expect(codes({ asked: 0, completed: 0 }, { asked: 0, completed: 0 })[0]).toEqual({ code: 'noLoad' });
	});

	it('shows replicas that hold different data', () => {
		const holdings = [
			{ pod: 'db-1', container: 'db', records: 510 },
			{ pod: 'db-2', container: 'db', records: 490 },
		];
		expect(codes({ holdings: holdings.slice(0, 1) }, { holdings })).toContainEqual({
			code: 'diverging',
			side: 1,
			container: 'db',
			records: [510, 490],
		});
	});

	it('is only about the refusal where manifests weren’t accepted', () => {
		expect(codes({ refusal: 'spec.replicas: Required value' }, {})).toEqual([
			{ code: 'refused', side: 0, message: 'spec.replicas: Required value' },
		]);
	});
});

/** Which design did better at what, read off the numbers alone. Pure. */
import type { DesignResult, Holding } from './run.ts';

/** 0 or 1: the design that did better. */
export type Side = 0 | 1;

export type Finding =
	/** Neither design's manifests ran, or only one's. */
	| { code: 'refused'; side: Side; message: string }
	/** No request was made in either. */
	| { code: 'noLoad' }
	/** Shares of the settled load that were answered: 0 to 1. */
	| { code: 'onlyOneServes'; better: Side; share: number; otherShare: number }
	| { code: 'neitherServes'; better: Side | undefined; shares: readonly [number, number] }
	| { code: 'bothServe' }
	/** Reserved millicores. */
	| { code: 'fewerCores'; better: Side; cores: number; otherCores: number }
	| { code: 'sameCores'; cores: number }
	/** Reserved bytes. */
	| { code: 'lessMemory'; better: Side; memory: number; otherMemory: number }
	/** 99th percentile, in µs. */
	| { code: 'faster'; better: Side; p99Us: number; otherP99Us: number }
	/** Replicas of one container that hold different data. */
	| { code: 'diverging'; side: Side; container: string; records: readonly number[] };

/** Answered at least this much of what was asked is served. */
const servedShare = 0.99;
/** Differences below these aren't told: they may be chance. */
const coresTold = 0.03;
const memoryTold = 0.03;
const latencyTold = 0.1;

function answeredShare({ settled }: DesignResult): number {
	const over = settled.completed + settled.failed;
	return over === 0 ? 0 : settled.completed / over;
}

/** Of two numbers of which less is better: the better side, if they differ by more than a share of the larger one. */
function lesser(a: number, b: number, share: number): Side | undefined {
	if (Math.abs(a - b) <= Math.max(a, b) * share) return undefined;
	return a < b ? 0 : 1;
}

function divergingIn({ holdings }: DesignResult, side: Side): Finding[] {
	const byContainer = new Map<string, Holding[]>();
	for (const holding of holdings)
		byContainer.set(holding.container, [...(byContainer.get(holding.container) ?? []), holding]);
	return [...byContainer].flatMap(([container, replicas]): Finding[] => {
		const records = replicas.map((replica) => replica.records);
		if (records.length < 2 || records.every((count) => count === 0)) return [];
		return [{ code: 'diverging', side, container, records }];
	});
}

function costs([a, b]: readonly [DesignResult, DesignResult]): Finding[] {
	const findings: Finding[] = [];
	const cores = [a.settled.cpuReserved, b.settled.cpuReserved] as const;
	const fewer = lesser(...cores, coresTold);
	if (fewer === undefined) findings.push({ code: 'sameCores', cores: (cores[0] + cores[1]) / 2 });
	else
		findings.push({ code: 'fewerCores', better: fewer, cores: cores[fewer], otherCores: cores[fewer === 0 ? 1 : 0] });
	const memory = [a.settled.memoryReserved, b.settled.memoryReserved] as const;
	const less = lesser(...memory, memoryTold);
	if (less !== undefined)
		findings.push({ code: 'lessMemory', better: less, memory: memory[less], otherMemory: memory[less === 0 ? 1 : 0] });
	return findings;
}

function latencies([a, b]: readonly [DesignResult, DesignResult]): Finding[] {
	const [one, other] = [a.settled.p99Us, b.settled.p99Us];
	if (one === undefined || other === undefined) return [];
	const better = lesser(one, other, latencyTold);
	if (better === undefined) return [];
	return [{ code: 'faster', better, p99Us: Math.min(one, other), otherP99Us: Math.max(one, other) }];
}

/** The findings in the order in which they're told. */
export function verdictOf(results: readonly [DesignResult, DesignResult]): Finding[] {
	const refused = results.flatMap(({ refusal }, index): Finding[] =>
		refusal === undefined ? [] : [{ code: 'refused', side: index === 0 ? 0 : 1, message: refusal }],
	);
	if (refused.length > 0) return refused;
	const diverging = [...divergingIn(results[0], 0), ...divergingIn(results[1], 1)];
	if (results.every(({ whole }) => whole.asked === 0)) return [{ code: 'noLoad' }, ...costs(results), ...diverging];
	const shares = [answeredShare(results[0]), answeredShare(results[1])] as const;
	const serve = [shares[0] >= servedShare, shares[1] >= servedShare] as const;
	if (serve[0] !== serve[1]) {
		const better: Side = serve[0] ? 0 : 1;
		return [
			{ code: 'onlyOneServes', better, share: shares[better], otherShare: shares[better === 0 ? 1 : 0] },
			...costs(results),
			...diverging,
		];
	}
	if (!serve[0]) {
		const better = lesser(1 - shares[0], 1 - shares[1], coresTold);
		return [{ code: 'neitherServes', better, shares }, ...costs(results), ...diverging];
	}
	return [{ code: 'bothServe' }, ...costs(results), ...latencies(results), ...diverging];
}

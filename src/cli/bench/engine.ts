/** `npm run bench -- engine`: events per second, and Deployments of growing size beside `@ngrok/webernetes`. */
import { type Bench, median, type Options, type Row } from './bench.ts';
import { type Bundle, bundle } from './child.ts';
import type { DeploymentResult, Job, RateResult } from './engine/ours.ts';
import { figure } from './table.ts';

const sizes = [10, 100, 1_000, 10_000] as const;
/** Small Deployments have the peer's three nodes, large ones room. */
const nodesFor = (replicas: number): number => (replicas <= 100 ? 3 : 200);
/** A peer that hasn't got there by then isn't asked for more. */
const peerTimeoutMs = 60_000;
const ourTimeoutMs = 600_000;

async function ourRun<T>(ours: Bundle, job: Job): Promise<T> {
	const result = await ours.run<T>(job, ourTimeoutMs);
	if (result === undefined) throw new Error(`${JSON.stringify(job)} took longer than ten minutes`);
	return result;
}

async function rateRow(ours: Bundle, options: Options, what: string, job: Job, goal?: number): Promise<Row> {
	const rates: number[] = [];
	for (let round = 0; round < options.rounds; round += 1) {
		options.say(`${what}, round ${round + 1}`);
		const { events, cpuSeconds } = await ourRun<RateResult>(ours, job);
		rates.push(events / cpuSeconds);
	}
	return {
		what,
		unit: 'events/s',
		ours: median(rates),
		...(goal === undefined ? {} : { goal: { compare: 'atLeast', value: goal } }),
	};
}

interface Size {
	replicas: number;
	ours: DeploymentResult[];
	peer: number[];
	peerFailed: boolean;
}

/** Rounds of all sizes, ours and the peer's in turn, so that a slow minute of the machine falls on both. */
async function measureSizes(ours: Bundle, peer: Bundle, { rounds, say }: Options): Promise<Size[]> {
	const all = sizes.map((replicas): Size => ({ replicas, ours: [], peer: [], peerFailed: false }));
	for (let round = 1; round <= rounds; round += 1) {
		for (const size of all) {
			const { replicas } = size;
			say(`${replicas} pods, round ${round}`);
			size.ours.push(await ourRun<DeploymentResult>(ours, { what: 'deployment', replicas, nodes: nodesFor(replicas) }));
			const isBeyond = all.some((other) => other.peerFailed && other.replicas <= replicas);
			if (isBeyond) continue;
			say(`${replicas} pods, the peer, round ${round}`);
			const result = await peer.run<{ cpuSeconds: number }>({ replicas }, peerTimeoutMs).catch(() => undefined);
			if (result) size.peer.push(result.cpuSeconds);
			else size.peerFailed = true;
		}
	}
	return all;
}

const goals: Partial<Record<number, number>> = { 10000: 5 };

function sizeRow({ replicas, ours, peer }: Size): Row {
	const goal = goals[replicas];
	return {
		what: `${figure(replicas)} pods from apply to Running, ${nodesFor(replicas)} nodes`,
		unit: 'CPU s',
		ours: median(ours.map(({ cpuSeconds }) => cpuSeconds)),
		...(goal === undefined ? {} : { goal: { compare: 'atMost', value: goal } }),
		...(peer.length > 0 ? { peer: median(peer) } : { note: `the peer isn't there within ${peerTimeoutMs / 1000} s` }),
	};
}

/** The power of n by which a number grows between two sizes. */
function exponent(from: { n: number; value: number }, to: { n: number; value: number }): number {
	return Math.log(to.value / from.value) / Math.log(to.n / from.n);
}

/** n·log n between 1,000 and 10,000, as a power of n. */
const nLogN = exponent({ n: 1_000, value: 1_000 * Math.log(1_000) }, { n: 10_000, value: 10_000 * Math.log(10_000) });

function growthRow(all: readonly Size[]): Row {
	const points = all.map(({ replicas, ours }) => ({
		n: replicas,
		value: median(ours.map(({ cpuSeconds }) => cpuSeconds)),
	}));
	const [small, large] = points.slice(-2);
	if (!small || !large) throw new Error('growth is measured between two sizes');
	return {
		what: `growth from ${figure(small.n)} to ${figure(large.n)} pods: CPU s ~ pods to the power of`,
		unit: '',
		ours: exponent(small, large),
		goal: { compare: 'atMost', value: Number(nLogN.toFixed(3)) },
		note: 'the goal is n·log n',
	};
}

/** Of both the compiler's work is much of a short run: this is how they compare once it's done. */
const warm = { replicas: 100, warmUpSeconds: 2, ratio: 100 } as const;

async function warmRows(ours: Bundle, peer: Bundle, { rounds, say }: Options): Promise<Row[]> {
	const { replicas, warmUpSeconds, ratio } = warm;
	const own: number[] = [];
	const theirs: number[] = [];
	for (let round = 1; round <= rounds; round += 1) {
		say(`${replicas} pods, warmed up, round ${round}`);
		const job: Job = { what: 'warmDeployment', replicas, nodes: nodesFor(replicas), warmUpSeconds };
		own.push((await ourRun<RateResult>(ours, job)).cpuSeconds);
		const result = await peer.run<{ cpuSeconds: number }>({ replicas, warmUp: true }, 2 * peerTimeoutMs);
		if (result) theirs.push(result.cpuSeconds);
	}
	const what = `${replicas} pods, after ${warmUpSeconds} CPU s of the like`;
	const row: Row = {
		what,
		unit: 'CPU s',
		ours: median(own),
		goal: { compare: 'atMost', value: median(theirs) / ratio },
	};
	return theirs.length === 0
		? [{ what, unit: 'CPU s', ours: median(own) }]
		: [{ ...row, peer: median(theirs), note: `the goal is ${ratio} times less than the peer` }];
}

function memoryRows(all: readonly Size[]): Row[] {
	return all
		.filter(({ replicas }) => replicas >= 1_000)
		.map(({ replicas, ours }) => ({
			what: `memory a pod, of ${figure(replicas)}`,
			unit: 'KB',
			ours: median(ours.map(({ bytesPerPod }) => bytesPerPod)) / 1_000,
		}));
}

export const engine: Bench = {
	name: 'engine',
	peer: '@ngrok/webernetes 0.3.5',
	run: async (options) => {
		options.say('bundling');
		const ours = await bundle(new URL('./engine/ours.ts', import.meta.url));
		const peer = await bundle(new URL('./engine/peer.ts', import.meta.url));
		try {
			const rates = [
				await rateRow(ours, options, 'simple events', { what: 'ticks', pods: 1_000, seconds: 1_000 }, 1_000_000),
				await rateRow(ours, options, 'events of requests through a Service', {
					what: 'traffic',
					pods: 50,
					seconds: 2_000,
				}),
			];
			const all = await measureSizes(ours, peer, options);
			const warmed = await warmRows(ours, peer, options);
			return [...rates, ...all.map(sizeRow), ...warmed, growthRow(all), ...memoryRows(all)];
		} finally {
			ours.remove();
			peer.remove();
		}
	},
};

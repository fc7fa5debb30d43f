/** Packets a second of virtual time, from counts read now and then. */
import type { LegLink } from '../../simulation/cluster.ts';

export type PerLink = Record<LegLink, number>;

export interface TrafficSample {
	/** µs of virtual time. */
	now: number;
	delivered: PerLink;
}

const keptSamples = 5;

/** The samples with one more. Time that stands still adds nothing; time that jumped back begins anew. */
export function withSample(samples: readonly TrafficSample[], sample: TrafficSample): readonly TrafficSample[] {
	const newest = samples.at(-1);
	if (newest && newest.now === sample.now) return samples;
	if (newest && newest.now > sample.now) return [sample];
	return [...samples, sample].slice(-keptSamples);
}

/** Mean rates from the oldest to the newest sample; zero while there's only one. */
export function ratesOf(samples: readonly TrafficSample[]): PerLink {
	const [oldest, newest] = [samples[0], samples.at(-1)];
	if (!oldest || !newest || newest.now <= oldest.now) return { localhost: 0, pod: 0, outside: 0 };
	const seconds = (newest.now - oldest.now) / 1_000_000;
	const rate = (link: LegLink) => Math.max(0, newest.delivered[link] - oldest.delivered[link]) / seconds;
	return { localhost: rate('localhost'), pod: rate('pod'), outside: rate('outside') };
}

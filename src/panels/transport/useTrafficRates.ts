import { useEffect, useState } from 'react';
import { simulation } from '../../simulation/store.ts';
import { type PerLink, ratesOf, type TrafficSample, withSample } from './rates.ts';

const sampleEveryMs = 500;
const still: PerLink = { localhost: 0, pod: 0, outside: 0 };

const same = (one: PerLink, other: PerLink) =>
	one.localhost === other.localhost && one.pod === other.pod && one.outside === other.outside;

/** The present rates, read twice a second: often enough to be live and seldom enough to be read. */
export function useTrafficRates(): PerLink {
	const [rates, setRates] = useState(still);
	useEffect(() => {
		let samples: readonly TrafficSample[] = [];
		const read = () => {
			const { now, traffic } = simulation.getState().cluster;
			samples = withSample(samples, { now, delivered: { ...traffic.byLink } });
			setRates((before) => {
				const next = ratesOf(samples);
				return same(before, next) ? before : next;
			});
		};
		read();
		const timer = setInterval(read, sampleEveryMs);
		return () => clearInterval(timer);
	}, []);
	return rates;
}

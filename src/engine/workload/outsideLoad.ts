/** Load that somebody has put on a Service from outside: requests at a rate, at random moments. */
import { type Engine, later } from '../context.ts';
import { type ClientLoad, type LoadPattern, peakOf, rateAt } from '../load/pattern.ts';
import { drawExponential, drawInt, stream } from '../random.ts';
import { askFromOutside, isExposed } from './outside.ts';

/** Chances are drawn in so many parts. */
const parts = 1 << 20;

/** Puts load on a Service in the place of what was there; none takes it away. */
export function setOutsideLoad(engine: Engine, service: string, load: ClientLoad | undefined): void {
	const { workload, now } = engine.state;
	workload.nextLoad += 1;
	if (!load) {
		workload.outside.delete(service);
		return;
	}
	const id = workload.nextLoad;
	workload.outside.set(service, { id, load, since: now });
	if (peakOf(load.pattern) > 0) scheduleNext(engine, service, id, load.pattern);
}

/** Moments come at the peak rate; each is a request with the chance that the present rate is of it. */
function scheduleNext(engine: Engine, service: string, load: number, pattern: LoadPattern): void {
	const generator = stream(engine.streams, engine.state.seed, `load ${service}`);
	const delay = drawExponential(generator, 1_000_000 / peakOf(pattern));
	later(engine, delay, { type: 'loadArrival', service, load });
}

/** A moment at which a request may come; it's nothing once the load is another or the Service isn't reachable. */
export function loadArrives(engine: Engine, service: string, id: number): void {
	const { outside } = engine.state.workload;
	const found = outside.get(service);
	if (found?.id !== id) return;
	if (!isExposed(engine.state.objects.Service.get(service))) {
		outside.delete(service);
		return;
	}
	const { pattern } = found.load;
	const seconds = (engine.state.now - found.since) / 1_000_000;
	const chance = Math.round((rateAt(pattern, seconds) / (1000 * peakOf(pattern))) * parts);
	const generator = stream(engine.streams, engine.state.seed, `load ${service}`);
	if (drawInt(generator, parts) < chance) askFromOutside(engine, service);
	scheduleNext(engine, service, id, pattern);
}

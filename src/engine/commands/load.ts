/** Load on a Service from outside the cluster. */
import { failure, notFound, type Status } from '../../kubernetes/status.ts';
import type { Engine } from '../context.ts';
import { keyOf } from '../keys.ts';
import { wrongNumber } from '../load/pattern.ts';
import { get } from '../store.ts';
import { isExposed } from '../workload/outside.ts';
import { setOutsideLoad } from '../workload/outsideLoad.ts';
import type { Command } from './command.ts';

type LoadCommand = Extract<Command, { type: 'setLoad' }>;

/** Only a Service that can be reached from outside, and rates that are some. */
export function checkLoad(engine: Engine, { load, ...name }: LoadCommand): Status | undefined {
	const service = get(engine, 'Service', keyOf(name));
	if (!service) return notFound('services', name.name);
	if (!isExposed(service))
		return failure('BadRequest', `service "${name.name}" is of type ${service.spec.type}: nobody outside can reach it`);
	const wrong = load && wrongNumber(load);
	return wrong === undefined ? undefined : failure('BadRequest', wrong);
}

export function setLoad(engine: Engine, { load, ...name }: LoadCommand): void {
	setOutsideLoad(engine, keyOf(name), load);
}

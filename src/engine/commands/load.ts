/** How people outside the cluster call a Service. */
import { failure, notFound, type Status } from '../../kubernetes/status.ts';
import type { Engine } from '../context.ts';
import { keyOf } from '../keys.ts';
import { loadProblem } from '../load/pattern.ts';
import { isExposed, setOutsideLoad } from '../workload/clients.ts';
import type { Command } from './command.ts';

type LoadCommand = Extract<Command, { type: 'setLoad' }>;

/** Only a Service of type NodePort or LoadBalancer can be called from outside. */
export function checkLoad(engine: Engine, { service, load }: LoadCommand): Status | undefined {
	const found = engine.state.objects.Service.get(keyOf(service));
	if (!found) return notFound('services', service.name);
	if (!isExposed(found))
		return failure(
			'BadRequest',
			`service "${service.name}" is of type ${found.spec.type}: nobody outside the cluster can reach it`,
		);
	const problem = load && loadProblem(load);
	return problem === undefined ? undefined : failure('BadRequest', problem);
}

export function setLoad(engine: Engine, { service, load }: LoadCommand): void {
	setOutsideLoad(engine, keyOf(service), load);
}

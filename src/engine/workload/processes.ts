/** The load of each running process: begun with it, ended with it. */
import type { Engine } from '../context.ts';
import { endWork } from '../load/cpu.ts';
import { servingScopes } from '../load/measure.ts';
import { failRequestsAt } from './requests.ts';
import type { ProcessLoad } from './state.ts';

export function startProcessLoad(engine: Engine, uid: string, container: string, pid: number): void {
	const load: ProcessLoad = {
		caller: { kind: 'process', name: `${uid} ${container}`, pid, uid, container },
		pid,
		uid,
		container,
		active: 0,
		backlog: [],
		served: 0,
		failed: 0,
		busyUs: 0,
		leakedBytes: 0,
		records: 0,
		scopes: servingScopes(uid, container, engine.state.sandboxes.get(uid)?.node ?? ''),
		nextCall: 0,
	};
	engine.state.workload.processes.set(pid, load);
}

/** Processes have died: what they were serving is cut off. */
export function endProcessLoads(engine: Engine, pids: readonly number[]): void {
	if (pids.length === 0) return;
	const { processes } = engine.state.workload;
	const loads = pids.flatMap((pid) => processes.get(pid) ?? []);
	for (const pid of pids) processes.delete(pid);
	failRequestsAt(engine, pids);
	endWork(engine, pids, loads);
}

export function copyProcessLoad(load: ProcessLoad): ProcessLoad {
	const { backlog, client } = load;
	return { ...load, backlog: backlog.slice(), ...(client ? { client: { ...client } } : {}) };
}

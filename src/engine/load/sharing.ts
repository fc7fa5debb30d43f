/** What must hold of the CPU that is shared out. */
import { cpuMillis } from '../../kubernetes/quantity.ts';
import type { ClusterState } from '../state.ts';
import { coreSpeed } from './meter.ts';

/** Where what's at work isn't what the requests say, or more is used than there is; empty when all is well. */
export function sharingProblems({ workload, cpus, nodeCpus, objects }: ClusterState): string[] {
	const problems: string[] = [];
	const used = new Map<string, number>();
	let atWork = 0;
	for (const [key, cpu] of cpus) {
		atWork += cpu.tasks.length;
		if (cpu.tasks.length !== cpu.count)
			problems.push(`${key} has ${cpu.tasks.length} at work and shares with ${cpu.count}`);
		if (cpu.limit !== undefined && cpu.speed * cpu.count > Math.max(cpu.limit, cpu.count))
			problems.push(`${key} runs faster than its limit`);
		if (cpu.count > 0 && !nodeCpus.get(cpu.node)?.busy.includes(key)) problems.push(`${key} is at work and not busy`);
		used.set(cpu.node, (used.get(cpu.node) ?? 0) + cpu.speed * cpu.count - cpu.count);
		for (const { request } of cpu.tasks)
			if (workload.requests.get(request)?.phase !== 'serving')
				problems.push(`${key} works on request ${request}, which isn't served`);
	}
	let serving = 0;
	for (const { phase } of workload.requests.values()) if (phase === 'serving') serving += 1;
	if (serving !== atWork) problems.push(`${serving} requests are served, ${atWork} are at work`);
	for (const [node, speed] of used) {
		const capacity = objects.Node.get(node)?.status.capacity.cpu;
		if (capacity !== undefined && speed > (cpuMillis(capacity) * coreSpeed) / 1000)
			problems.push(`${node} gives out more CPU than it has`);
	}
	return problems;
}

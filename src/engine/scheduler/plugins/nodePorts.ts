/** Refuses nodes on which a hostPort of the pod is taken. `pkg/scheduler/framework/plugins/nodeports`. */
import type { FilterPlugin } from '../framework.ts';
import { anyIP, type HostPort } from '../podFacts.ts';

const refusal = { reasons: ["node(s) didn't have free ports for the requested pod ports"], resolvable: true };

export const nodePorts: FilterPlugin = {
	name: 'NodePorts',
	prepare({ facts }) {
		const wanted = facts.hostPorts;
		if (wanted.length === 0) return undefined;
		return ({ usedHostPorts }) => {
			const taken = wanted.some((port) => usedHostPorts.some((used) => collide(port, used)));
			return taken ? refusal : undefined;
		};
	},
};

/** Two ports collide on one address, and 0.0.0.0 is every address. `HostPortInfo.CheckConflict`. */
function collide(a: HostPort, b: HostPort): boolean {
	if (a.port !== b.port || a.protocol !== b.protocol) return false;
	return a.ip === b.ip || a.ip === anyIP || b.ip === anyIP;
}

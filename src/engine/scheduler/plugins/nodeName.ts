/** Keeps a pod that names its node to that node. `pkg/scheduler/framework/plugins/nodename`. */
import type { FilterPlugin } from '../framework.ts';

const refusal = { reasons: ["node(s) didn't match the requested node name"], resolvable: false };

export const nodeName: FilterPlugin = {
	name: 'NodeName',
	prepare({ pod }) {
		const wanted = pod.spec.nodeName;
		if (!wanted) return undefined;
		return ({ node }) => (node.metadata.name === wanted ? undefined : refusal);
	},
};

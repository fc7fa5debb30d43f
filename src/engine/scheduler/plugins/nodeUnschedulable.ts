/** Refuses cordoned nodes. `pkg/scheduler/framework/plugins/nodeunschedulable`. */
import type { Taint } from '../../../kubernetes/types.ts';
import type { FilterPlugin } from '../framework.ts';
import { tolerates } from '../tolerations.ts';

const cordoned: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };
const refusal = { reasons: ['node(s) were unschedulable'], resolvable: false };

export const nodeUnschedulable: FilterPlugin = {
	name: 'NodeUnschedulable',
	prepare({ pod }) {
		const tolerated = pod.spec.tolerations?.some((toleration) => tolerates(toleration, cordoned));
		return tolerated ? undefined : ({ node }) => (node.spec.unschedulable ? refusal : undefined);
	},
};

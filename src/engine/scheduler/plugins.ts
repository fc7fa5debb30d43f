/** The default profile: which plugins run, in Kubernetes' order. `pkg/scheduler/apis/config/v1/default_plugins.go`. */
import type { FilterPlugin, ScorePlugin } from './framework.ts';
import { imageLocality } from './plugins/imageLocality.ts';
import { interPodAffinityFilter } from './plugins/interPodAffinity.ts';
import { interPodAffinityScore } from './plugins/interPodAffinityScore.ts';
import { nodeAffinityFilter, nodeAffinityScore } from './plugins/nodeAffinity.ts';
import { nodeName } from './plugins/nodeName.ts';
import { nodePorts } from './plugins/nodePorts.ts';
import { nodeResourcesBalancedAllocation } from './plugins/nodeResourcesBalancedAllocation.ts';
import { nodeResourcesFitFilter, nodeResourcesFitScore } from './plugins/nodeResourcesFit.ts';
import { nodeUnschedulable } from './plugins/nodeUnschedulable.ts';
import { podTopologySpreadFilter } from './plugins/podTopologySpread.ts';
import { podTopologySpreadScore } from './plugins/podTopologySpreadScore.ts';
import { taintTolerationFilter, taintTolerationScore } from './plugins/taintToleration.ts';

/** The filters; a node is refused by the first that fails, and later ones aren't asked. Volumes aren't simulated. */
export const filterPlugins: readonly FilterPlugin[] = [
	nodeUnschedulable,
	nodeName,
	taintTolerationFilter,
	nodeAffinityFilter,
	nodePorts,
	nodeResourcesFitFilter,
	podTopologySpreadFilter,
	interPodAffinityFilter,
];

export const scorePlugins: readonly ScorePlugin[] = [
	taintTolerationScore,
	nodeAffinityScore,
	nodeResourcesFitScore,
	podTopologySpreadScore,
	interPodAffinityScore,
	nodeResourcesBalancedAllocation,
	imageLocality,
];

/** Drives the scheduler's plugins with `tables/scheduler.json`. */
import { newCycle } from '../../../engine/scheduler/filter.ts';
import { type Cycle, type NodeInfo, nodeInfo } from '../../../engine/scheduler/framework.ts';
import { nodeAffinityFilter } from '../../../engine/scheduler/plugins/nodeAffinity.ts';
import { nodePorts } from '../../../engine/scheduler/plugins/nodePorts.ts';
import { balancedAllocation } from '../../../engine/scheduler/plugins/nodeResourcesBalancedAllocation.ts';
import { leastAllocated, nodeResourcesFitFilter } from '../../../engine/scheduler/plugins/nodeResourcesFit.ts';
import { taintTolerationFilter, taintTolerationScore } from '../../../engine/scheduler/plugins/taintToleration.ts';
import { defaultResources, type WeightedResource } from '../../../engine/scheduler/resources.ts';
import { type NodeParts, nodeOf, podOf } from '../../../engine/scheduler/testObjects.ts';
import type { Container, ContainerPort, Pod, Taint } from '../../../kubernetes/types.ts';
import { type Outcome, sameData, type TableAdapter, type TestCase } from '../adapter.ts';
import { scores } from './schedulerCases.ts';

type Requests = Record<string, string>;

interface CasePod {
	nodeName?: string;
	containerRequests?: Requests[];
	initContainerRequests?: Requests[];
	overhead?: Requests;
	hostPorts?: (Omit<ContainerPort, 'containerPort'> & { hostPort: number })[];
	tolerations?: Pod['spec']['tolerations'];
}

interface SchedulerCase {
	op: string;
	plugin?: string;
	resources?: WeightedResource[];
	pod: CasePod;
	podSpec: Partial<Pod['spec']>;
	node: NodeParts & { taints?: Taint[] };
	nodes: NodeParts[];
	existingPods?: CasePod[];
	expected: { fits?: boolean; reasons?: string[]; untoleratedTaint?: string; skip?: boolean };
}

const runs: Readonly<Record<string, (testCase: SchedulerCase) => unknown>> = {
	score(testCase) {
		const strategy = testCase.plugin === 'leastAllocated' ? leastAllocated : balancedAllocation;
		const plugin = strategy(testCase.resources ?? defaultResources);
		const given = scores(plugin, cycle(podFrom(testCase.pod), nodesFrom(testCase)));
		return given ? { scores: given } : { skip: true };
	},
	fit(testCase) {
		return fits(nodeResourcesFitFilter, podFrom(testCase.pod), [nodeFrom(testCase.node, testCase.existingPods)]);
	},
	nodePorts(testCase) {
		return fits(nodePorts, podFrom(testCase.pod), [nodeFrom({}, testCase.existingPods)]);
	},
	taintFilter(testCase) {
		const { fits: isFit, reasons } = fits(taintTolerationFilter, podFrom(testCase.pod), [nodeFrom(testCase.node)]);
		const words = 'node(s) had untolerated taint ';
		const first = reasons[0];
		return first === undefined ? { fits: isFit } : { fits: isFit, untoleratedTaint: first.replace(words, '') };
	},
	taintScore(testCase) {
		return { normalizedScores: scores(taintTolerationScore, cycle(podFrom(testCase.pod), nodesFrom(testCase))) };
	},
	nodeAffinity(testCase) {
		const pod = podOf({ spec: apiSpec(testCase.podSpec) });
		return { fits: fits(nodeAffinityFilter, pod, [nodeFrom(testCase.node)]).fits };
	},
};

export const scheduler: TableAdapter = {
	table: 'scheduler',
	recognises: ({ op }) => typeof op === 'string' && op in runs,
	run(testCase: TestCase): Outcome {
		const typed = testCase as unknown as SchedulerCase;
		const got = runs[typed.op]?.(typed);
		return { pass: sameData(got, typed.expected), got };
	},
};

function fits(
	plugin: { prepare: typeof nodePorts.prepare },
	pod: Pod,
	nodes: readonly NodeInfo[],
): { fits: boolean; reasons: readonly string[] } {
	const filter = plugin.prepare(cycle(pod, nodes));
	const refusal = nodes[0] && filter?.(nodes[0]);
	return { fits: !refusal, reasons: refusal?.reasons ?? [] };
}

function cycle(pod: Pod, nodes: readonly NodeInfo[]): Cycle {
	return newCycle({ pod, nodes });
}

function nodesFrom({ nodes, existingPods = [] }: SchedulerCase): NodeInfo[] {
	return nodes.map((node) =>
		nodeFrom(
			node,
			existingPods.filter(({ nodeName }) => nodeName === node.name),
		),
	);
}

function nodeFrom(node: NodeParts, pods: CasePod[] = []): NodeInfo {
	return nodeInfo(nodeOf(node), pods.map(podFrom));
}

function podFrom({ containerRequests, initContainerRequests, overhead, hostPorts, tolerations }: CasePod): Pod {
	const spec: Partial<Pod['spec']> = {};
	if (overhead) spec.overhead = overhead;
	if (tolerations) spec.tolerations = tolerations;
	if (hostPorts) spec.containers = [portContainer(hostPorts)];
	return podOf({
		requests: containerRequests ?? [],
		...(initContainerRequests ? { initRequests: initContainerRequests } : {}),
		spec,
	});
}

function portContainer(hostPorts: NonNullable<CasePod['hostPorts']>): Container {
	const ports = hostPorts.map((port) => ({ ...port, containerPort: port.hostPort }));
	return { name: 'c', image: 'app:1', imagePullPolicy: 'IfNotPresent', ports };
}

/** The table writes an absent list as null and the field `metadata.name` by the name of Go's constant. */
function apiSpec(spec: Partial<Pod['spec']>): Partial<Pod['spec']> {
	const text = JSON.stringify(spec)
		.replaceAll('"nodeSelectorTerms":null', '"nodeSelectorTerms":[]')
		.replaceAll('"api.ObjectNameField"', '"metadata.name"');
	return JSON.parse(text) as Partial<Pod['spec']>;
}

/** Where a DaemonSet's pods belong, and what they're made of (`pkg/controller/daemon/daemon_controller.go`, `util/daemonset_util.go`). */
import { randomSuffix } from '../../kubernetes/names.ts';
import type { DaemonSet, Node, Pod, PodSpec } from '../../kubernetes/types.ts';
import { newPod } from '../admission.ts';
import { draw, type Engine } from '../context.ts';
import { allowsNode } from '../scheduler/nodeSelector.ts';
import { type Toleration, untoleratedTaint } from '../scheduler/tolerations.ts';
import { get, type NewObject } from '../store.ts';
import { revisionHashLabel } from './history.ts';
import { controlledBy } from './ownership.ts';

/** A DaemonSet's pods by the node that they're on or are to go to. */
export type PodsByNode = ReadonlyMap<string, readonly Pod[]>;

/** What a round comes to: nodes that get a pod, and pods that go. */
export interface Changes {
	nodes: string[];
	pods: Pod[];
}

export const isTerminating = ({ metadata }: Pod): boolean => metadata.deletionTimestamp !== undefined;

/** Whether the pod was made of the template whose revision has that hash. */
export function isOfRevision({ metadata }: Pod, hash: string): boolean {
	return metadata.labels?.[revisionHashLabel] === hash;
}

/** What every DaemonSet's pods tolerate, so that a node in trouble keeps them (`AddOrUpdateDaemonPodTolerations`). */
const toleratedTaints = [
	['node.kubernetes.io/not-ready', 'NoExecute'],
	['node.kubernetes.io/unreachable', 'NoExecute'],
	['node.kubernetes.io/disk-pressure', 'NoSchedule'],
	['node.kubernetes.io/memory-pressure', 'NoSchedule'],
	['node.kubernetes.io/pid-pressure', 'NoSchedule'],
	['node.kubernetes.io/unschedulable', 'NoSchedule'],
] as const;
const hostNetworkTaint = ['node.kubernetes.io/network-unavailable', 'NoSchedule'] as const;

function tolerationsOf(spec: PodSpec): Toleration[] {
	const taints = spec.hostNetwork ? [...toleratedTaints, hostNetworkTaint] : toleratedTaints;
	const added = taints.map(([key, effect]): Toleration => ({ key, operator: 'Exists', effect }));
	const own = (spec.tolerations ?? []).filter(
		({ key, operator, effect, tolerationSeconds }) =>
			tolerationSeconds !== undefined ||
			!added.some((one) => one.key === key && one.operator === operator && one.effect === effect),
	);
	return [...own, ...added];
}

/** Whether a pod should be put on the node, and whether one that's there may stay (`NodeShouldRunDaemonPod`). */
export function belongsOn({ spec }: DaemonSet, node: Node): { shouldRun: boolean; shouldContinue: boolean } {
	const pod = spec.template.spec;
	const isNamed = !pod.nodeName || pod.nodeName === node.metadata.name;
	if (!isNamed || !allowsNode(pod, node)) return { shouldRun: false, shouldContinue: false };
	const tolerations = tolerationsOf(pod);
	if (!untoleratedTaint(node.spec.taints, tolerations, ['NoExecute', 'NoSchedule']))
		return { shouldRun: true, shouldContinue: true };
	return { shouldRun: false, shouldContinue: !untoleratedTaint(node.spec.taints, tolerations, ['NoExecute']) };
}

type NodeSelectorTerm = NonNullable<
	NonNullable<
		NonNullable<NonNullable<PodSpec['affinity']>['nodeAffinity']>['requiredDuringSchedulingIgnoredDuringExecution']
	>
>['nodeSelectorTerms'][number];

/** The affinity with every term bound to the one node: the scheduler may put the pod there or nowhere. */
function pinnedTo(affinity: PodSpec['affinity'], node: string): PodSpec['affinity'] {
	const matchFields = [{ key: 'metadata.name', operator: 'In', values: [node] }];
	const terms: readonly NodeSelectorTerm[] =
		affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
	const nodeSelectorTerms = terms.length > 0 ? terms.map((term) => ({ ...term, matchFields })) : [{ matchFields }];
	const nodeAffinity = {
		...affinity?.nodeAffinity,
		requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms },
	};
	return { ...affinity, nodeAffinity };
}

/** The node that a pod is on or is to go to (`GetTargetNodeName`). */
export function targetNode({ spec }: Pod): string | undefined {
	if (spec.nodeName !== undefined) return spec.nodeName;
	const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
	for (const { matchFields = [] } of required?.nodeSelectorTerms ?? []) {
		const named = matchFields.find(
			({ key, operator, values }) => key === 'metadata.name' && operator === 'In' && values?.length === 1,
		);
		if (named) return named.values?.[0];
	}
	return undefined;
}

/** A pod of the DaemonSet for one node. `hash` names its revision. */
export function daemonPod(engine: Engine, set: DaemonSet, node: string, hash: string): NewObject<'Pod'> {
	const { namespace, name } = set.metadata;
	const { metadata, spec } = set.spec.template;
	const base = name.slice(0, 57);
	let podName: string;
	do podName = `${base}-${randomSuffix((range) => draw(engine, 'names', range))}`;
	while (get(engine, 'Pod', `${namespace}/${podName}`));
	return newPod(
		{
			name: podName,
			namespace,
			generateName: `${base}-`,
			labels: {
				...metadata.labels,
				[revisionHashLabel]: hash,
				'pod-template-generation': String(set.metadata.generation ?? 1),
			},
			...(metadata.annotations ? { annotations: metadata.annotations } : {}),
			ownerReferences: [controlledBy(set)],
		},
		{ ...spec, affinity: pinnedTo(spec.affinity, node), tolerations: tolerationsOf(spec) } as PodSpec,
	);
}

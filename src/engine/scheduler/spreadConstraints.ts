/** A pod's topology spread constraints, ready to be counted. `plugins/podtopologyspread/common.go`. */
import { matchesSelector } from '../../kubernetes/labels.ts';
import type { LabelSelector, Labels, Node, Pod } from '../../kubernetes/types.ts';
import { type LabelMatch, remembered } from './labelMatch.ts';
import { allowsNode } from './nodeSelector.ts';
import { repellingEffects, untoleratedTaint } from './tolerations.ts';

export const hostnameKey = 'kubernetes.io/hostname';
const zoneKey = 'topology.kubernetes.io/zone';

export interface SpreadConstraint {
	topologyKey: string;
	maxSkew: number;
	minDomains: number;
	/** True for labels of a pod, in the namespace of the pod being placed, that the constraint counts. */
	matches: LabelMatch;
	/** True for a node whose pods count, by the constraint's inclusion policies. */
	includes: (node: Node) => boolean;
}

/** The constraints that the pod itself states with that action. */
export function podConstraints(pod: Pod, action: 'DoNotSchedule' | 'ScheduleAnyway'): SpreadConstraint[] {
	const { namespace, labels = {} } = pod.metadata;
	const constraints: SpreadConstraint[] = [];
	for (const constraint of pod.spec.topologySpreadConstraints ?? []) {
		if (constraint.whenUnsatisfiable !== action) continue;
		const pinned = pinnedLabels(constraint.matchLabelKeys, labels);
		constraints.push({
			topologyKey: constraint.topologyKey,
			maxSkew: constraint.maxSkew,
			minDomains: constraint.minDomains ?? 1,
			matches: matcher(namespace, constraint.labelSelector as LabelSelector | undefined, pinned),
			includes: inclusion(pod, constraint.nodeAffinityPolicy, constraint.nodeTaintsPolicy),
		});
	}
	return constraints;
}

/** The system's own constraints, for a pod of a Service or controller that states none itself (`systemDefaultConstraints`). */
export function defaultConstraints(pod: Pod, selector: LabelSelector | undefined): SpreadConstraint[] {
	if (selector === undefined || isEmpty(selector)) return [];
	const matches = matcher(pod.metadata.namespace, selector, {});
	const shared = { minDomains: 1, matches, includes: inclusion(pod, undefined, undefined) };
	return [
		{ topologyKey: hostnameKey, maxSkew: 3, ...shared },
		{ topologyKey: zoneKey, maxSkew: 5, ...shared },
	];
}

/** True if the node has a label for every constraint's key. */
export function hasEveryKey(node: Node, constraints: readonly SpreadConstraint[]): boolean {
	return constraints.every(({ topologyKey }) => node.metadata.labels?.[topologyKey] !== undefined);
}

/** By default nodes that the pod's own node affinity rules out don't count, and tainted ones do. `matchNodeInclusionPolicies`. */
function inclusion(
	{ spec }: Pod,
	affinityPolicy: string | undefined,
	taintsPolicy: string | undefined,
): SpreadConstraint['includes'] {
	const honorsAffinity =
		affinityPolicy !== 'Ignore' && (spec.nodeSelector !== undefined || spec.affinity?.nodeAffinity !== undefined);
	const honorsTaints = taintsPolicy === 'Honor';
	if (!honorsAffinity && !honorsTaints) return () => true;
	return (node) =>
		!(honorsAffinity && !allowsNode(spec, node)) &&
		!(honorsTaints && untoleratedTaint(node.spec.taints, spec.tolerations, repellingEffects) !== undefined);
}

function matcher(namespace: string, selector: LabelSelector | undefined, pinned: Labels): LabelMatch {
	if (selector === undefined && Object.keys(pinned).length === 0) return () => false;
	// A constraint without a selector selects nothing; with matchLabelKeys alone, those.
	const whole = { ...selector, matchExpressions: [...(selector?.matchExpressions ?? []), ...asExpressions(pinned)] };
	return remembered((set) => set.namespace === namespace && matchesSelector(whole, set.labels));
}

function pinnedLabels(keys: readonly string[] | undefined, labels: Labels): Labels {
	const pinned: Labels = {};
	for (const key of keys ?? []) {
		const value = labels[key];
		if (value !== undefined) pinned[key] = value;
	}
	return pinned;
}

function asExpressions(labels: Labels): NonNullable<LabelSelector['matchExpressions']> {
	return Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
}

function isEmpty({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
	return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

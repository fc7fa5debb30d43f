/** Node selectors (`k8s.io/component-helpers/scheduling/corev1/nodeaffinity`). */
import { matchesLabels } from '../../kubernetes/labels.ts';
import type { Labels, Node, Pod } from '../../kubernetes/types.ts';

type NodeAffinity = NonNullable<NonNullable<Pod['spec']['affinity']>['nodeAffinity']>;
type NodeSelector = NonNullable<NodeAffinity['requiredDuringSchedulingIgnoredDuringExecution']>;
export type NodeSelectorTerm = NodeSelector['nodeSelectorTerms'][number];
type NodeSelectorRequirement = NonNullable<NodeSelectorTerm['matchExpressions']>[number];

/** True if the node is one that the pod's nodeSelector and required node affinity allow. `GetRequiredNodeAffinity().Match`. */
export function allowsNode(spec: Pick<Pod['spec'], 'nodeSelector' | 'affinity'>, node: Node): boolean {
	const { nodeSelector, affinity } = spec;
	if (nodeSelector && !matchesLabels(nodeSelector, node.metadata.labels)) return false;
	const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
	return required === undefined || required.nodeSelectorTerms.some((term) => termMatches(term, node));
}

/** True if the node meets every requirement of the term; a term without any matches no node. */
export function termMatches(term: NodeSelectorTerm, node: Node): boolean {
	const { matchExpressions = [], matchFields = [] } = term;
	if (matchExpressions.length === 0 && matchFields.length === 0) return false;
	return (
		matchExpressions.every((requirement) => meets(requirement, node.metadata.labels)) &&
		matchFields.every((requirement) => meets(requirement, { 'metadata.name': node.metadata.name }))
	);
}

function meets({ key, operator, values = [] }: NodeSelectorRequirement, labels: Labels | undefined): boolean {
	const value = labels?.[key];
	switch (operator) {
		case 'In':
			return value !== undefined && values.includes(value);
		case 'NotIn':
			return value === undefined || !values.includes(value);
		case 'Exists':
			return value !== undefined;
		case 'DoesNotExist':
			return value === undefined;
		case 'Gt':
		case 'Lt': {
			const left = value === undefined ? undefined : int64(value);
			const right = values.length === 1 && values[0] !== undefined ? int64(values[0]) : undefined;
			if (left === undefined || right === undefined) return false;
			return operator === 'Gt' ? left > right : left < right;
		}
		default:
			return false;
	}
}

/** A decimal number as `strconv.ParseInt` reads it into 64 bits, or undefined. */
function int64(text: string): bigint | undefined {
	if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
	const value = BigInt(text.replace(/^\+/, ''));
	return value >= -(2n ** 63n) && value < 2n ** 63n ? value : undefined;
}

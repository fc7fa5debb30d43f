/** Pod (anti-)affinity terms as the scheduler uses them (`pkg/scheduler/framework/types.go AffinityTerm`). */
import { matchesSelector } from '../../kubernetes/labels.ts';
import type { LabelSelector, Labels, Pod } from '../../kubernetes/types.ts';

export interface AffinityTerm {
	/** The namespaces that are named; when none is and no selector is either, the namespace of the term's own pod. */
	namespaces: readonly string[];
	namespaceSelector: LabelSelector | undefined;
	/** Undefined matches no pod, an empty one every pod. */
	selector: LabelSelector | undefined;
	topologyKey: string;
	/** The weight of a preferred term, 0 for a required one. */
	weight: number;
}

export interface AffinityTerms {
	requiredAffinity: readonly AffinityTerm[];
	requiredAntiAffinity: readonly AffinityTerm[];
	preferredAffinity: readonly AffinityTerm[];
	preferredAntiAffinity: readonly AffinityTerm[];
}

/** The labels of a namespace. */
export type NamespaceLabels = (namespace: string) => Labels;

/** What the API server gives every namespace of itself. */
export function standardNamespaceLabels(namespace: string): Labels {
	return { 'kubernetes.io/metadata.name': namespace };
}

type ApiAffinity = NonNullable<Pod['spec']['affinity']>;
type ApiTerms = NonNullable<ApiAffinity['podAffinity']>['requiredDuringSchedulingIgnoredDuringExecution'];
type ApiWeightedTerms = NonNullable<ApiAffinity['podAffinity']>['preferredDuringSchedulingIgnoredDuringExecution'];

// The pods of one template state the same terms: as one object they are counted and asked together.
const known = new Map<string, AffinityTerms>();
const knownKept = 1_000;

/** A pod's terms, or undefined for a pod that states neither podAffinity nor podAntiAffinity. */
export function affinityTerms(pod: Pod): AffinityTerms | undefined {
	const { podAffinity, podAntiAffinity } = pod.spec.affinity ?? {};
	if (!podAffinity && !podAntiAffinity) return undefined;
	const { namespace } = pod.metadata;
	const key = JSON.stringify([namespace, podAffinity ?? null, podAntiAffinity ?? null]);
	let terms = known.get(key);
	if (terms === undefined) {
		terms = {
			requiredAffinity: required(podAffinity?.requiredDuringSchedulingIgnoredDuringExecution, namespace),
			requiredAntiAffinity: required(podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution, namespace),
			preferredAffinity: preferred(podAffinity?.preferredDuringSchedulingIgnoredDuringExecution, namespace),
			preferredAntiAffinity: preferred(podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution, namespace),
		};
		if (known.size >= knownKept) known.clear();
		known.set(key, terms);
	}
	return terms;
}

/** True if the term selects pods of that namespace with those labels. `AffinityTerm.Matches`. */
export function termSelects(
	term: AffinityTerm,
	namespace: string,
	labels: Labels | undefined,
	namespaceLabels: NamespaceLabels,
): boolean {
	if (term.selector === undefined) return false;
	const inNamespace =
		term.namespaces.includes(namespace) ||
		(term.namespaceSelector !== undefined && matchesSelector(term.namespaceSelector, namespaceLabels(namespace)));
	return inNamespace && matchesSelector(term.selector, labels);
}

function required(terms: ApiTerms, namespace: string): AffinityTerm[] {
	return (terms ?? []).map((term) => compiled(term, 0, namespace));
}

function preferred(terms: ApiWeightedTerms, namespace: string): AffinityTerm[] {
	return (terms ?? []).map(({ podAffinityTerm, weight }) => compiled(podAffinityTerm, weight, namespace));
}

function compiled(term: NonNullable<ApiTerms>[number], weight: number, ownNamespace: string): AffinityTerm {
	const { namespaces = [], namespaceSelector, labelSelector, topologyKey } = term;
	return {
		namespaces: namespaces.length === 0 && namespaceSelector === undefined ? [ownNamespace] : namespaces,
		namespaceSelector: namespaceSelector as LabelSelector | undefined,
		selector: labelSelector as LabelSelector | undefined,
		topologyKey,
		weight,
	};
}

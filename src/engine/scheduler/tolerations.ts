/** Taints and tolerations (`k8s.io/component-helpers/scheduling/corev1/helpers.go`, `k8s.io/api/core/v1 Toleration`). */
import type { Pod, Taint } from '../../kubernetes/types.ts';

export type Toleration = NonNullable<Pod['spec']['tolerations']>[number];

/** True if the toleration covers the taint. An empty effect or key covers any; the operator is Equal when not stated. */
export function tolerates(toleration: Toleration, taint: Taint): boolean {
	if (toleration.effect && toleration.effect !== taint.effect) return false;
	if (toleration.key && toleration.key !== taint.key) return false;
	if (toleration.operator === 'Exists') return true;
	if (toleration.operator && toleration.operator !== 'Equal') return false;
	return (toleration.value ?? '') === (taint.value ?? '');
}

/** The first taint of those effects that no toleration covers. `FindMatchingUntoleratedTaint`. */
export function untoleratedTaint(
	taints: readonly Taint[] | undefined,
	tolerations: readonly Toleration[] | undefined,
	effects: readonly Taint['effect'][],
): Taint | undefined {
	return taints?.find(
		(taint) => effects.includes(taint.effect) && !tolerations?.some((toleration) => tolerates(toleration, taint)),
	);
}

/** The effects that keep a new pod off a node. */
export const repellingEffects = ['NoSchedule', 'NoExecute'] as const;

/** The arithmetic of a rolling update (`pkg/controller/deployment/util/deployment_util.go` and `rolling.go`). */
import type { Deployment } from '../../kubernetes/types.ts';

export interface Sized {
	name: string;
	replicas: number;
	available: number;
}

export interface Rollout {
	type: 'RollingUpdate' | 'Recreate';
	replicas: number;
	maxSurge: number | string;
	maxUnavailable: number | string;
}

export function rolloutOf({ spec }: Deployment): Rollout {
	const { type, rollingUpdate } = spec.strategy;
	return {
		type,
		replicas: spec.replicas,
		maxSurge: rollingUpdate?.maxSurge ?? 0,
		maxUnavailable: rollingUpdate?.maxUnavailable ?? 0,
	};
}

/** An absolute number, or a percentage of `total`; undefined when the text is neither. */
export function scaled(value: number | string | null | undefined, total: number, roundUp: boolean): number | undefined {
	if (value === null || value === undefined) return 0;
	if (typeof value === 'number') return value;
	if (!/^\d+%$/.test(value)) return undefined;
	const exact = (Number.parseInt(value, 10) * total) / 100;
	return roundUp ? Math.ceil(exact) : Math.floor(exact);
}

/** Surge rounds up, unavailable rounds down, and both zero would never move: then one may be unavailable. */
export function resolveFenceposts(
	maxSurge: number | string | null | undefined,
	maxUnavailable: number | string | null | undefined,
	desired: number,
): { maxSurge: number; maxUnavailable: number } | undefined {
	const surge = scaled(maxSurge, desired, true);
	const unavailable = scaled(maxUnavailable, desired, false);
	if (surge === undefined || unavailable === undefined) return undefined;
	return { maxSurge: surge, maxUnavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

export function maxSurge(rollout: Rollout): number {
	if (rollout.type !== 'RollingUpdate') return 0;
	return resolveFenceposts(rollout.maxSurge, rollout.maxUnavailable, rollout.replicas)?.maxSurge ?? 0;
}

export function maxUnavailable(rollout: Rollout): number {
	if (rollout.type !== 'RollingUpdate' || rollout.replicas === 0) return 0;
	const resolved = resolveFenceposts(rollout.maxSurge, rollout.maxUnavailable, rollout.replicas)?.maxUnavailable ?? 0;
	return Math.min(resolved, rollout.replicas);
}

const sum = (sets: readonly Sized[], field: 'replicas' | 'available'): number =>
	sets.reduce((total, set) => total + set[field], 0);

/** How many replicas the new ReplicaSet should have now (`NewRSNewReplicas`). `all` includes it. */
export function newReplicas(rollout: Rollout, all: readonly Sized[], current: number): number {
	if (rollout.type === 'Recreate') return rollout.replicas;
	const room = rollout.replicas + maxSurge(rollout) - sum(all, 'replicas');
	if (room <= 0) return current;
	return current + Math.min(room, rollout.replicas - current);
}

/** What the new ReplicaSet is scaled to in this round (`reconcileNewReplicaSet`). */
export function reconcileNew(rollout: Rollout, fresh: Sized, old: readonly Sized[]): number {
	if (fresh.replicas >= rollout.replicas) return rollout.replicas;
	return newReplicas(rollout, [...old, fresh], fresh.replicas);
}

/** Takes up to `count` unavailable replicas from the old ReplicaSets, oldest first. Answers their new sizes. */
export function cleanupUnhealthy(old: readonly Sized[], count: number): { sizes: number[]; cleaned: number } {
	let cleaned = 0;
	const sizes = old.map(({ replicas, available }) => {
		if (cleaned >= count || replicas === 0 || replicas === available) return replicas;
		const down = Math.min(count - cleaned, replicas - available);
		cleaned += down;
		return replicas - down;
	});
	return { sizes, cleaned };
}

/** Takes available replicas from the old ReplicaSets, as far as enough stay available (`scaleDownOldReplicaSetsForRollingUpdate`). */
export function scaleDownOld(
	rollout: Rollout,
	fresh: Sized | undefined,
	old: readonly Sized[],
): { sizes: number[]; scaled: number } {
	const available = sum(old, 'available') + (fresh?.available ?? 0);
	const spare = available - (rollout.replicas - maxUnavailable(rollout));
	let scaledDown = 0;
	const sizes = old.map(({ replicas }) => {
		if (scaledDown >= spare || replicas === 0) return replicas;
		const down = Math.min(replicas, spare - scaledDown);
		scaledDown += down;
		return replicas - down;
	});
	return { sizes, scaled: scaledDown };
}

/** New sizes of the old ReplicaSets in this round, or nothing when they stay (`reconcileOldReplicaSets`). */
export function reconcileOld(rollout: Rollout, fresh: Sized | undefined, old: readonly Sized[]): number[] | undefined {
	if (sum(old, 'replicas') === 0) return undefined;
	const minAvailable = rollout.replicas - maxUnavailable(rollout);
	const newUnavailable = fresh ? fresh.replicas - fresh.available : 0;
	const most = sum(old, 'replicas') + (fresh?.replicas ?? 0) - minAvailable - newUnavailable;
	if (most <= 0) return undefined;
	const cleaned = cleanupUnhealthy(old, most);
	const healthy = old.map((set, index) => ({ ...set, replicas: cleaned.sizes[index] ?? set.replicas }));
	const down = scaleDownOld(rollout, fresh, healthy);
	return cleaned.cleaned + down.scaled > 0 ? down.sizes : undefined;
}

/**
 * A part of `toAdd` (negative to remove) for one ReplicaSet when a Deployment is scaled in mid-rollout
 * (`GetReplicaSetProportion`). `annotated` is the most that the Deployment might have had when it was sized last.
 */
export function proportion(size: number, rollout: Rollout, annotated: number, toAdd: number, added: number): number {
	if (size === 0 || toAdd === 0 || toAdd === added) return 0;
	const share =
		rollout.replicas === 0 || annotated === 0
			? -size
			: Math.round((size * (rollout.replicas + maxSurge(rollout))) / annotated) - size;
	return toAdd > 0 ? Math.min(share, toAdd - added) : Math.max(share, toAdd - added);
}

/**
 * A pod's view as far as the stage shows it. A log line makes a new view many times a second; a capsule that looks
 * the same must not render for it.
 */
import { podView } from '../../simulation/select.ts';
import type { ContainerView, PodView, PortView, ScaleTarget } from '../../simulation/views.ts';

type Cluster = Parameters<typeof podView>[0];

function samePort(a: PortView, b: PortView): boolean {
	return a.port === b.port && a.address === b.address && a.state === b.state && a.heldBy === b.heldBy;
}

function sameContainer(a: ContainerView, b: ContainerView): boolean {
	return (
		a.name === b.name &&
		a.image === b.image &&
		a.role === b.role &&
		a.kind === b.kind &&
		a.status === b.status &&
		a.tone === b.tone &&
		a.restartCount === b.restartCount &&
		a.backOffUntil === b.backOffUntil &&
		a.ports.length === b.ports.length &&
		a.ports.every((port, index) => samePort(port, b.ports[index] as PortView))
	);
}

function sameScale(a: ScaleTarget, b: ScaleTarget): boolean {
	return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name && a.replicas === b.replicas;
}

function keptContainers(before: readonly ContainerView[], now: readonly ContainerView[]): readonly ContainerView[] {
	const kept = now.map((container) => {
		const known = before.find(({ name }) => name === container.name);
		return known && sameContainer(known, container) ? known : container;
	});
	const same = kept.length === before.length && kept.every((container, index) => container === before[index]);
	return same ? before : kept;
}

/** `now` with everything of `before` that looks the same; `before` itself when all does. */
export function keptPod(before: PodView | undefined, now: PodView | undefined): PodView | undefined {
	if (before === now || !before || !now) return now;
	const containers = keptContainers(before.containers, now.containers);
	const scale = sameScale(before.scale, now.scale) ? before.scale : now.scale;
	const same =
		containers === before.containers &&
		scale === before.scale &&
		before.uid === now.uid &&
		before.name === now.name &&
		before.namespace === now.namespace &&
		before.ip === now.ip &&
		before.ready === now.ready &&
		before.status === now.status &&
		before.tone === now.tone &&
		before.pendingReason === now.pendingReason;
	return same ? before : { ...now, containers, scale };
}

/** A selector for one pod that remembers what it gave last. */
export function createPodSelector(uid: string): (state: { cluster: Cluster }) => PodView | undefined {
	let seen: PodView | undefined;
	let shown: PodView | undefined;
	return ({ cluster }) => {
		const now = podView(cluster, uid);
		if (now === seen) return shown;
		seen = now;
		shown = keptPod(shown, now);
		return shown;
	};
}

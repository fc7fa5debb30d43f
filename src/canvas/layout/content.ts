/** What there is to lay out, from the simulation's views. Parts that didn't change keep their identity. */

import type { ClusterState } from '../../simulation/cluster.ts';
import {
	draftNames,
	draftView,
	machineNames,
	machineView,
	pendingPodUids,
	podView,
	serviceViews,
} from '../../simulation/select.ts';
import type { PodOf } from './machineLayout.ts';
import { layoutDraft, layoutPod, type PodLayout } from './podLayout.ts';
import type { ServiceChip } from './serviceLayout.ts';
import { nextSlots, type Slots } from './slots.ts';
import type { MachineInput, StageInput } from './stageLayout.ts';

export type Content = Omit<StageInput, 'narrow' | 'positions'>;
type DraftOf = { readonly name: string; readonly layout: PodLayout };

/** The list so far if it holds the same, so that what depends on it needn't be made again. */
function kept<T>(before: readonly T[] | undefined, now: T[], same: (a: T, b: T) => boolean): readonly T[] {
	const unchanged = before?.length === now.length && before.every((item, index) => same(item, now[index] as T));
	return unchanged ? before : now;
}

const samePod = (a: PodOf, b: PodOf) => a.uid === b.uid && a.layout === b.layout;
const sameMachine = (a: MachineInput, b: MachineInput) => a.name === b.name && a.pods === b.pods && a.slots === b.slots;
const sameDraft = (a: DraftOf, b: DraftOf) => a.name === b.name && a.layout === b.layout;

const sameChip = (a: ServiceChip, b: ServiceChip) => a.key === b.key && a.first === b.first && a.second === b.second;

function chipsOf(cluster: ClusterState): ServiceChip[] {
	return serviceViews(cluster).map(({ namespace, name, clusterIP, ports }) => ({
		key: `${namespace}/${name}`,
		first: name.length,
		second: clusterIP.length + 1 + ports.join(' ').length,
	}));
}

function podsOf(cluster: ClusterState, uids: readonly string[], pending: boolean): PodOf[] {
	return uids.flatMap((uid) => {
		const view = podView(cluster, uid);
		if (!view) return [];
		return [{ uid, layout: layoutPod(view.containers, pending && view.pendingReason !== undefined) }];
	});
}

const noSlots: Slots = new Map();

/** A function from the cluster to its content that remembers each pod's place and what was the same before. */
export function createContent(): (cluster: ClusterState) => Content {
	let last: Content | undefined;

	const machineInput = (cluster: ClusterState, name: string): MachineInput => {
		const before = last?.machines.find((machine) => machine.name === name);
		const uids = machineView(cluster, name)?.podUids ?? [];
		const pods = kept(before?.pods, podsOf(cluster, uids, false), samePod);
		const slots = nextSlots(
			before?.slots ?? noSlots,
			pods.map(({ uid }) => uid),
		);
		return { name, pods, slots };
	};

	return (cluster) => {
		const machines = machineNames(cluster).map((name) => machineInput(cluster, name));
		const drafts = draftNames(cluster).flatMap((name) => {
			const view = draftView(cluster, name);
			return view ? [{ name, layout: layoutDraft(view.containers) }] : [];
		});
		const next: Content = {
			machines: kept(last?.machines, machines, sameMachine),
			pending: kept(last?.pending, podsOf(cluster, pendingPodUids(cluster), true), samePod),
			drafts: kept(last?.drafts, drafts, sameDraft),
			services: kept(last?.services, chipsOf(cluster), sameChip),
			overlay: cluster.settings.podNetwork === 'overlay',
			outside: serviceViews(cluster).some(({ type }) => type === 'NodePort' || type === 'LoadBalancer'),
		};
		const same =
			last !== undefined &&
			last.machines === next.machines &&
			last.pending === next.pending &&
			last.drafts === next.drafts &&
			last.services === next.services &&
			last.overlay === next.overlay &&
			last.outside === next.outside;
		if (!same) last = next;
		return last ?? next;
	};
}

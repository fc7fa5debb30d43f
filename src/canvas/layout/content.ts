/** What there is to lay out, from the simulation's views. Parts that didn't change keep their identity. */

import type { ClusterState } from '../../simulation/cluster.ts';
import {
	draftNames,
	draftView,
	machineNames,
	machineView,
	pendingPodUids,
	podObject,
	podView,
	serviceViews,
} from '../../simulation/select.ts';
import type { PodOf } from './machineLayout.ts';
import { layoutDraft, layoutPod, type PodLayout } from './podLayout.ts';
import type { ServiceChip } from './serviceLayout.ts';
import { nextSlots, type Slots } from './slots.ts';
import type { MachineInput, StageInput } from './stageLayout.ts';

export type Content = Omit<StageInput, 'narrow' | 'positions' | 'held'>;
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

type PodObject = ClusterState['objects']['Pod'] extends Map<string, infer Pod> ? Pod : never;
type SandboxObject = ClusterState['sandboxes'] extends Map<string, infer Sandbox> ? Sandbox : never;

interface KnownPod extends PodOf {
	readonly pod: PodObject;
	readonly sandbox: SandboxObject | undefined;
}

/** Pods with what they were made from: one that is as it was isn't looked at again. */
type KnownPods = Map<string, KnownPod>;

function podsOf(cluster: ClusterState, uids: readonly string[], pending: boolean, known: KnownPods): PodOf[] {
	return uids.flatMap((uid) => {
		const pod = podObject(cluster, uid);
		const sandbox = cluster.sandboxes.get(uid);
		const before = known.get(uid);
		if (before && before.pod === pod && before.sandbox === sandbox) return [before];
		const view = podView(cluster, uid);
		if (!view || !pod) return [];
		const layout = layoutPod(view.containers, view.volumes, pending && view.pendingReason !== undefined);
		const made = { uid, layout, pod, sandbox };
		known.set(uid, made);
		return [made];
	});
}

const noSlots: Slots = new Map();

/** A function from the cluster to its content that remembers each pod's place and what was the same before. */
export function createContent(): (cluster: ClusterState) => Content {
	let last: Content | undefined;
	const known: KnownPods = new Map();

	const machineInput = (cluster: ClusterState, name: string, before: MachineInput | undefined): MachineInput => {
		const uids = machineView(cluster, name)?.podUids ?? [];
		const pods = kept(before?.pods, podsOf(cluster, uids, false, known), samePod);
		const slots = nextSlots(
			before?.slots ?? noSlots,
			pods.map(({ uid }) => uid),
		);
		return { name, pods, slots };
	};

	return (cluster) => {
		const machinesBefore = new Map(last?.machines.map((machine) => [machine.name, machine]));
		const machines = machineNames(cluster).map((name) => machineInput(cluster, name, machinesBefore.get(name)));
		const drafts = draftNames(cluster).flatMap((name) => {
			const view = draftView(cluster, name);
			return view ? [{ name, layout: layoutDraft(view.containers, view.volumes) }] : [];
		});
		const next: Content = {
			machines: kept(last?.machines, machines, sameMachine),
			pending: kept(last?.pending, podsOf(cluster, pendingPodUids(cluster), true, known), samePod),
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
		if (known.size > 2 * cluster.objects.Pod.size + 100) known.clear();
		if (!same) last = next;
		return last ?? next;
	};
}

/** What load is measured of: the whole cluster, a Service, a node, a pod or a container. */
import { scope as meterOf, seriesOf } from '../../engine/load/series.ts';
import { slicesOfService } from '../../engine/network/slices.ts';
import type { ClusterState } from '../../engine/state.ts';
import { isPodTerminal } from '../../kubernetes/podPhase.ts';
import { containerAmounts, podLimits, podRequests } from '../../kubernetes/podRequests.ts';
import { cpuMillis } from '../../kubernetes/quantity.ts';
import type { Pod } from '../../kubernetes/types.ts';
import type { Selection } from '../views.ts';
import { type LoadSample, samplesOf, sumOfCpu } from './samples.ts';

export type LoadScope = Extract<Selection, { kind: 'service' | 'node' | 'pod' | 'container' }> | { kind: 'cluster' };

const wholeCluster: LoadScope = { kind: 'cluster' };

/** The scope of what's selected; of a draft, which takes no load, the whole cluster. */
export function scopeOfSelection(selection: Selection | undefined): LoadScope {
	switch (selection?.kind) {
		case 'service':
		case 'node':
		case 'pod':
		case 'container':
			return selection;
		default:
			return wholeCluster;
	}
}

/** As text, for keys and for choices. */
export function scopeKey(scope: LoadScope): string {
	switch (scope.kind) {
		case 'cluster':
			return meterOf.cluster;
		case 'service':
			return meterOf.service(scope.namespace, scope.name);
		case 'node':
			return meterOf.node(scope.name);
		case 'pod':
			return meterOf.pod(scope.uid);
		case 'container':
			return meterOf.container(scope.uid, scope.container);
	}
}

/** Millicores of now; `limit` is absent where something has none, and for nodes what may be given away. */
export interface CpuLevels {
	requested: number;
	limit: number | undefined;
}

export interface LoadView {
	samples: readonly LoadSample[];
	/** Of a Service: of the pods that stand behind it now. */
	cpu: readonly { at: number; cpuMillis: number }[];
	levels: CpuLevels;
}

/** Pods by UID that a scope stands for now. */
function podsOf(cluster: ClusterState, scope: LoadScope): Pod[] {
	const all = [...cluster.objects.Pod.values()].filter((pod) => pod.spec.nodeName !== undefined && !isPodTerminal(pod));
	switch (scope.kind) {
		case 'cluster':
			return all;
		case 'node':
			return all.filter(({ spec }) => spec.nodeName === scope.name);
		case 'service': {
			const slices = slicesOfService(cluster, `${scope.namespace}/${scope.name}`);
			const uids = new Set(slices.flatMap(({ endpoints }) => endpoints.map(({ targetRef }) => targetRef.uid)));
			return all.filter(({ metadata }) => uids.has(metadata.uid));
		}
		default:
			return all.filter(({ metadata }) => metadata.uid === scope.uid);
	}
}

function levelsOf(cluster: ClusterState, scope: LoadScope): CpuLevels {
	const pods = podsOf(cluster, scope);
	if (scope.kind === 'container') {
		const container = pods[0]?.spec.containers.find(({ name }) => name === scope.container);
		if (!container) return { requested: 0, limit: undefined };
		const limit = containerAmounts(container, 'limits').cpu;
		return { requested: containerAmounts(container, 'requests').cpu, limit: limit > 0 ? limit : undefined };
	}
	const requested = pods.reduce((sum, pod) => sum + podRequests(pod).cpu, 0);
	if (scope.kind === 'cluster' || scope.kind === 'node') {
		const nodes = [...cluster.objects.Node.values()].filter(
			({ metadata }) => scope.kind === 'cluster' || metadata.name === scope.name,
		);
		return { requested, limit: nodes.reduce((sum, { status }) => sum + cpuMillis(status.allocatable.cpu), 0) };
	}
	const isLimited = pods.every(({ spec }) => spec.containers.every(({ resources }) => resources?.limits?.cpu));
	const limit = pods.reduce((sum, pod) => sum + podLimits(pod).cpu, 0);
	return { requested, limit: isLimited && limit > 0 ? limit : undefined };
}

/** Scopes whose CPU makes up that of a scope which has none of its own. */
function partsOf(cluster: ClusterState, scope: LoadScope): string[] | undefined {
	if (scope.kind === 'cluster') return [...cluster.objects.Node.keys()].map(meterOf.node);
	if (scope.kind === 'service') return podsOf(cluster, scope).map(({ metadata }) => meterOf.pod(metadata.uid));
	return undefined;
}

function makeView(measured: ClusterState, present: ClusterState, scope: LoadScope): LoadView {
	const read = (name: string) => samplesOf(seriesOf(measured, name), measured.now);
	const samples = read(scopeKey(scope));
	return { samples, cpu: sumOfCpu(partsOf(measured, scope)?.map(read) ?? [samples]), levels: levelsOf(present, scope) };
}

let last: { measured: ClusterState; present: ClusterState; key: string; view: LoadView } | undefined;

/**
 * What has been measured of a scope in `measured`, the furthest state that's known, and its CPU levels in the
 * present one. The same object until another second is over or something is written.
 */
export function loadView(measured: ClusterState, present: ClusterState, scope: LoadScope): LoadView {
	const second = Math.floor(measured.now / 1_000_000);
	const key = `${scopeKey(scope)} ${second} ${present.counters.resourceVersion}`;
	if (last?.measured !== measured || last.present !== present || last.key !== key)
		last = { measured, present, key, view: makeView(measured, present, scope) };
	return last.view;
}

/**
 * Two workloads become one: the containers of the one join the pods of the other, and what they called by Services they
 * find on localhost. A plan; nothing is done.
 */
import { semanticallyEqual } from '../../../kubernetes/plainData.ts';
import { failure, notFound, type Status } from '../../../kubernetes/status.ts';
import type { Container, Service } from '../../../kubernetes/types.ts';
import type { Peer } from '../../images/peers.ts';
import { serviceOf } from '../../network/dns.ts';
import type { ClusterState } from '../../state.ts';
import type { Command, WorkloadName } from '../command.ts';
import { kinds } from '../kinds.ts';
import { builtInPeers, listeningOf, withPeers } from './peers.ts';
import type { Break, Change, Refactoring, Write } from './plan.ts';
import { callersOf, servicesFor, serviceWith, targetPortOf } from './services.ts';
import { joinedVolumes, withVolumeNames } from './volumes.ts';
import { findWorkload, manifestWith, otherWorkloads, podFields, type Workload } from './workload.ts';

type MergePods = Extract<Command, { type: 'mergePods' }>;

interface Pair {
	state: ClusterState;
	source: Workload;
	target: Workload;
	/** Services that send to the one and not to the other. */
	ofSource: Service[];
	ofTarget: Service[];
}

function pairOf(state: ClusterState, { from, into }: MergePods): Pair | Status {
	const find = (name: WorkloadName) => findWorkload(state, name) ?? notFound(kinds[name.kind].plural, name.name);
	const source = find(from);
	if ('status' in source) return source;
	const target = find(into);
	if ('status' in target) return target;
	if (source.object === target.object) return failure('BadRequest', `${source.name} is that already`);
	if (source.namespace !== target.namespace) {
		return failure(
			'BadRequest',
			`a pod is in one namespace: ${source.name} is in "${source.namespace}", ${target.name} in "${target.namespace}"`,
		);
	}
	if (source.kind === 'Job')
		return failure('BadRequest', 'the containers of a Job end; those of the pod that they would join are restarted');
	const lost = source.claims.find(
		({ metadata }) => !target.claims.some((claim) => claim.metadata?.name === metadata?.name),
	);
	if (lost) {
		return failure(
			'Forbidden',
			`claims of a StatefulSet can't be taken along: "${lost.metadata?.name}" is in its volumeClaimTemplates`,
		);
	}
	const services = (of: Workload, not: Workload) => {
		const others = servicesFor(state, of.namespace, not.labels);
		return servicesFor(state, of.namespace, of.labels).filter((service) => !others.includes(service));
	};
	return { state, source, target, ofSource: services(source, target), ofTarget: services(target, source) };
}

const containersOf = ({ spec }: Workload): Container[] => [...spec.containers, ...(spec.initContainers ?? [])];

/** On localhost, what the Service's name and port stood for. */
function onLocalhost(
	{ state, source }: Pair,
	services: readonly Service[],
	of: Workload,
): (peer: Peer) => Peer | undefined {
	return ({ host, port }) => {
		const service = serviceOf({ state }, host, source.namespace);
		if (!service || !services.includes(service)) return undefined;
		const found = service.spec.ports.find((candidate) => candidate.port === port);
		const number = found && targetPortOf(found, containersOf(of));
		return number === undefined ? undefined : { host: 'localhost', port: number };
	};
}

/** Containers' names that are free in the target, for those of the source that aren't. */
function freeNames({ source, target }: Pair): Map<string, string> {
	const taken = new Set(containersOf(target).map(({ name }) => name));
	const names = new Map<string, string>();
	for (const { name } of containersOf(source)) {
		let free = name;
		for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
		taken.add(free);
		if (free !== name) names.set(name, free);
	}
	return names;
}

function portClashes({ source, target }: Pair, names: ReadonlyMap<string, string>): Break[] {
	const holders = new Map<number, Set<string>>();
	const add = (container: Container, name: string) => {
		for (const { port } of listeningOf(container)) holders.set(port, (holders.get(port) ?? new Set()).add(name));
	};
	for (const container of target.spec.containers) add(container, container.name);
	const own = new Set(holders.keys());
	for (const container of source.spec.containers) add(container, names.get(container.name) ?? container.name);
	return [...holders]
		.filter(([port, containers]) => own.has(port) && containers.size > 1)
		.map(([port, containers]) => ({ code: 'portClash', port, containers: [...containers] }));
}

/** Fields that the source's pods have otherwise than the target's. */
function fieldsLost({ source, target }: Pair): Break[] {
	const [a, b] = [podFields(source.spec), podFields(target.spec)] as [Record<string, unknown>, Record<string, unknown>];
	const fields = Object.keys(a).filter((field) => !semanticallyEqual(a[field], b[field]));
	return fields.length > 0 ? [{ code: 'podFields', fields: fields.sort() }] : [];
}

/** The source's Services: those that others call, or that the outside can, go on under their name; the others end. */
function settleServices({ state, source, target, ofSource }: Pair, plan: Refactoring): void {
	const others = otherWorkloads(state, source, target);
	for (const service of ofSource) {
		const { name, namespace } = service.metadata;
		const isBuiltIn = [source, target].some((workload) =>
			containersOf(workload).some((container) =>
				builtInPeers(container).some(({ host }) => serviceOf({ state }, host, namespace) === service),
			),
		);
		if (service.spec.type !== 'ClusterIP' || isBuiltIn || callersOf(state, others, service).length > 0) {
			const selector = target.selector;
			plan.writes.push({ before: serviceWith(service), after: serviceWith(service, { selector }) });
			plan.changes.push({ code: 'serviceFollows', service: name, to: target.name });
		} else {
			plan.deletes.push({ kind: 'Service', namespace, name });
			plan.changes.push({ code: 'deletesService', service: name });
		}
	}
}

function endAutoscalers({ state, source }: Pair, plan: Refactoring): void {
	for (const { metadata, spec } of state.objects.HorizontalPodAutoscaler.values()) {
		const { kind, name } = spec.scaleTargetRef;
		if (metadata.namespace !== source.namespace || kind !== source.kind || name !== source.name) continue;
		plan.deletes.push({ kind: 'HorizontalPodAutoscaler', namespace: metadata.namespace, name: metadata.name });
		plan.changes.push({ code: 'deletesAutoscaler', name: metadata.name });
	}
}

/** What merging one workload into another would come to; or why it can't be. */
export function planMerge(state: ClusterState, command: MergePods): Refactoring | Status {
	const pair = pairOf(state, command);
	if ('status' in pair) return pair;
	const { source, target, ofSource, ofTarget } = pair;
	const { kind, namespace, name } = source;
	const names = freeNames(pair);
	const joined = joinedVolumes(target, source);
	const changes: Change[] = [...names].map(([from, to]) => ({ code: 'renamesContainer', from, to }));
	changes.push(...joined.changes);
	const redirect = (container: Container, decide: (peer: Peer) => Peer | undefined, as = container.name): Container => {
		const next = withPeers(container, decide);
		for (const rewrite of next.rewrites) changes.push({ code: 'rewritesCall', container: as, ...rewrite });
		return next.container;
	};
	const toSource = onLocalhost(pair, ofSource, source);
	const toTarget = onLocalhost(pair, ofTarget, target);
	const joining = (container: Container): Container => {
		const as = names.get(container.name) ?? container.name;
		return { ...withVolumeNames(redirect(container, toTarget, as), joined.names), name: as };
	};
	const staying = (container: Container): Container => redirect(container, toSource);
	const initContainers = [
		...(target.spec.initContainers ?? []).map(staying),
		...(source.spec.initContainers ?? []).map(joining),
	];
	const spec: Workload['spec'] = {
		...target.spec,
		...(initContainers.length > 0 ? { initContainers } : {}),
		containers: [...target.spec.containers.map(staying), ...source.spec.containers.map(joining)],
		...(joined.volumes.length > 0 ? { volumes: joined.volumes } : {}),
	};
	const whole: Write = { before: manifestWith(target, target.spec), after: manifestWith(target, spec) };
	const plan: Refactoring = {
		writes: [],
		deletes: [],
		changes: [],
		breaks: [...portClashes(pair, names), ...fieldsLost(pair)],
	};
	settleServices(pair, plan);
	plan.writes.push(whole);
	plan.changes.push({ code: 'replacesPods', kind: target.kind, name: target.name });
	plan.deletes.push({ kind, namespace, name });
	plan.changes.push({ code: 'deletesWorkload', kind, name }, ...changes);
	const [from, to] = [source.replicas ?? 1, target.replicas ?? 1];
	if (from !== to) plan.changes.push({ code: 'takesReplicas', name, from, to });
	endAutoscalers(pair, plan);
	return plan;
}

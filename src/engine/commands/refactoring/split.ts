/**
 * One container of a workload becomes a workload of its own: of the same kind and size, under labels of its own, with a
 * Service for what the others called on localhost. A plan; nothing is done.
 */
import { matchesSelector } from '../../../kubernetes/labels.ts';
import { alreadyExists, failure, notFound, type Status } from '../../../kubernetes/status.ts';
import type { Container, LabelSelector, Labels, Service } from '../../../kubernetes/types.ts';
import type { Peer } from '../../images/peers.ts';
import { keyOf } from '../../keys.ts';
import { isLoopback } from '../../network/addresses.ts';
import type { ClusterState } from '../../state.ts';
import type { Command } from '../command.ts';
import { builtInPeers, listeningOf, withPeers } from './peers.ts';
import type { Break, Change, Refactoring, Write } from './plan.ts';
import { callersOf, newService, servicesFor, serviceWith, targetPortOf } from './services.ts';
import { mountedBy, partingVolumes } from './volumes.ts';
import { manifestOf, manifestWith, otherWorkloads, podFields, type Workload, workloadOfPod } from './workload.ts';

type SplitOut = Extract<Command, { type: 'splitOut' }>;

/** Both sides of the cut. */
interface Cut {
	state: ClusterState;
	workload: Workload;
	as: string;
	part: Container;
	rest: Container[];
	/** Ports that only the part, and only the others, listen on. */
	partPorts: number[];
	restPorts: number[];
}

function cutOf(state: ClusterState, { namespace, name, container, as }: SplitOut): Cut | Status {
	const pod = state.objects.Pod.get(keyOf({ namespace, name }));
	if (!pod) return notFound('pods', name);
	const workload = workloadOfPod(state, pod);
	const { containers, initContainers = [] } = workload.spec;
	const part = containers.find((one) => one.name === container);
	if (!part) {
		return initContainers.some((one) => one.name === container)
			? failure('BadRequest', `container ${container} is an init container: it prepares the pod that it is in`)
			: notFound('containers', container);
	}
	if (containers.length === 1)
		return failure('BadRequest', `container ${container} is the only one of pod ${name}: it has a pod of its own`);
	const rest = [...initContainers, ...containers.filter((one) => one !== part)];
	const portsOf = (some: readonly Container[]) => [...new Set(some.flatMap(listeningOf).map(({ port }) => port))];
	const [own, others] = [portsOf([part]), portsOf(rest)];
	return {
		state,
		workload,
		as,
		part,
		rest,
		partPorts: own.filter((port) => !others.includes(port)),
		restPorts: others.filter((port) => !own.includes(port)),
	};
}

const labelKeys = ['app', 'app.kubernetes.io/name', 'app.kubernetes.io/component', 'component'] as const;

function selectorsIn({ objects }: ClusterState, namespace: string): LabelSelector[] {
	const owners = [...objects.Deployment.values(), ...objects.ReplicaSet.values(), ...objects.StatefulSet.values()];
	return [...owners, ...objects.DaemonSet.values()]
		.filter(({ metadata }) => metadata.namespace === namespace)
		.map(({ spec }) => spec.selector);
}

/** Labels that neither the old owner nor any other selects; and of them the ones to select by. */
function labelsApart({ state, workload, as }: Cut): { labels: Labels; selector: Labels } | undefined {
	const services = servicesFor(state, workload.namespace, workload.labels);
	const selected = new Set([
		...Object.keys(workload.selector),
		...services.flatMap(({ spec }) => Object.keys(spec.selector ?? {})),
		...labelKeys,
		'pod-template-hash',
		'controller-revision-hash',
	]);
	const kept = Object.fromEntries(Object.entries(workload.labels).filter(([key]) => !selected.has(key)));
	const taken = selectorsIn(state, workload.namespace);
	for (const key of labelKeys) {
		const selector = { [key]: as };
		const labels = { ...kept, ...selector };
		if (!taken.some((other) => matchesSelector(other, labels))) return { labels, selector };
	}
	return undefined;
}

interface Sending {
	/** Every port of theirs is the part's: they go with it. */
	followers: Service[];
	/** Some of their ports are. */
	partly: { service: Service; moved: number[] }[];
	staying: Service[];
}

function sendingTo({ state, workload, part, rest, partPorts }: Cut): Sending {
	const sending: Sending = { followers: [], partly: [], staying: [] };
	for (const service of servicesFor(state, workload.namespace, workload.labels)) {
		const goes = service.spec.ports.filter((port) => {
			const number = targetPortOf(port, [part, ...rest]);
			return number !== undefined && partPorts.includes(number);
		});
		if (goes.length === 0) sending.staying.push(service);
		else if (goes.length === service.spec.ports.length) sending.followers.push(service);
		else sending.partly.push({ service, moved: goes.map(({ port }) => port) });
	}
	return sending;
}

/** Where Services have a port of those containers, as others write it. */
function peerBehind(services: readonly Service[], containers: readonly Container[], port: number): Peer | undefined {
	for (const { metadata, spec } of services) {
		const found = spec.ports.find((candidate) => targetPortOf(candidate, containers) === port);
		if (found) return { host: metadata.name, port: found.port };
	}
	return undefined;
}

function freeServiceName({ state, workload, as }: Cut): string {
	const isTaken = (name: string) => name === as || state.objects.Service.has(`${workload.namespace}/${name}`);
	for (let number = 1; ; number += 1) {
		const name = number === 1 ? workload.name : `${workload.name}-${number}`;
		if (!isTaken(name)) return name;
	}
}

/** Addresses in variables that come from a ConfigMap and name a port of the other side. */
function configMapBreaks({ state, workload }: Cut, container: Container, ports: readonly number[]): Break[] {
	return (container.env ?? []).flatMap(({ name, valueFrom }): Break[] => {
		const reference = valueFrom?.configMapKeyRef;
		const configMap = reference?.name;
		const text = configMap && state.objects.ConfigMap.get(`${workload.namespace}/${configMap}`)?.data?.[reference.key];
		if (!text || !configMap) return [];
		const found: Break[] = [];
		withPeers({ ...container, env: [{ name, value: text }], command: [], args: [] }, ({ host, port }) => {
			if (isLoopback(host) && ports.includes(port))
				found.push({ code: 'configMapLocalhost', container: container.name, variable: name, configMap, address: text });
			return undefined;
		});
		return found;
	});
}

function hardCoded(container: Container, ports: readonly number[]): Break[] {
	return builtInPeers(container)
		.filter(({ host, port }) => isLoopback(host) && ports.includes(port))
		.map(({ host, port }) => ({ code: 'hardCodedLocalhost', container: container.name, address: `${host}:${port}` }));
}

/** The containers with their localhost calls to the other side sent to Services. */
interface Rewired {
	part: Container;
	rest: Map<Container, Container>;
	changes: Change[];
	breaks: Break[];
	/** Ports that the Services of each side must have. */
	partCalled: Set<number>;
	restCalled: Set<number>;
}

function rewire(cut: Cut, toPart: (port: number) => Peer, toRest: (port: number) => Peer): Rewired {
	const changes: Change[] = [];
	const breaks: Break[] = [];
	const partCalled = new Set<number>();
	const restCalled = new Set<number>();
	const redirect = (
		container: Container,
		ports: readonly number[],
		to: (port: number) => Peer,
		called: Set<number>,
	) => {
		const next = withPeers(container, ({ host, port }) => {
			if (!isLoopback(host) || !ports.includes(port)) return undefined;
			called.add(port);
			return to(port);
		});
		for (const rewrite of next.rewrites) changes.push({ code: 'rewritesCall', container: container.name, ...rewrite });
		breaks.push(...hardCoded(container, ports), ...configMapBreaks(cut, container, ports));
		return next.container;
	};
	const rest = new Map(
		cut.rest.map((container) => [container, redirect(container, cut.partPorts, toPart, partCalled)] as const),
	);
	const part = redirect(cut.part, cut.restPorts, toRest, restCalled);
	for (const [containers, called] of [[[cut.part], partCalled] as const, [cut.rest, restCalled] as const]) {
		for (const container of containers) {
			for (const { port, onlyLoopback } of listeningOf(container)) {
				if (onlyLoopback && called.has(port)) breaks.push({ code: 'onlyLoopback', container: container.name, port });
			}
		}
	}
	return { part, rest, changes, breaks, partCalled, restCalled };
}

function autoscalerBreaks({ state, workload, part, as }: Cut): Break[] {
	return [...state.objects.HorizontalPodAutoscaler.values()].flatMap(({ metadata, spec }): Break[] => {
		const { kind, name } = spec.scaleTargetRef;
		if (metadata.namespace !== workload.namespace || kind !== workload.kind || name !== workload.name) return [];
		const measured = spec.metrics.some(({ containerResource }) => containerResource?.container === part.name);
		const autoscaler = metadata.name;
		return [
			...(measured ? [{ code: 'autoscaledContainer' as const, autoscaler, container: part.name }] : []),
			{ code: 'notAutoscaled', autoscaler, name: as },
		];
	});
}

/** What splitting a container out would come to; or why it can't be. */
export function planSplit(state: ClusterState, command: SplitOut): Refactoring | Status {
	const cut = cutOf(state, command);
	if ('status' in cut) return cut;
	const { workload, part, rest, as } = cut;
	const { kind, namespace, name } = workload;
	if (state.objects[kind].has(`${namespace}/${as}`))
		return alreadyExists(kind === 'Pod' ? 'pods' : `${kind.toLowerCase()}s.apps`, as);
	const apart = labelsApart(cut);
	if (!apart) return failure('Conflict', `every label that "${as}" could bear is selected by something else`);
	const { followers, partly, staying } = sendingTo(cut);
	const all = [part, ...rest];
	const restServices = [...staying, ...partly.map(({ service }) => service)];
	const restName = freeServiceName(cut);
	const rewired = rewire(
		cut,
		(port) => peerBehind(followers, all, port) ?? { host: as, port },
		(port) => peerBehind(restServices, all, port) ?? { host: restName, port },
	);
	const declared = listeningOf(part).map(({ port }) => port);
	const partServed = [...new Set([...declared, ...rewired.partCalled])].filter(
		(port) => !peerBehind(followers, all, port),
	);
	const restServed = [...rewired.restCalled].filter((port) => !peerBehind(restServices, all, port));
	if (partServed.length > 0 && state.objects.Service.has(`${namespace}/${as}`)) return alreadyExists('services', as);

	const writes: Write[] = [];
	const changes: Change[] = [];
	const breaks: Break[] = [...rewired.breaks];
	const others = otherWorkloads(state, workload);
	if (partServed.length > 0) {
		writes.push({ after: newService(namespace, as, apart.selector, partServed) });
		changes.push({ code: 'createsService', service: as, ports: partServed });
	}
	if (restServed.length > 0) {
		writes.push({ after: newService(namespace, restName, workload.selector, restServed) });
		changes.push({ code: 'createsService', service: restName, ports: restServed });
	}
	for (const service of followers) {
		writes.push({ before: serviceWith(service), after: serviceWith(service, { selector: apart.selector }) });
		changes.push({ code: 'serviceFollows', service: service.metadata.name, to: as });
	}
	for (const { service, moved } of partly) {
		const ports = service.spec.ports.filter(({ port }) => !moved.includes(port));
		writes.push({ before: serviceWith(service), after: serviceWith(service, { ports }) });
		for (const port of moved) {
			changes.push({ code: 'movesServicePort', service: service.metadata.name, port, to: as });
			for (const caller of callersOf(state, others, service, port))
				breaks.push({ code: 'callersOfPort', caller: caller.name, service: service.metadata.name, port, to: as });
		}
	}
	const template = {
		metadata: templateMeta(workload, apart.labels),
		spec: partSpec(workload, rewired.part, mountedBy([part])),
	};
	const claims = workload.claims.filter(({ metadata }) => mountedBy([part]).has(metadata?.name ?? ''));
	writes.push({ after: manifestOf(workload, template, { name: as, selector: apart.selector, claims }) });
	const replicas = workload.replicas === undefined ? {} : { replicas: workload.replicas };
	changes.push({ code: 'createsWorkload', kind, name: as, ...replicas });
	writes.push({ before: manifestWith(workload, workload.spec), after: manifestWith(workload, restSpec(cut, rewired)) });
	changes.push({ code: 'replacesPods', kind, name }, ...rewired.changes);
	breaks.push(...partingVolumes(workload, part, rest));
	if (workload.spec.shareProcessNamespace) breaks.push({ code: 'sharedProcesses' });
	breaks.push(...autoscalerBreaks(cut));
	const node = workload.object.kind === 'Pod' ? workload.object.spec.nodeName : undefined;
	return {
		writes,
		deletes: [],
		...(node === undefined ? {} : { beside: { pod: { namespace, name: as }, node } }),
		changes,
		breaks,
	};
}

function templateMeta({ object }: Workload, labels: Labels): { labels: Labels; annotations?: Labels } {
	const annotations = object.kind === 'Pod' ? undefined : object.spec.template.metadata.annotations;
	return annotations ? { labels, annotations } : { labels };
}

function partSpec({ spec }: Workload, part: Container, mounted: ReadonlySet<string>): Workload['spec'] {
	const volumes = (spec.volumes ?? []).filter(({ name }) => mounted.has(name));
	return { ...podFields(spec), containers: [part], ...(volumes.length > 0 ? { volumes } : {}) } as Workload['spec'];
}

/** What's left: without the volumes that only the part had mounted. */
function restSpec({ workload: { spec }, part, rest }: Cut, rewired: Rewired): Workload['spec'] {
	const rewiredOf = (container: Container) => rewired.rest.get(container) ?? container;
	const [own, others] = [mountedBy([part]), mountedBy(rest)];
	const { volumes: all = [], initContainers, ...kept } = spec;
	const volumes = all.filter(({ name }) => others.has(name) || !own.has(name));
	return {
		...kept,
		...(initContainers ? { initContainers: initContainers.map(rewiredOf) } : {}),
		containers: spec.containers.filter((one) => one !== part).map(rewiredOf),
		...(volumes.length > 0 ? { volumes } : {}),
	};
}

/** Random commands of every type. A type without a maker here doesn't compile, so the fuzzer knows them all. */
import {
	type Command,
	type CommandType,
	type PodPlace,
	type WorkloadName,
	workloadKinds,
} from '../commands/command.ts';
import { newDraft } from '../commands/drafts.ts';
import { type ClusterState, podNetworks, schedulingModes } from '../state.ts';
import { isExposed } from '../workload/clients.ts';
import { anyContainer, images } from './containers.ts';
import { anyLoad } from './loads.ts';
import { anyManifest, manifestKinds } from './manifests.ts';
import { anyDraft, anyNode, anyObject, apps, type World } from './world.ts';

type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
type KindOf<T extends CommandType> = CommandOf<T> extends { kind: infer K extends string } ? K : never;

const deletable: Record<KindOf<'delete'>, number> = {
	Pod: 6,
	ReplicaSet: 2,
	Deployment: 2,
	StatefulSet: 1,
	DaemonSet: 1,
	Job: 1,
	HorizontalPodAutoscaler: 1,
	ConfigMap: 1,
	Service: 2,
	Node: 1,
};
const scalable: Record<KindOf<'scale'>, number> = { Pod: 2, ReplicaSet: 1, Deployment: 4, StatefulSet: 2 };

function kindBy<K extends string>({ chance }: World, weights: Record<K, number>): K {
	const entries = Object.entries(weights) as [K, number][];
	return chance.weighted(entries.map(([kind, weight]) => ({ kind, weight }))).kind;
}

function anyPlace(world: World): PodPlace {
	return world.chance.percent(40)
		? { kind: 'draft', name: anyDraft(world) }
		: { kind: 'pod', ...anyObject(world, 'Pod') };
}

/** Mostly a container that's there. */
function containerAt({ chance, state }: World, place: PodPlace): string {
	const spec =
		place.kind === 'draft'
			? state.drafts.get(place.name)?.pod.spec
			: state.objects.Pod.get(`${place.namespace}/${place.name}`)?.spec;
	const names = spec?.containers.map(({ name }) => name) ?? [];
	return names.length > 0 && chance.percent(90) ? chance.pick(names) : 'one';
}

function anyWorkload(world: World): WorkloadName {
	const kind = world.chance.percent(40) ? 'Pod' : world.chance.pick(workloadKinds);
	return { kind, ...anyObject(world, kind) };
}

const node = (world: World) => (world.chance.percent(60) ? { node: anyNode(world) } : {});

const makers: { [T in CommandType]: { weight: number; make: (world: World) => CommandOf<T> } } = {
	apply: {
		weight: 30,
		make: (world) => ({
			type: 'apply',
			objects: Array.from({ length: world.chance.pick([1, 1, 1, 1, 2, 3]) }, () => anyManifest(world)),
		}),
	},
	delete: {
		weight: 8,
		make: (world) => {
			const kind = kindBy(world, deletable);
			const grace = world.chance.percent(15) ? { gracePeriodSeconds: world.chance.pick([0, 1, 60]) } : {};
			return { type: 'delete', kind, ...anyObject(world, kind), ...grace };
		},
	},
	scale: {
		weight: 8,
		make: (world) => {
			const kind = kindBy(world, scalable);
			return {
				type: 'scale',
				kind,
				...anyObject(world, kind),
				replicas: world.chance.pick([0, 1, 2, 3, 5, 8, 12, -1]),
			};
		},
	},
	createDraft: {
		weight: 5,
		make: (world) => ({ type: 'createDraft', name: world.chance.pick(apps), container: anyContainer(world.chance) }),
	},
	replaceDraft: {
		weight: 3,
		make: (world) => {
			const name = anyDraft(world);
			const before = world.state.drafts.get(name) ?? newDraft(name, anyContainer(world.chance));
			const draft = world.chance.percent(30)
				? newDraft(world.chance.pick(apps), anyContainer(world.chance))
				: { ...before, expose: world.chance.percent(50) };
			return { type: 'replaceDraft', name, draft };
		},
	},
	discardDraft: { weight: 1, make: (world) => ({ type: 'discardDraft', name: anyDraft(world) }) },
	runDraft: { weight: 4, make: (world) => ({ type: 'runDraft', name: anyDraft(world), ...node(world) }) },
	addContainer: {
		weight: 4,
		make: (world) => ({ type: 'addContainer', to: anyPlace(world), container: anyContainer(world.chance) }),
	},
	removeContainer: {
		weight: 3,
		make: (world) => {
			const from = anyPlace(world);
			return { type: 'removeContainer', from, container: containerAt(world, from) };
		},
	},
	moveContainer: {
		weight: 4,
		make: (world) => {
			const from = anyPlace(world);
			return { type: 'moveContainer', from, container: containerAt(world, from), to: anyPlace(world) };
		},
	},
	splitOut: {
		weight: 3,
		make: (world) => {
			const pod = anyObject(world, 'Pod');
			const container = containerAt(world, { kind: 'pod', ...pod });
			return { type: 'splitOut', ...pod, container, as: world.chance.pick([...apps, 'apart', 'apart-2']) };
		},
	},
	mergePods: {
		weight: 3,
		make: (world) => ({ type: 'mergePods', from: anyWorkload(world), into: anyWorkload(world) }),
	},
	bindPod: { weight: 5, make: (world) => ({ type: 'bindPod', ...pendingPod(world), node: anyNode(world) }) },
	replacePod: { weight: 4, make: (world) => ({ type: 'replacePod', ...anyObject(world, 'Pod'), ...node(world) }) },
	setScheduling: { weight: 2, make: ({ chance }) => ({ type: 'setScheduling', mode: chance.pick(schedulingModes) }) },
	setPodNetwork: { weight: 1, make: ({ chance }) => ({ type: 'setPodNetwork', podNetwork: chance.pick(podNetworks) }) },
	crashContainer: {
		weight: 6,
		make: (world) => {
			const pod = anyObject(world, 'Pod');
			return { type: 'crashContainer', ...pod, container: containerAt(world, { kind: 'pod', ...pod }) };
		},
	},
	crashProcess: {
		weight: 3,
		make: (world) => {
			const pod = anyObject(world, 'Pod');
			const container = containerAt(world, { kind: 'pod', ...pod });
			return { type: 'crashProcess', ...pod, container, containerPid: world.chance.pick([1, 1, 7, 8, 9]) };
		},
	},
	setImageAvailable: {
		weight: 3,
		make: ({ chance, state }) => {
			const missing = [...state.unavailableImages];
			if (missing.length > 0 && chance.percent(60))
				return { type: 'setImageAvailable', image: chance.pick(missing), available: true };
			return { type: 'setImageAvailable', image: chance.pick(images), available: chance.percent(20) };
		},
	},
	losePackets: {
		weight: 1,
		make: ({ chance }) => ({ type: 'losePackets', percent: chance.pick([0, 0, 5, 30, 100, 101]) }),
	},
	fillDisk: {
		weight: 2,
		make: (world) => ({ type: 'fillDisk', node: anyNode(world), full: world.chance.percent(55) }),
	},
	rollout: {
		weight: 4,
		make: (world) => {
			const { chance } = world;
			const kind = chance.pick(['Deployment', 'Deployment', 'StatefulSet', 'DaemonSet'] as const);
			const action = chance.pick(['pause', 'resume', 'undo', 'restart'] as const);
			const toRevision = action === 'undo' && chance.percent(40) ? { toRevision: chance.int(4) } : {};
			return { type: 'rollout', action, kind, ...anyObject(world, kind), ...toRevision };
		},
	},
	failNode: { weight: 2, make: (world) => ({ type: 'failNode', node: anyNode(world) }) },
	cutNode: { weight: 2, make: (world) => ({ type: 'cutNode', node: anyNode(world) }) },
	restoreNode: { weight: 3, make: (world) => ({ type: 'restoreNode', node: anyNode(world) }) },
	setLoad: {
		weight: 3,
		make: (world) => ({
			type: 'setLoad',
			service: anyObject(world, 'Service'),
			...(world.chance.percent(80) ? { load: anyLoad(world.chance) } : {}),
		}),
	},
	request: {
		weight: 2,
		make: (world) => {
			const pod = anyObject(world, 'Pod');
			const host = world.chance.pick(['localhost', 'nobody', '10.244.1.3', ...apps]);
			const target = { host, port: world.chance.pick([80, 80, 8080, 6379, 0]), request: 'GET /' };
			return { type: 'request', ...pod, container: containerAt(world, { kind: 'pod', ...pod }), target };
		},
	},
};

function pendingPod(world: World): { namespace: string; name: string } {
	const pending = [...world.state.objects.Pod.values()].filter(({ spec }) => spec.nodeName === undefined);
	if (pending.length === 0) return anyObject(world, 'Pod');
	const { namespace, name } = world.chance.pick(pending).metadata;
	return { namespace, name };
}

const entries = Object.values(makers);

/** Any command; some are refused, and must then change nothing but the log. */
export function anyCommand(world: World): Command {
	return world.chance.weighted<(typeof entries)[number]>(entries).make(world);
}

/** What a count of accepted commands tells apart: the type, and the kind where it has one. */
export function labelOf(command: Command): string {
	if (command.type === 'apply') return `apply ${command.objects[0]?.kind ?? 'nothing'}`;
	return 'kind' in command ? `${command.type} ${command.kind}` : command.type;
}

/** Every label that a long run must have seen accepted. */
export const labels: readonly string[] = [
	...Object.keys(makers).filter((type) => type !== 'apply' && type !== 'delete' && type !== 'scale'),
	...manifestKinds.map((kind) => `apply ${kind}`),
	...Object.keys(deletable).map((kind) => `delete ${kind}`),
	...Object.keys(scalable).map((kind) => `scale ${kind}`),
];

/** Commands that end every fault, after which the cluster must come to rest. */
export function healing({ unavailableImages, machines, objects, workload }: ClusterState): Command[] {
	const all = [...machines.values()];
	const called = [...workload.outside.keys()].flatMap((key) => objects.Service.get(key) ?? []);
	const paused = [...objects.Deployment.values()].filter(({ spec }) => spec.paused);
	return [
		{ type: 'setScheduling', mode: 'automatic' },
		{ type: 'losePackets', percent: 0 },
		...called
			.filter(isExposed)
			.map(({ metadata: { namespace, name } }): Command => ({ type: 'setLoad', service: { namespace, name } })),
		...Array.from(unavailableImages, (image): Command => ({ type: 'setImageAvailable', image, available: true })),
		...all.filter(({ disk }) => disk === 'full').map(({ node }): Command => ({ type: 'fillDisk', node, full: false })),
		...all
			.filter(({ availability }) => availability !== 'up')
			.map(({ node }): Command => ({ type: 'restoreNode', node })),
		...paused.map(
			({ metadata: { namespace, name } }): Command => ({ type: 'rollout', action: 'resume', namespace, name }),
		),
	];
}

/**
 * A cluster as manifests that any cluster takes, and back. They hold what people ask for and not what follows from it:
 * no status, no addresses, no objects that a controller made. What only Podarium knows (its machines, which of them a
 * bare pod is on, how the simulation is set) stands in annotations under `podarium.dev/`.
 */

import type { Command } from '../engine/commands/command.ts';
import type { ClusterState } from '../engine/state.ts';
import { podNetworks, schedulingModes } from '../engine/state.ts';
import { isRecord } from '../kubernetes/plainData.ts';
import type { Labels, ManifestObject, ObjectMeta } from '../kubernetes/types.ts';
import { newDocument, type ScenarioDocument } from './document.ts';
import { minimal } from './minimal.ts';

const prefix = 'podarium.dev/';
/** A ConfigMap without data, which no workload reads: only its annotations count. */
const settingsName = 'podarium-settings';
const nodeAnnotation = `${prefix}node`;

const kindsInOrder = [
	'ConfigMap',
	'Service',
	'Pod',
	'ReplicaSet',
	'Deployment',
	'StatefulSet',
	'DaemonSet',
	'Job',
	'HorizontalPodAutoscaler',
] as const;

/** Annotations and labels that the cluster itself writes. */
const systemAnnotations =
	/^(deployment\.kubernetes\.io|deprecated\.daemonset|kubectl\.kubernetes\.io\/last-applied|batch\.kubernetes\.io\/job-tracking)/;
const jobLabels = ['batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-name', 'controller-uid', 'job-name'];
/** Labels that a kubelet registers its node with. */
const nodeLabels = ['kubernetes.io/arch', 'kubernetes.io/os', 'kubernetes.io/hostname'];

function labelsWithout(labels: Labels | undefined, left: (key: string) => boolean): Labels | undefined {
	const kept = Object.entries(labels ?? {}).filter(([key]) => !left(key));
	return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function metadataOf(
	{ name, namespace, labels, annotations }: ObjectMeta,
	more: Labels = {},
): ManifestObject['metadata'] {
	const all = { ...labelsWithout(annotations, (key) => systemAnnotations.test(key)), ...more };
	return {
		name,
		...(namespace === '' || namespace === 'default' ? {} : { namespace }),
		...(labels && Object.keys(labels).length > 0 ? { labels } : {}),
		...(Object.keys(all).length > 0 ? { annotations: all } : {}),
	};
}

interface Stored {
	apiVersion: string;
	kind: string;
	metadata: ObjectMeta;
	spec?: unknown;
}

/** What the cluster added to the spec of a kind, taken out again. */
function askedSpec(kind: string, spec: Record<string, unknown>): Record<string, unknown> {
	if (kind === 'Pod') {
		const { nodeName: _, ...asked } = spec;
		return asked;
	}
	if (kind === 'Service') {
		const { clusterIP, clusterIPs: _, ...asked } = spec;
		return clusterIP === 'None' ? { clusterIP, ...asked } : asked;
	}
	if (kind === 'Job' && spec.manualSelector !== true) {
		const { selector: _, template, ...asked } = spec;
		const { metadata, spec: podSpec } = template as { metadata?: { labels?: Labels }; spec: unknown };
		const labels = labelsWithout(metadata?.labels, (key) => jobLabels.includes(key));
		return { ...asked, template: { ...(labels ? { metadata: { labels } } : {}), spec: podSpec } };
	}
	return spec;
}

function manifestOf(object: Stored): ManifestObject {
	const { apiVersion, kind, metadata, spec, ...others } = object;
	const { status: _, ...data } = others as Record<string, unknown>;
	const node =
		kind === 'Pod' && isRecord(spec) && typeof spec.nodeName === 'string' ? { [nodeAnnotation]: spec.nodeName } : {};
	const asked = isRecord(spec) ? { spec: askedSpec(kind, spec) } : data;
	return minimal({ apiVersion, kind, metadata: metadataOf(metadata, node), ...asked } as ManifestObject);
}

function nodeManifests({ objects }: ClusterState): ManifestObject[] {
	return [...objects.Node.values()].map(({ metadata, spec, status }) => {
		const labels = labelsWithout(metadata.labels, (key) => nodeLabels.includes(key));
		const taints = (spec.taints ?? []).filter(({ key }) => !key.startsWith('node.kubernetes.io/'));
		return minimal({
			apiVersion: 'v1',
			kind: 'Node',
			metadata: { name: metadata.name, ...(labels ? { labels } : {}) },
			spec: { ...(spec.unschedulable ? { unschedulable: true } : {}), ...(taints.length > 0 ? { taints } : {}) },
			status: { capacity: status.capacity, allocatable: status.allocatable },
		} as unknown as ManifestObject);
	});
}

function settingsManifest(state: ClusterState): ManifestObject {
	const { seed, settings, unavailableImages } = state;
	return {
		apiVersion: 'v1',
		kind: 'ConfigMap',
		metadata: {
			name: settingsName,
			annotations: {
				[`${prefix}nodes`]: JSON.stringify(nodeManifests(state)),
				[`${prefix}pod-network`]: settings.podNetwork,
				[`${prefix}scheduling`]: settings.scheduling,
				[`${prefix}seed`]: String(seed),
				...(settings.packetLossPercent > 0 ? { [`${prefix}packet-loss`]: String(settings.packetLossPercent) } : {}),
				...(unavailableImages.size > 0
					? { [`${prefix}unavailable-images`]: JSON.stringify([...unavailableImages].sort()) }
					: {}),
			},
		},
	};
}

/** Everything that was asked of the cluster, as manifests in the order in which `kubectl apply` should meet them. */
export function exportCluster(state: ClusterState): ManifestObject[] {
	const own = kindsInOrder.flatMap((kind) =>
		[...(state.objects[kind] as Map<string, Stored>).values()].filter(
			({ metadata }) =>
				!metadata.ownerReferences?.some(({ controller }) => controller) && metadata.deletionTimestamp === undefined,
		),
	);
	return [settingsManifest(state), ...state.notSimulated.values(), ...own.map(manifestOf)];
}

function parsed(text: string | undefined): unknown {
	try {
		return text === undefined ? undefined : JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Puts a bare pod back on its machine. */
function placed(object: ManifestObject, nodes: ReadonlySet<string>): ManifestObject {
	const { annotations } = object.metadata;
	const node = annotations?.[nodeAnnotation];
	if (object.kind !== 'Pod' || node === undefined || !isRecord(object.spec)) return object;
	const { [nodeAnnotation]: _, ...others } = annotations ?? {};
	const { annotations: __, ...metadata } = object.metadata;
	return {
		...object,
		metadata: { ...metadata, ...(Object.keys(others).length > 0 ? { annotations: others } : {}) },
		spec: nodes.has(node) ? { ...object.spec, nodeName: node } : object.spec,
	};
}

const isObject = (value: unknown): value is ManifestObject =>
	isRecord(value) && value.kind === 'Node' && value.apiVersion === 'v1' && isRecord(value.metadata);

/**
 * A new scenario of manifests: as they were exported, on the machines and with the settings that they tell of; or on
 * `nodeCount` machines of its own where they tell of none.
 */
export function documentOfManifests(
	objects: readonly ManifestObject[],
	options: { title?: string; nodeCount?: number } = {},
): ScenarioDocument {
	const settings = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === settingsName);
	const told = settings?.metadata.annotations ?? {};
	const listed = parsed(told[`${prefix}nodes`]);
	const nodes = (Array.isArray(listed) ? listed : []).filter(isObject);
	const names = new Set([...nodes, ...objects.filter(isObject)].map(({ metadata }) => metadata.name ?? ''));
	const others = objects.filter((object) => object !== settings).map((object) => placed(object, names));
	if (!settings) return newDocument(others, options);
	const seed = Number(told[`${prefix}seed`]);
	const document = newDocument([...nodes, ...others], {
		...(options.title === undefined ? {} : { title: options.title }),
		...(Number.isInteger(seed) && seed >= 0 && seed <= 0xffff_ffff ? { seed } : {}),
		nodeCount: nodes.length > 0 ? 0 : (options.nodeCount ?? 0),
	});
	return { ...document, commands: settingCommands(told).map((command) => ({ at: 0, command })) };
}

function settingCommands(told: Labels): Command[] {
	const commands: Command[] = [];
	const podNetwork = podNetworks.find((candidate) => candidate === told[`${prefix}pod-network`]);
	if (podNetwork !== undefined && podNetwork !== 'overlay') commands.push({ type: 'setPodNetwork', podNetwork });
	const mode = schedulingModes.find((candidate) => candidate === told[`${prefix}scheduling`]);
	if (mode !== undefined && mode !== 'automatic') commands.push({ type: 'setScheduling', mode });
	const percent = Number(told[`${prefix}packet-loss`]);
	if (percent > 0 && percent <= 100) commands.push({ type: 'losePackets', percent });
	const images = parsed(told[`${prefix}unavailable-images`]);
	for (const image of Array.isArray(images) ? images.slice(0, 100) : [])
		if (typeof image === 'string') commands.push({ type: 'setImageAvailable', image, available: false });
	return commands;
}

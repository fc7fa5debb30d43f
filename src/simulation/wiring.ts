/**
 * Who a container calls when it's dropped: for each peer that its program knows by a variable, the
 * neighbour in the same pod if there is one (`localhost`), else a Service of that role, else the name that
 * such a Service would have.
 */
import type { ContainerManifest, Draft } from '../engine/drafts.ts';
import type { Call, Role } from '../engine/images/program.ts';
import { resolveProgram } from '../engine/images/resolve.ts';
import type { ClusterState } from '../engine/state.ts';
import { matchesLabels } from '../kubernetes/labels.ts';
import type { Container } from '../kubernetes/types.ts';
import { paletteEntries } from './palette.ts';
import { foldersWritten } from './sharedFolders.ts';

const asSpec = (container: ContainerManifest): Container => container as unknown as Container;

function roleOf(container: { image: string }): Role {
	return resolveProgram(container as Container).program.role;
}

function portOf(container: Pick<ContainerManifest, 'ports'>): number | undefined {
	return container.ports?.[0]?.containerPort;
}

/** A Service whose pods run a container of that role, as `name:port`. */
function serviceWithRole(cluster: ClusterState, role: Role): string | undefined {
	for (const { metadata, spec } of cluster.objects.Service.values()) {
		const { selector } = spec;
		if (!selector || Object.keys(selector).length === 0) continue;
		for (const pod of cluster.objects.Pod.values()) {
			if (pod.metadata.namespace !== metadata.namespace || !matchesLabels(selector, pod.metadata.labels)) continue;
			const container = pod.spec.containers.find((candidate) => roleOf(candidate) === role);
			const port =
				container &&
				spec.ports.find(({ targetPort }) => container.ports?.some(({ containerPort }) => containerPort === targetPort));
			if (port) return `${metadata.name}:${port.port}`;
		}
	}
	return undefined;
}

/** An exposed draft with a container of that role will have a Service of its name. */
function draftWithRole(cluster: ClusterState, role: Role): string | undefined {
	for (const draft of cluster.drafts.values()) {
		const container = draft.expose
			? draft.pod.spec.containers.find((candidate) => roleOf(candidate) === role)
			: undefined;
		const port = container && portOf(container);
		if (port !== undefined) return `${draft.name}:${port}`;
	}
	return undefined;
}

function addressFor(call: Call, neighbours: readonly ContainerManifest[], cluster: ClusterState): string | undefined {
	const { role } = call;
	if (role === undefined) return undefined;
	const neighbour = neighbours.find((candidate) => roleOf(candidate) === role);
	if (neighbour) return `localhost:${portOf(neighbour) ?? call.defaultPort}`;
	const known = serviceWithRole(cluster, role) ?? draftWithRole(cluster, role);
	if (known !== undefined || call.optional) return known;
	const usual = paletteEntries.find((candidate) => candidate.role === role);
	return usual && `${usual.key}:${portOf(usual.container) ?? call.defaultPort}`;
}

/** The container with the neighbours' mounts in which its own program keeps files: they share those then. */
function mounted(container: ContainerManifest, neighbours: readonly ContainerManifest[]): ContainerManifest {
	if (container.volumeMounts !== undefined) return container;
	const folders = foldersWritten(container);
	const mounts = neighbours
		.flatMap(({ volumeMounts = [] }) => volumeMounts)
		.filter(({ mountPath }) => folders.some((folder) => `${folder}/`.startsWith(`${mountPath}/`)))
		.filter(({ mountPath }, index, all) => all.findIndex((other) => other.mountPath === mountPath) === index);
	return mounts.length > 0 ? { ...container, volumeMounts: mounts } : container;
}

/** The container with its peers' variables filled in, as far as they aren't set, and mounts that it shares with them. */
export function wired(
	bare: ContainerManifest,
	neighbours: readonly ContainerManifest[],
	cluster: ClusterState,
): ContainerManifest {
	const container = mounted(bare, neighbours);
	const { program } = resolveProgram(asSpec(container));
	const env = [...(container.env ?? [])];
	for (const call of program.processes.flatMap(({ calls }) => calls)) {
		if (call.env === undefined || env.some(({ name }) => name === call.env)) continue;
		const value = addressFor(call, neighbours, cluster);
		if (value !== undefined) env.push({ name: call.env, value });
	}
	return env.length > 0 ? { ...container, env } : container;
}

/** Containers that already wait for a peer of the new one's role now find it beside them, in a draft. */
export function rewired(draft: Draft, cluster: ClusterState): Draft {
	const { containers } = draft.pod.spec;
	const next = containers.map((container) => {
		const others = containers.filter((other) => other !== container);
		const { program } = resolveProgram(asSpec(container));
		const env = container.env?.map((variable) => {
			const call = program.processes.flatMap(({ calls }) => calls).find((candidate) => candidate.env === variable.name);
			const neighbour = call && others.find((other) => roleOf(other) === call.role);
			return neighbour ? { ...variable, value: `localhost:${portOf(neighbour) ?? call.defaultPort}` } : variable;
		});
		const filled = wired(env ? { ...container, env } : container, others, cluster);
		return JSON.stringify(filled) === JSON.stringify(container) ? container : filled;
	});
	return { ...draft, pod: { ...draft.pod, spec: { ...draft.pod.spec, containers: next } } };
}

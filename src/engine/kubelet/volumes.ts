/** Volumes: made with the pod, mounted by its containers, gone with the pod; and the files in them. */
import { memoryBytes } from '../../kubernetes/quantity.ts';
import type { Container, Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { record } from '../log.ts';
import type { ContainerRuntime, File, Files, Sandbox, Volume } from './sandbox.ts';
import { containerOf, putContainer, putSandbox } from './sandboxes.ts';
import { sourceExists } from './sources.ts';

type VolumeSpec = NonNullable<Pod['spec']['volumes']>[number];

function emptyVolume(spec: VolumeSpec): Volume {
	const { name, emptyDir, configMap, hostPath } = spec;
	if (emptyDir) {
		const sizeLimit = emptyDir.sizeLimit === undefined ? {} : { sizeLimit: memoryBytes(emptyDir.sizeLimit) };
		return { name, kind: 'emptyDir', source: '', inMemory: emptyDir.medium === 'Memory', ...sizeLimit, files: {} };
	}
	if (configMap) return { name, kind: 'configMap', source: configMap.name ?? '', inMemory: false, files: {} };
	if (hostPath) return { name, kind: 'hostPath', source: hostPath.path, inMemory: false, files: {} };
	return {
		name,
		kind: 'other',
		source: Object.keys(spec).find((key) => key !== 'name') ?? '',
		inMemory: false,
		files: {},
	};
}

/** The volumes of a pod's spec, with nothing in them yet. */
export function emptyVolumes(pod: Pod): Volume[] {
	return (pod.spec.volumes ?? []).map(emptyVolume);
}

interface ConfigMapSource {
	name?: string;
	optional?: boolean;
	items?: { key: string }[];
}

function configMapProblem(engine: Engine, namespace: string, source: ConfigMapSource): string | undefined {
	const map = engine.state.objects.ConfigMap.get(`${namespace}/${source.name}`);
	if (source.optional) return undefined;
	if (!map) return `configmap "${source.name}" not found`;
	const missing = source.items?.find(({ key }) => map.data?.[key] === undefined && map.binaryData?.[key] === undefined);
	return missing && `references non-existent config key: ${missing.key}`;
}

function secretProblem(engine: Engine, namespace: string, name = '', optional = false): string | undefined {
	return optional || sourceExists(engine, 'Secret', namespace, name) ? undefined : `secret "${name}" not found`;
}

/** What a volume is made of and isn't there. */
function sourceProblem(
	engine: Engine,
	namespace: string,
	{ configMap, secret, projected }: VolumeSpec,
): string | undefined {
	if (configMap) return configMapProblem(engine, namespace, configMap);
	if (secret) return secretProblem(engine, namespace, secret.secretName, secret.optional);
	for (const source of projected?.sources ?? []) {
		const problem =
			(source.configMap && configMapProblem(engine, namespace, source.configMap)) ??
			(source.secret && secretProblem(engine, namespace, source.secret.name, source.secret.optional));
		if (problem !== undefined) return problem;
	}
	return undefined;
}

/** Why a volume can't be mounted, as the FailedMount event says it; nothing when all can. */
export function mountProblem(engine: Engine, pod: Pod): string | undefined {
	for (const volume of pod.spec.volumes ?? []) {
		const problem = sourceProblem(engine, pod.metadata.namespace, volume);
		if (problem !== undefined) return `MountVolume.SetUp failed for volume "${volume.name}" : ${problem}`;
	}
	return undefined;
}

/** What a volume holds now: a ConfigMap's data as files, a host path's files, or what was written into it. */
export function filesOf({ state }: Pick<Engine, 'state'>, sandbox: Sandbox, volume: Volume): Files {
	if (volume.kind === 'hostPath') return state.machines.get(sandbox.node)?.hostFiles[volume.source] ?? {};
	if (volume.kind !== 'configMap') return volume.files;
	const [namespace = ''] = sandbox.pod.split('/');
	const map = state.objects.ConfigMap.get(`${namespace}/${volume.source}`);
	const files: Record<string, File> = {};
	for (const [key, text] of Object.entries(map?.data ?? {}))
		files[key] = { bytes: text.length, by: 'kubelet', at: 0, text };
	return files;
}

export interface Mounted {
	volume: Volume;
	/** The path below the volume's root. */
	path: string;
	readOnly: boolean;
}

/** The mount that an absolute path of a container lies in: the longest mount path wins. */
export function mountOf(sandbox: Sandbox, spec: Container, path: string): Mounted | undefined {
	const mounts = (spec.volumeMounts ?? []).toSorted((a, b) => b.mountPath.length - a.mountPath.length);
	for (const { name, mountPath, subPath, readOnly } of mounts) {
		const root = mountPath.endsWith('/') ? mountPath : `${mountPath}/`;
		if (!`${path}/`.startsWith(root)) continue;
		const volume = sandbox.volumes.find((candidate) => candidate.name === name);
		const inside = path.slice(root.length);
		const below = subPath ? `${subPath}/${inside}` : inside;
		return volume && { volume, path: below, readOnly: readOnly === true || volume.kind === 'configMap' };
	}
	return undefined;
}

function grown(files: Files, path: string, bytes: number, by: string, at: number): Files {
	return { ...files, [path]: { bytes: (files[path]?.bytes ?? 0) + bytes, by, at } };
}

/** Appends to a file of a container: in a volume if its path is mounted, else in the container's own file system. */
export function appendFile(
	engine: Engine,
	uid: string,
	name: string,
	spec: Container,
	path: string,
	bytes: number,
): void {
	const sandbox = engine.state.sandboxes.get(uid);
	const container = containerOf(sandbox, name);
	if (!sandbox || !container) return;
	const mounted = mountOf(sandbox, spec, path);
	if (mounted?.readOnly) return;
	record(engine.state, 'fileWritten', sandbox.pod, name, path, mounted?.volume.name ?? '');
	changeFiles(engine, sandbox, container, mounted, path, (files, key) =>
		grown(files, key, bytes, name, engine.state.now),
	);
}

/** Empties a file, as a log rotator does. */
export function truncateFile(engine: Engine, uid: string, name: string, spec: Container, path: string): void {
	const sandbox = engine.state.sandboxes.get(uid);
	const container = containerOf(sandbox, name);
	const mounted = sandbox && mountOf(sandbox, spec, path);
	if (!sandbox || !container || mounted?.readOnly) return;
	changeFiles(engine, sandbox, container, mounted, path, (files, key) =>
		files[key] ? { ...files, [key]: { bytes: 0, by: name, at: engine.state.now } } : files,
	);
}

/** Takes a file away, as `rm` does. */
export function removeFile(engine: Engine, uid: string, name: string, spec: Container, path: string): void {
	const sandbox = engine.state.sandboxes.get(uid);
	const container = containerOf(sandbox, name);
	const mounted = sandbox && mountOf(sandbox, spec, path);
	if (!sandbox || !container || mounted?.readOnly) return;
	changeFiles(engine, sandbox, container, mounted, path, (files, key) => {
		const { [key]: _, ...others } = files;
		return others;
	});
}

function changeFiles(
	engine: Engine,
	sandbox: Sandbox,
	container: ContainerRuntime,
	mounted: Mounted | undefined,
	path: string,
	change: (files: Files, key: string) => Files,
): void {
	if (!mounted) {
		putContainer(engine, sandbox.uid, { ...container, files: change(container.files, path) });
		return;
	}
	const { volume } = mounted;
	const key = mounted.path === '' ? '.' : mounted.path;
	if (volume.kind === 'hostPath') {
		const machine = engine.state.machines.get(sandbox.node);
		if (!machine) return;
		const files = change(machine.hostFiles[volume.source] ?? {}, key);
		engine.state.machines.set(machine.node, {
			...machine,
			hostFiles: { ...machine.hostFiles, [volume.source]: files },
		});
		engine.changes.machines.add(machine.node);
		return;
	}
	const volumes = sandbox.volumes.map((other) =>
		other === volume ? { ...volume, files: change(volume.files, key) } : other,
	);
	putSandbox(engine, { ...sandbox, volumes });
}

/** The files that a container sees at a path, as `ls` lists them: full path → file. */
export function filesSeenBy(
	engine: Engine,
	sandbox: Sandbox,
	container: ContainerRuntime,
	spec: Container,
): Map<string, File> {
	const seen = new Map<string, File>(Object.entries(container.files));
	for (const { name, mountPath, subPath } of spec.volumeMounts ?? []) {
		const volume = sandbox.volumes.find((candidate) => candidate.name === name);
		if (!volume) continue;
		const root = mountPath.endsWith('/') ? mountPath.slice(0, -1) : mountPath;
		for (const [path, file] of Object.entries(filesOf(engine, sandbox, volume))) {
			if (subPath && !path.startsWith(`${subPath}/`)) continue;
			seen.set(`${root}/${subPath ? path.slice(subPath.length + 1) : path}`, file);
		}
	}
	return seen;
}

export function bytesIn(files: Files): number {
	let total = 0;
	for (const { bytes } of Object.values(files)) total += bytes;
	return total;
}

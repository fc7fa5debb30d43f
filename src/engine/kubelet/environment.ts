/** A container's environment as its processes see it: literals, the downward API, ConfigMaps, Service variables left out. */
import { containerAmounts } from '../../kubernetes/podRequests.ts';
import type { Container, Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { sourceExists } from './sources.ts';

type EnvVar = NonNullable<Container['env']>[number];

/** `spec.nodeName`, `metadata.labels['app']`, …: what `fieldRef` may name (`pkg/fieldpath`). */
function fieldOf(engine: Engine, pod: Pod, path: string): string | undefined {
	const subscript = /^metadata\.(labels|annotations)\['([^']+)'\]$/.exec(path);
	if (subscript) return pod.metadata[subscript[1] as 'labels' | 'annotations']?.[subscript[2] ?? ''] ?? '';
	const sandbox = engine.state.sandboxes.get(pod.metadata.uid);
	const hostIP = engine.state.objects.Node.get(pod.spec.nodeName ?? '')?.status.addresses[0]?.address;
	const fields: Record<string, string | undefined> = {
		'metadata.name': pod.metadata.name,
		'metadata.namespace': pod.metadata.namespace,
		'metadata.uid': pod.metadata.uid,
		'spec.nodeName': pod.spec.nodeName,
		'spec.serviceAccountName': pod.spec.serviceAccountName ?? 'default',
		'status.podIP': sandbox?.ip,
		'status.podIPs': sandbox?.ip,
		'status.hostIP': hostIP,
		'status.hostIPs': hostIP,
	};
	return fields[path];
}

/** `limits.memory`, `requests.cpu`: in whole units of the divisor 1, cores rounded up. */
function resourceOf(pod: Pod, own: Container, containerName: string | undefined, resource: string): string | undefined {
	const spec = containerName === undefined ? own : pod.spec.containers.find(({ name }) => name === containerName);
	const [side, kind] = resource.split('.');
	if (!spec || (side !== 'limits' && side !== 'requests')) return undefined;
	const amounts = containerAmounts(spec, side);
	if (kind === 'cpu') return String(Math.ceil(amounts.cpu / 1000));
	return kind === 'memory' ? String(amounts.memory) : undefined;
}

function configValue(engine: Engine, pod: Pod, name: string, key: string): string | undefined {
	return engine.state.objects.ConfigMap?.get(`${pod.metadata.namespace}/${name}`)?.data?.[key];
}

function variableValue(engine: Engine, pod: Pod, spec: Container, { value, valueFrom }: EnvVar): string | undefined {
	if (valueFrom === undefined) return value ?? '';
	const { fieldRef, resourceFieldRef, configMapKeyRef } = valueFrom;
	if (fieldRef) return fieldOf(engine, pod, fieldRef.fieldPath);
	if (resourceFieldRef) return resourceOf(pod, spec, resourceFieldRef.containerName, resourceFieldRef.resource);
	if (configMapKeyRef) return configValue(engine, pod, configMapKeyRef.name ?? '', configMapKeyRef.key);
	return undefined;
}

/** `$(NAME)` becomes the value of a variable defined before; `$$(NAME)` stays as `$(NAME)`. */
function expanded(text: string, known: ReadonlyMap<string, string>): string {
	return text.replace(
		/\$(\$\(\w[\w.-]*\))|\$\((\w[\w.-]*)\)/g,
		(whole, escaped: string | undefined, name: string | undefined) => escaped ?? known.get(name ?? '') ?? whole,
	);
}

/** The container's variables, in order: `envFrom` first, `env` over it. Secrets aren't simulated and have no value. */
export function environmentOf(engine: Engine, pod: Pod, spec: Container): Map<string, string> {
	const variables = new Map<string, string>();
	for (const { prefix = '', configMapRef } of spec.envFrom ?? []) {
		const data =
			configMapRef && engine.state.objects.ConfigMap?.get(`${pod.metadata.namespace}/${configMapRef.name}`)?.data;
		for (const [key, value] of Object.entries(data ?? {})) variables.set(prefix + key, value);
	}
	for (const variable of spec.env ?? []) {
		const value = variableValue(engine, pod, spec, variable);
		if (value !== undefined) variables.set(variable.name, expanded(value, variables));
	}
	return variables;
}

/** Why the container can't be created: a ConfigMap or a key of one that isn't there and isn't optional. */
export function configProblem(engine: Engine, pod: Pod, spec: Container): string | undefined {
	const tables = engine.state.objects.ConfigMap;
	const key = (name: string) => `${pod.metadata.namespace}/${name}`;
	for (const { secretRef } of spec.envFrom ?? []) {
		const name = secretRef?.name ?? '';
		if (secretRef && !secretRef.optional && !sourceExists(engine, 'Secret', pod.metadata.namespace, name)) {
			return `secret "${name}" not found`;
		}
	}
	for (const { valueFrom } of spec.env ?? []) {
		const reference = valueFrom?.secretKeyRef;
		const name = reference?.name ?? '';
		if (reference && !reference.optional && !sourceExists(engine, 'Secret', pod.metadata.namespace, name)) {
			return `secret "${name}" not found`;
		}
	}
	for (const { configMapRef } of spec.envFrom ?? []) {
		const name = configMapRef?.name ?? '';
		if (configMapRef && !configMapRef.optional && !tables?.has(key(name))) return `configmap "${name}" not found`;
	}
	for (const { valueFrom } of spec.env ?? []) {
		const reference = valueFrom?.configMapKeyRef;
		if (!reference || reference.optional) continue;
		const map = tables?.get(key(reference.name ?? ''));
		if (!map) return `configmap "${reference.name}" not found`;
		if (map.data?.[reference.key] === undefined)
			return `couldn't find key ${reference.key} in ConfigMap ${key(reference.name ?? '')}`;
	}
	return undefined;
}

/** What the API server warns of without refusing (`pkg/api/pod/warnings.go`). */
import type { Container, ContainerPort, NodeSelectorTerm, PodSpec } from 'kubernetes-types/core/v1';
import { formatQuantity, parseQuantity } from '../quantity.ts';
import type { Labels } from '../types.ts';
import { at, child } from './field.ts';

const deprecatedNodeLabels: Readonly<Record<string, string>> = {
	'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
	'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
	'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
	'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
	'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
};
const deprecatedAnnotations: Readonly<Record<string, string>> = {
	'scheduler.alpha.kubernetes.io/critical-pod': 'non-functional in v1.16+; use the "priorityClassName" field instead',
	'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
	'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
};
const deprecatedVolumes: Readonly<Record<string, string>> = {
	photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
	gitRepo: 'deprecated in v1.11',
	scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
	flocker: 'deprecated in v1.22, non-functional in v1.25+',
	storageos: 'deprecated in v1.22, non-functional in v1.25+',
	quobyte: 'deprecated in v1.22, non-functional in v1.25+',
	glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
	cephfs: 'deprecated in v1.28, non-functional in v1.31+',
	rbd: 'deprecated in v1.28, non-functional in v1.31+',
};

interface Located<T> {
	item: T;
	path: string;
}

/** Warnings for a pod spec. `path` is empty for a Pod and `spec.template` for a workload; annotations are of the same object. */
export function podWarnings(spec: PodSpec, path = '', annotations: Labels = {}): string[] {
	const here = child(path, 'spec');
	const containers = allContainers(spec, here);
	const warnings = [
		...nodeLabelWarnings(spec, here),
		...Object.keys(annotations)
			.filter((key) => Object.hasOwn(deprecatedAnnotations, key))
			.map((key) => `${at(child(path, 'metadata.annotations'), key)}: ${deprecatedAnnotations[key]}`),
		...volumeWarnings(spec, here),
		...duplicateWarnings(spec, here),
		...containers.flatMap(({ item, path: container }) => [
			...fractionWarnings(item, container),
			...envWarnings(item, container),
		]),
		...portWarnings(containers),
	];
	if ((spec.terminationGracePeriodSeconds ?? 0) < 0) {
		const text = 'must be >= 0; negative values are invalid and will be treated as 1';
		warnings.push(`${child(here, 'terminationGracePeriodSeconds')}: ${text}`);
	}
	return [...warnings, ...affinityWarnings(spec, child(here, 'affinity'))];
}

function allContainers(spec: PodSpec, path: string): Located<Container>[] {
	return (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((list) =>
		((spec[list] ?? []) as Container[]).map((item, index) => ({ item, path: at(child(path, list), index) })),
	);
}

function nodeLabelWarnings(spec: PodSpec, path: string): string[] {
	const warnings: string[] = [];
	for (const key of Object.keys(spec.nodeSelector ?? {})) {
		const text = deprecatedNodeLabel(key);
		if (text) warnings.push(`${at(child(path, 'nodeSelector'), key)}: ${text}`);
	}
	const affinity = spec.affinity?.nodeAffinity;
	const nodeAffinity = child(path, 'affinity.nodeAffinity');
	const must = child(nodeAffinity, 'requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms');
	const terms = affinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
	for (const [index, term] of terms.entries()) warnings.push(...termWarnings(term, at(must, index)));
	const may = child(nodeAffinity, 'preferredDuringSchedulingIgnoredDuringExecution');
	for (const [index, { preference }] of (affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
		warnings.push(...termWarnings(preference ?? {}, child(at(may, index), 'preference')));
	}
	for (const [index, constraint] of (spec.topologySpreadConstraints ?? []).entries()) {
		const here = at(child(path, 'topologySpreadConstraints'), index);
		const text = deprecatedNodeLabel(constraint.topologyKey);
		if (text) warnings.push(`${child(here, 'topologyKey')}: ${constraint.topologyKey} is ${text}`);
		if (!constraint.labelSelector) warnings.push(nullSelector(child(here, 'labelSelector')));
	}
	return warnings;
}

function termWarnings(term: NodeSelectorTerm, path: string): string[] {
	return (term.matchExpressions ?? []).flatMap(({ key }, index) => {
		const text = deprecatedNodeLabel(key);
		return text ? [`${child(at(child(path, 'matchExpressions'), index), 'key')}: ${key} is ${text}`] : [];
	});
}

function deprecatedNodeLabel(key: string): string | undefined {
	return Object.hasOwn(deprecatedNodeLabels, key) ? deprecatedNodeLabels[key] : undefined;
}

function volumeWarnings(spec: PodSpec, path: string): string[] {
	return (spec.volumes ?? []).flatMap((volume, index) =>
		Object.keys(volume)
			.filter((name) => Object.hasOwn(deprecatedVolumes, name))
			.map((name) => {
				// Upstream spells this one field unlike the API does.
				const shown = name === 'storageos' ? 'storageOS' : name;
				return `${child(at(child(path, 'volumes'), index), shown)}: ${deprecatedVolumes[name]}`;
			}),
	);
}

function duplicateWarnings(spec: PodSpec, path: string): string[] {
	const warnings: string[] = [];
	const addresses = new Set<string>();
	for (const [index, { ip }] of (spec.hostAliases ?? []).entries()) {
		const where = child(at(child(path, 'hostAliases'), index), 'ip');
		if (addresses.has(ip ?? '')) warnings.push(`${where}: duplicate ip ${JSON.stringify(ip)}`);
		addresses.add(ip ?? '');
	}
	const secrets = new Set<string>();
	for (const [index, { name = '' }] of (spec.imagePullSecrets ?? []).entries()) {
		const where = child(at(child(path, 'imagePullSecrets'), index), 'name');
		if (secrets.has(name)) warnings.push(`${where}: duplicate name ${JSON.stringify(name)}`);
		if (name === '') warnings.push(`${where}: invalid empty name ""`);
		secrets.add(name);
	}
	return warnings;
}

function fractionWarnings(container: Container, path: string): string[] {
	const warnings: string[] = [];
	for (const resource of ['memory', 'ephemeral-storage']) {
		for (const side of ['limits', 'requests'] as const) {
			const text = container.resources?.[side]?.[resource];
			const quantity = text === undefined ? undefined : parseQuantity(String(text));
			if (!quantity || quantity.nanos % 1_000_000_000n === 0n) continue;
			const where = at(child(path, `resources.${side}`), resource);
			warnings.push(`${where}: fractional byte value "${formatQuantity(quantity)}" is invalid, must be an integer`);
		}
	}
	return warnings;
}

function envWarnings(container: Container, path: string): string[] {
	const warnings: string[] = [];
	const names = new Set<string>();
	for (const [index, { name, value = '', valueFrom }] of (container.env ?? []).entries()) {
		const reference = `$(${name})`;
		const extendsPrevious = !valueFrom && value !== reference && value.includes(reference);
		if (names.has(name) && !extendsPrevious) {
			const text = `hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`;
			warnings.push(`${at(child(path, 'env'), index)}: ${text}`);
		}
		names.add(name);
	}
	return warnings;
}

function portWarnings(containers: Located<Container>[]): string[] {
	const warnings: string[] = [];
	const seen = new Map<string, Located<ContainerPort>[]>();
	for (const container of containers) {
		for (const [index, item] of (container.item.ports ?? []).entries()) {
			const port = { item, path: at(child(container.path, 'ports'), index) };
			if (item.hostIP && !item.hostPort) {
				const { name = '', hostPort = 0, containerPort, protocol = '', hostIP } = item;
				const fields = `Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}`;
				warnings.push(`${port.path}: hostIP set without hostPort: {${fields}}`);
			}
			const key = `${item.containerPort}/${item.protocol}`;
			const others = seen.get(key) ?? [];
			for (const other of others) {
				const clash = portClash(item, other.item);
				if (clash) warnings.push(`${port.path}: ${clash} port definition with ${other.path}`);
			}
			seen.set(key, [...others, port]);
		}
	}
	return warnings;
}

function portClash(port: ContainerPort, other: ContainerPort): string | undefined {
	const [address = '', otherAddress = ''] = [port.hostIP, other.hostIP];
	const [hostPort = 0, otherHostPort = 0] = [port.hostPort, other.hostPort];
	if (address === otherAddress && hostPort === otherHostPort) return 'duplicate';
	if (hostPort === 0 || otherHostPort === 0) return 'overlapping';
	if (hostPort === otherHostPort && (address === '') !== (otherAddress === '')) return 'dangerously ambiguous';
	return undefined;
}

function affinityWarnings(spec: PodSpec, path: string): string[] {
	return (['podAffinity', 'podAntiAffinity'] as const).flatMap((name) => {
		const terms = spec.affinity?.[name];
		const must = child(child(path, name), 'requiredDuringSchedulingIgnoredDuringExecution');
		const may = child(child(path, name), 'preferredDuringSchedulingIgnoredDuringExecution');
		return [
			...(terms?.requiredDuringSchedulingIgnoredDuringExecution ?? []).flatMap((term, index) =>
				term.labelSelector ? [] : [nullSelector(child(at(must, index), 'labelSelector'))],
			),
			...(terms?.preferredDuringSchedulingIgnoredDuringExecution ?? []).flatMap((term, index) =>
				term.podAffinityTerm?.labelSelector
					? []
					: [nullSelector(child(at(may, index), 'podAffinityTerm.labelSelector'))],
			),
		];
	});
}

function nullSelector(path: string): string {
	return `${path}: a null labelSelector results in matching no pod`;
}

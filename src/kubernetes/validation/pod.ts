/** Pods and pod templates (`pkg/apis/core/validation/validation.go` ValidatePodCreate, ValidatePodSpec, ValidatePodTemplateSpec). */
import type { PodDNSConfig, PodSpec } from 'kubernetes-types/core/v1';
import { isIPAddress } from '../addresses.ts';
import { dns1123LabelErrors, dns1123SubdomainErrors, qualifiedNameErrors } from '../names.ts';
import type { Labels } from '../types.ts';
import {
	type ContainerSurroundings,
	validateContainers,
	validateEphemeralContainers,
	validateImageSpaces,
	validateInitContainers,
} from './containers.ts';
import {
	at,
	child,
	duplicate,
	type FieldErrors,
	forbiddenField,
	invalidEach,
	invalidValue,
	notSupported,
	oneOf,
	oneOfIfSet,
	required,
} from './field.ts';
import { type AnyMeta, validateAnnotations, validateLabels, validateObjectMeta } from './meta.ts';
import { validatePodAnnotations } from './podAnnotations.ts';
import { validateResources } from './resources.ts';
import { validateAffinity, validateTolerations, validateTopologySpread } from './scheduling.ts';
import { validateHostUsers, validatePodSecurityContext } from './securityContext.ts';
import { validateVolumes } from './volumes.ts';

export interface AnyPod {
	metadata?: AnyMeta;
	spec?: PodSpec;
}

const restartPolicies = ['Always', 'OnFailure', 'Never'] as const;
const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'] as const;
const int32Max = 2 ** 31 - 1;
const nameserversMax = 3;
const searchesMax = 32;
const searchCharactersMax = 2048;

/** A Pod that is about to be created. */
export function validatePodCreate(pod: AnyPod): FieldErrors {
	const errors = validatePod(pod);
	const spec = pod.spec ?? { containers: [] };
	if ((spec.ephemeralContainers ?? []).length > 0) {
		errors.push(forbiddenField('spec.ephemeralContainers', 'cannot be set on create'));
	}
	if (spec.nodeName && (spec.schedulingGates ?? []).length > 0) {
		errors.push(forbiddenField('spec.nodeName', 'cannot be set until all schedulingGates have been cleared'));
	}
	return errors;
}

/** What holds for a Pod at any time: metadata and spec (validatePodMetadataAndSpec). */
export function validatePod(pod: AnyPod): FieldErrors {
	const metadata = pod.metadata ?? {};
	const spec = pod.spec ?? { containers: [] };
	const errors = validateObjectMeta(metadata, 'Namespaced', dns1123SubdomainErrors);
	errors.push(...validatePodAnnotations(metadata.annotations, spec, 'metadata.annotations'));
	errors.push(...validatePodSpec(spec, 'spec', 'pod'));
	if (!spec.serviceAccountName) {
		for (const [index, volume] of (spec.volumes ?? []).entries()) {
			for (const [sourceIndex, source] of (volume.projected?.sources ?? []).entries()) {
				if (!source.serviceAccountToken) continue;
				const path = `spec.volumes[${index}].projected.sources[${sourceIndex}].serviceAccountToken`;
				errors.push(forbiddenField(path, 'must not be specified when serviceAccountName is not set'));
			}
		}
	}
	for (const list of ['containers', 'initContainers'] as const) {
		for (const [index, container] of (spec[list] ?? []).entries()) {
			errors.push(...validateImageSpaces(container, `spec.${list}[${index}]`));
		}
	}
	return errors;
}

/** A workload's pod template at `path` (`spec.template`). */
export function validatePodTemplate(
	template: { metadata?: { labels?: Labels; annotations?: Labels }; spec?: PodSpec },
	path: string,
): FieldErrors {
	const spec = template.spec ?? { containers: [] };
	const errors = [
		...validateLabels(template.metadata?.labels, child(path, 'labels')),
		...validateAnnotations(template.metadata?.annotations, child(path, 'annotations')),
		...validatePodAnnotations(template.metadata?.annotations, spec, child(path, 'annotations')),
		...validatePodSpec(spec, child(path, 'spec'), 'template'),
	];
	if ((spec.ephemeralContainers ?? []).length > 0) {
		errors.push(
			forbiddenField(child(path, 'spec.ephemeralContainers'), 'ephemeral containers not allowed in pod template'),
		);
	}
	return errors;
}

/** ValidatePodSpec: a defaulted spec. On the host's network a Pod's hostPorts must equal its containerPorts. */
function validatePodSpec(spec: PodSpec, path: string, owner: 'pod' | 'template'): FieldErrors {
	const errors: FieldErrors = [];
	const here = (name: string): string => child(path, name);
	if (spec.terminationGracePeriodSeconds === undefined) errors.push(required(here('terminationGracePeriodSeconds')));
	const volumes = validateVolumes(spec.volumes ?? [], here('volumes'));
	errors.push(...volumes.errors, ...validateResourceClaims(spec, here('resourceClaims')));
	const surroundings: ContainerSurroundings = {
		volumes: volumes.byName,
		claims: new Set((spec.resourceClaims ?? []).map((claim) => claim.name)),
		graceSeconds: spec.terminationGracePeriodSeconds,
		restartPolicy: spec.restartPolicy,
		hostUsers: spec.hostUsers !== false,
	};
	const regular = spec.containers ?? [];
	const init = spec.initContainers ?? [];
	errors.push(
		...validateContainers(regular, surroundings, here('containers')),
		...validateInitContainers(init, regular, surroundings, here('initContainers')),
		...validateEphemeralContainers(
			spec.ephemeralContainers ?? [],
			[...regular, ...init],
			surroundings,
			here('ephemeralContainers'),
		),
		...validateHostNetworkPorts(spec, owner, here('containers')),
		...oneOf(here('restartPolicy'), spec.restartPolicy, restartPolicies),
		...oneOf(here('dnsPolicy'), spec.dnsPolicy, dnsPolicies),
		...validateLabels(spec.nodeSelector, here('nodeSelector')),
		...validatePodSecurityContext(spec, here('securityContext')),
		...validateAffinity(spec.affinity, here('affinity')),
		...validateDnsConfig(spec.dnsConfig, spec.dnsPolicy, here('dnsConfig')),
		...validateGates(spec, path),
		...validateTopologySpread(spec.topologySpreadConstraints ?? [], here('topologySpreadConstraints')),
		...validateHostUsers(spec, path),
		...validateNames(spec, path),
	);
	const deadline = spec.activeDeadlineSeconds;
	if (deadline !== undefined && deadline !== null && (deadline < 1 || deadline > int32Max)) {
		errors.push(invalidValue(here('activeDeadlineSeconds'), deadline, `must be between 1 and ${int32Max}, inclusive`));
	}
	errors.push(...validateTolerations(spec.tolerations ?? [], here('tolerations')));
	for (const [index, { ip, hostnames = [] }] of (spec.hostAliases ?? []).entries()) {
		const alias = at(here('hostAliases'), index);
		errors.push(...validateIP(ip ?? '', child(alias, 'ip')));
		for (const [nameIndex, name] of hostnames.entries()) {
			errors.push(...invalidEach(at(child(alias, 'hostnames'), nameIndex), name, dns1123SubdomainErrors(name)));
		}
	}
	errors.push(...oneOfIfSet(here('preemptionPolicy'), spec.preemptionPolicy, ['PreemptLowerPriority', 'Never']));
	if (spec.overhead) errors.push(...validateResources({ limits: spec.overhead }, new Set(), here('overhead')));
	if (spec.os) {
		if (!spec.os.name) errors.push(required(here('os.name'), 'cannot be empty'));
		else if (!['linux', 'windows'].includes(spec.os.name)) {
			errors.push(notSupported(here('os'), spec.os.name, ['linux', 'windows']));
		}
	}
	return errors;
}

/** `validation.IsValidIP`. */
export function validateIP(text: string, path: string): FieldErrors {
	if (isIPAddress(text)) return [];
	return [invalidValue(path, text, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)')];
}

function validateHostNetworkPorts(spec: PodSpec, owner: 'pod' | 'template', path: string): FieldErrors {
	if (!spec.hostNetwork) return [];
	const errors: FieldErrors = [];
	for (const [index, container] of (spec.containers ?? []).entries()) {
		for (const [portIndex, { hostPort = 0, containerPort }] of (container.ports ?? []).entries()) {
			if (hostPort === containerPort || (owner === 'template' && hostPort === 0)) continue;
			const port = child(at(child(at(path, index), 'ports'), portIndex), 'hostPort');
			errors.push(invalidValue(port, hostPort, 'must match `containerPort` when `hostNetwork` is true'));
		}
	}
	return errors;
}

function validateDnsConfig(config: PodDNSConfig | undefined, policy: string | undefined, path: string): FieldErrors {
	const nameservers = config?.nameservers ?? [];
	if (policy === 'None') {
		if (!config) return [required(path, 'must provide `dnsConfig` when `dnsPolicy` is None')];
		if (nameservers.length === 0) {
			const detail = 'must provide at least one DNS nameserver when `dnsPolicy` is None';
			return [required(child(path, 'nameservers'), detail)];
		}
	}
	if (!config) return [];
	const errors: FieldErrors = [];
	const searches = config.searches ?? [];
	if (nameservers.length > nameserversMax) {
		const detail = `must not have more than ${nameserversMax} nameservers`;
		errors.push(invalidValue(child(path, 'nameservers'), nameservers, detail));
	}
	for (const [index, server] of nameservers.entries())
		errors.push(...validateIP(server, at(child(path, 'nameservers'), index)));
	if (searches.length > searchesMax) {
		errors.push(invalidValue(child(path, 'searches'), searches, `must not have more than ${searchesMax} search paths`));
	}
	if (searches.join(' ').length > searchCharactersMax) {
		const detail = `must not have more than ${searchCharactersMax} characters (including spaces) in the search list`;
		errors.push(invalidValue(child(path, 'searches'), searches, detail));
	}
	for (const [index, search] of searches.entries()) {
		const name = search.endsWith('.') ? search.slice(0, -1) : search;
		errors.push(...invalidEach(at(child(path, 'searches'), index), name, dns1123SubdomainErrors(name)));
	}
	for (const [index, option] of (config.options ?? []).entries()) {
		if (!option.name) errors.push(required(at(child(path, 'options'), index), 'must not be empty'));
	}
	return errors;
}

function validateGates(spec: PodSpec, path: string): FieldErrors {
	const errors: FieldErrors = [];
	for (const [index, { conditionType }] of (spec.readinessGates ?? []).entries()) {
		const here = child(at(child(path, 'readinessGates'), index), 'conditionType');
		errors.push(...invalidEach(here, conditionType, qualifiedNameErrors(conditionType ?? '')));
	}
	const seen = new Set<string>();
	for (const [index, { name }] of (spec.schedulingGates ?? []).entries()) {
		const here = at(child(path, 'schedulingGates'), index);
		errors.push(...invalidEach(here, name, qualifiedNameErrors(name ?? '')));
		if (seen.has(name)) errors.push(duplicate(here, name));
		seen.add(name);
	}
	return errors;
}

function validateNames(spec: PodSpec, path: string): FieldErrors {
	const errors: FieldErrors = [];
	for (const name of ['serviceAccountName', 'nodeName', 'priorityClassName', 'runtimeClassName'] as const) {
		const value = spec[name];
		if (value) errors.push(...invalidEach(child(path, name), value, dns1123SubdomainErrors(value)));
	}
	for (const name of ['hostname', 'subdomain'] as const) {
		const value = spec[name];
		if (value) errors.push(...invalidEach(child(path, name), value, dns1123LabelErrors(value)));
	}
	return errors;
}

function validateResourceClaims(spec: PodSpec, path: string): FieldErrors {
	const errors: FieldErrors = [];
	const names = new Set<string>();
	const claims = (spec.resourceClaims ?? []) as {
		name: string;
		resourceClaimName?: string;
		resourceClaimTemplateName?: string;
	}[];
	for (const [index, claim] of claims.entries()) {
		const here = at(path, index);
		if (!claim.name) errors.push(required(child(here, 'name')));
		else if (names.has(claim.name)) errors.push(duplicate(child(here, 'name'), claim.name));
		else errors.push(...invalidEach(child(here, 'name'), claim.name, dns1123LabelErrors(claim.name)));
		names.add(claim.name);
		const both = claim.resourceClaimName !== undefined && claim.resourceClaimTemplateName !== undefined;
		const neither = claim.resourceClaimName === undefined && claim.resourceClaimTemplateName === undefined;
		if (both)
			errors.push(
				invalidValue(
					here,
					claim,
					`at most one of \`resourceClaimName\` or \`resourceClaimTemplateName\` may be specified`,
				),
			);
		if (neither)
			errors.push(invalidValue(here, claim, 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`'));
	}
	return errors;
}

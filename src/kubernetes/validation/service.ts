/** Services (`pkg/apis/core/validation/validation.go` ValidateService, ValidateServiceUpdate; the port allocator's range). */
import { isCIDR, isIPAddress } from '../addresses.ts';
import { dns1035LabelErrors, dns1123LabelErrors, dns1123SubdomainErrors, qualifiedNameErrors } from '../names.ts';
import type { ServicePort, ServiceSpec } from '../types.ts';
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
import { type AnyMeta, validateLabels, validateObjectMeta, validateObjectMetaUpdate } from './meta.ts';
import { validateIP } from './pod.ts';
import { portProtocols, validatePortNumber, validatePortNumberOrName } from './ports.ts';

export interface AnyService {
	metadata?: AnyMeta;
	spec: ServiceSpec;
}

const serviceTypes = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'] as const;
const nodePortMin = 30_000;
const nodePortMax = 32_767;
const affinitySecondsMax = 86_400;

export function validateService({ metadata = {}, spec }: AnyService): FieldErrors {
	const errors = validateObjectMeta(metadata, 'Namespaced', dns1035LabelErrors);
	const ports = spec.ports ?? [];
	const headless = spec.clusterIP === 'None';
	if (ports.length === 0 && !headless && spec.type !== 'ExternalName') errors.push(required('spec.ports'));
	errors.push(...validateByType(spec, headless));
	const names = new Set<string>();
	for (const [index, port] of ports.entries()) {
		errors.push(...validateServicePort(port, ports.length > 1, names, at('spec.ports', index)));
	}
	return [
		...errors,
		...validateLabels(spec.selector, 'spec.selector'),
		...validateAffinity(spec),
		...validateClusterIP(spec, headless),
		...(spec.externalIPs ?? []).flatMap((ip, index) => validateIP(ip, at('spec.externalIPs', index))),
		...oneOf('spec.type', spec.type, serviceTypes),
		...validateNodePorts(spec),
		...validateDuplicatePorts(ports),
		...validateLoadBalancer(spec),
		...validateTrafficPolicies(spec),
	];
}

/** An update. An empty clusterIP in `next` keeps the one that was allocated, as the API server does. */
export function validateServiceUpdate(old: AnyService, next: AnyService): FieldErrors {
	const errors = validateObjectMetaUpdate(old.metadata ?? {}, next.metadata ?? {});
	const hasAddress = old.spec.type !== 'ExternalName' && next.spec.type !== 'ExternalName';
	if (hasAddress && old.spec.clusterIP && next.spec.clusterIP && old.spec.clusterIP !== next.spec.clusterIP) {
		errors.push(invalidValue('spec.clusterIPs[0]', [next.spec.clusterIP], 'may not change once set'));
	}
	if (old.spec.type === 'LoadBalancer' && next.spec.type === 'LoadBalancer') {
		if (old.spec.loadBalancerClass !== next.spec.loadBalancerClass) {
			errors.push(invalidValue('spec.loadBalancerClass', next.spec.loadBalancerClass, 'may not change once set'));
		}
	}
	return [...errors, ...validateService(next)];
}

function validateByType(spec: ServiceSpec, headless: boolean): FieldErrors {
	if (spec.type === 'LoadBalancer' || spec.type === 'NodePort') {
		return headless
			? [invalidValue('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${spec.type} services`)]
			: [];
	}
	if (spec.type !== 'ExternalName') return [];
	const errors: FieldErrors = [];
	const forbidden = 'may not be set for ExternalName services';
	if (spec.clusterIP || (spec.clusterIPs ?? []).length > 0) errors.push(forbiddenField('spec.clusterIPs', forbidden));
	if ((spec.ipFamilies ?? []).length > 0) errors.push(forbiddenField('spec.ipFamilies', forbidden));
	if (spec.ipFamilyPolicy !== undefined) errors.push(forbiddenField('spec.ipFamilyPolicy', forbidden));
	const name = (spec.externalName ?? '').replace(/\.$/, '');
	if (name === '') errors.push(required('spec.externalName'));
	else errors.push(...invalidEach('spec.externalName', name, dns1123SubdomainErrors(name)));
	return errors;
}

function validateServicePort(port: ServicePort, needsName: boolean, names: Set<string>, path: string): FieldErrors {
	const errors: FieldErrors = [];
	if (port.name) {
		errors.push(...invalidEach(child(path, 'name'), port.name, dns1123LabelErrors(port.name)));
		if (names.has(port.name)) errors.push(duplicate(child(path, 'name'), port.name));
		names.add(port.name);
	} else if (needsName) errors.push(required(child(path, 'name')));
	errors.push(
		...validatePortNumber(port.port ?? 0, child(path, 'port')),
		...oneOf(child(path, 'protocol'), port.protocol, portProtocols),
		...validatePortNumberOrName(port.targetPort, child(path, 'targetPort')),
	);
	if (port.appProtocol !== undefined) {
		errors.push(...invalidEach(child(path, 'appProtocol'), port.appProtocol, qualifiedNameErrors(port.appProtocol)));
	}
	return errors;
}

function validateAffinity(spec: ServiceSpec): FieldErrors {
	const errors = oneOf('spec.sessionAffinity', spec.sessionAffinity, ['ClientIP', 'None']);
	const config = spec.sessionAffinityConfig;
	if (spec.sessionAffinity === 'None' && config !== undefined) {
		errors.push(forbiddenField('spec.sessionAffinityConfig', 'must not be set when session affinity is None'));
	}
	if (spec.sessionAffinity !== 'ClientIP') return errors;
	const seconds = config?.clientIP?.timeoutSeconds;
	const path = 'spec.sessionAffinityConfig.clientIP.timeoutSeconds';
	if (seconds === undefined) errors.push(required(path, 'when session affinity type is ClientIP'));
	else if (seconds <= 0 || seconds > affinitySecondsMax) {
		errors.push(invalidValue(path, seconds, `must be greater than 0 and less than ${affinitySecondsMax}`));
	}
	return errors;
}

function validateClusterIP(spec: ServiceSpec, headless: boolean): FieldErrors {
	const errors: FieldErrors = [];
	for (const [index, family] of (spec.ipFamilies ?? []).entries()) {
		errors.push(...oneOfIfSet(at('spec.ipFamilies', index), family, ['IPv4', 'IPv6']));
	}
	const policies = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];
	errors.push(...oneOfIfSet('spec.ipFamilyPolicy', spec.ipFamilyPolicy, policies));
	if (spec.clusterIP && !headless && spec.type !== 'ExternalName' && !isIPAddress(spec.clusterIP)) {
		errors.push(
			invalidValue(
				'spec.clusterIPs[0]',
				spec.clusterIP,
				'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
			),
		);
	}
	return errors;
}

function validateNodePorts(spec: ServiceSpec): FieldErrors {
	const errors: FieldErrors = [];
	const taken = new Set<string>();
	for (const [index, { nodePort, protocol }] of (spec.ports ?? []).entries()) {
		if (!nodePort) continue;
		const path = child(at('spec.ports', index), 'nodePort');
		if (spec.type === 'ClusterIP') {
			errors.push(forbiddenField(path, "may not be used when `type` is 'ClusterIP'"));
			continue;
		}
		if (taken.has(`${protocol}/${nodePort}`)) errors.push(duplicate(path, nodePort));
		taken.add(`${protocol}/${nodePort}`);
		if (nodePort < nodePortMin || nodePort > nodePortMax) {
			const range = `${nodePortMin}-${nodePortMax}`;
			const detail = `provided port is not in the valid range. The range of valid ports is ${range}`;
			errors.push(invalidValue(path, nodePort, detail));
		}
	}
	return errors;
}

function validateDuplicatePorts(ports: ServicePort[]): FieldErrors {
	const errors: FieldErrors = [];
	const taken = new Set<string>();
	for (const [index, { protocol, port }] of ports.entries()) {
		const key = `${protocol}/${port}`;
		if (taken.has(key)) errors.push(duplicate(at('spec.ports', index), { protocol, port }));
		taken.add(key);
	}
	return errors;
}

function validateLoadBalancer(spec: ServiceSpec): FieldErrors {
	const errors: FieldErrors = [];
	const only = "may only be used when `type` is 'LoadBalancer'";
	const ranges = spec.loadBalancerSourceRanges ?? [];
	const isLoadBalancer = spec.type === 'LoadBalancer';
	if (ranges.length > 0 && !isLoadBalancer) errors.push(forbiddenField('spec.LoadBalancerSourceRanges', only));
	for (const [index, range] of ranges.entries()) {
		if (isCIDR(range.trim())) continue;
		const detail = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';
		errors.push(invalidValue(at('spec.LoadBalancerSourceRanges', index), range.trim(), detail));
	}
	if (spec.allocateLoadBalancerNodePorts !== undefined && !isLoadBalancer) {
		errors.push(forbiddenField('spec.allocateLoadBalancerNodePorts', only));
	}
	if (spec.loadBalancerClass !== undefined && !isLoadBalancer)
		errors.push(forbiddenField('spec.loadBalancerClass', only));
	return errors;
}

function validateTrafficPolicies(spec: ServiceSpec): FieldErrors {
	const errors: FieldErrors = [];
	const external = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
	const reachable = external || (spec.type === 'ClusterIP' && (spec.externalIPs ?? []).length > 0);
	const policy = spec.externalTrafficPolicy;
	if (reachable) errors.push(...oneOf('spec.externalTrafficPolicy', policy, ['Cluster', 'Local']));
	else if (policy) {
		const detail = 'may only be set for externally-accessible services';
		errors.push(invalidValue('spec.externalTrafficPolicy', policy, detail));
	}
	if (spec.healthCheckNodePort && !(spec.type === 'LoadBalancer' && policy === 'Local')) {
		const detail = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
		errors.push(invalidValue('spec.healthCheckNodePort', spec.healthCheckNodePort, detail));
	}
	errors.push(...oneOfIfSet('spec.internalTrafficPolicy', spec.internalTrafficPolicy, ['Cluster', 'Local']));
	const distribution = spec.trafficDistribution;
	if (distribution !== undefined && distribution !== 'PreferClose') {
		errors.push(notSupported('spec.trafficDistribution', distribution, ['PreferClose']));
	}
	return errors;
}

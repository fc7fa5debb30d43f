/** What the API server fills into a pod spec (`pkg/apis/core/v1/defaults.go`). Takes decoded shapes, gives new objects. */
import type {
	Container as ApiContainer,
	PodSpec as ApiPodSpec,
	EnvVar,
	EphemeralContainer,
	HTTPGetAction,
	LifecycleHandler,
	Probe,
	ResourceRequirements,
	Toleration,
	Volume,
} from 'kubernetes-types/core/v1';
import { withoutUndefined } from './plainData.ts';
import { formatQuantity, parseQuantity } from './quantity.ts';
import type { Container, ContainerPort, PodSpec, PullPolicy } from './types.ts';

const fileModeDefault = 0o644;
const tokenSecondsDefault = 3600;
const evictionTolerationSeconds = 300;
const notReadyTaint = 'node.kubernetes.io/not-ready';
const unreachableTaint = 'node.kubernetes.io/unreachable';

/**
 * The defaults of a pod spec. `owner` says whose it is: a Pod's own spec also gets requests from limits and, on the
 * host's network, hostPorts; a template's doesn't, since that happens when its pods are made.
 */
export function defaultPodSpec(spec: ApiPodSpec, owner: 'pod' | 'template'): PodSpec {
	const isPod = owner === 'pod';
	const hostNetwork = isPod && spec.hostNetwork === true;
	const container = (given: ApiContainer): Container => defaultContainer(given, { isPod, hostNetwork });
	return withoutUndefined({
		...spec,
		containers: (spec.containers ?? []).map(container),
		initContainers: spec.initContainers?.map(container),
		ephemeralContainers: spec.ephemeralContainers?.map(
			(given) => container(given as ApiContainer) as unknown as EphemeralContainer,
		),
		volumes: spec.volumes?.map(defaultVolume),
		restartPolicy: (spec.restartPolicy || 'Always') as PodSpec['restartPolicy'],
		dnsPolicy: spec.dnsPolicy || 'ClusterFirst',
		schedulerName: spec.schedulerName || 'default-scheduler',
		securityContext: spec.securityContext ?? {},
		terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 30,
		enableServiceLinks: spec.enableServiceLinks ?? (isPod ? true : undefined),
		overhead: spec.overhead && canonicalAmounts(spec.overhead),
	});
}

/**
 * The two tolerations that the DefaultTolerationSeconds admission plugin adds to a Pod: to stay for 300 s on a node
 * that is not ready or unreachable, unless the pod tolerates that already.
 */
export function withDefaultTolerations(spec: PodSpec): PodSpec {
	const given = spec.tolerations ?? [];
	const tolerates = (taint: string): boolean =>
		given.some(({ key, effect }) => (!key || key === taint) && (!effect || effect === 'NoExecute'));
	const missing = [notReadyTaint, unreachableTaint].filter((taint) => !tolerates(taint));
	if (missing.length === 0) return spec;
	const added = missing.map(
		(key): Toleration => ({
			key,
			operator: 'Exists',
			effect: 'NoExecute',
			tolerationSeconds: evictionTolerationSeconds,
		}),
	);
	return { ...spec, tolerations: [...given, ...added] };
}

/** Always for `latest` and for no tag, else IfNotPresent (a digest names one image for good). */
export function defaultPullPolicy(image: string): PullPolicy {
	if (image === '' || image.includes('@')) return 'IfNotPresent';
	const name = image.slice(image.lastIndexOf('/') + 1);
	const colon = name.indexOf(':');
	return colon < 0 || name.slice(colon + 1) === 'latest' ? 'Always' : 'IfNotPresent';
}

function defaultContainer(given: ApiContainer, pod: { isPod: boolean; hostNetwork: boolean }): Container {
	return withoutUndefined({
		...given,
		image: given.image ?? '',
		imagePullPolicy: (given.imagePullPolicy as PullPolicy) || defaultPullPolicy(given.image ?? ''),
		ports: given.ports?.map((port) => defaultPort(port as ContainerPort, pod.hostNetwork)),
		env: given.env?.map(defaultEnv),
		resources: defaultResources(given.resources, pod.isPod),
		livenessProbe: defaultProbe(given.livenessProbe),
		readinessProbe: defaultProbe(given.readinessProbe),
		startupProbe: defaultProbe(given.startupProbe),
		lifecycle:
			given.lifecycle &&
			withoutUndefined({
				...given.lifecycle,
				postStart: defaultHandler(given.lifecycle.postStart),
				preStop: defaultHandler(given.lifecycle.preStop),
			}),
		terminationMessagePath: given.terminationMessagePath || '/dev/termination-log',
		terminationMessagePolicy: given.terminationMessagePolicy || 'File',
	});
}

function defaultPort(port: ContainerPort, hostNetwork: boolean): ContainerPort {
	const protocol = port.protocol || 'TCP';
	const hostPort = port.hostPort || (hostNetwork ? port.containerPort : undefined);
	return hostPort ? { ...port, protocol, hostPort } : { ...port, protocol };
}

function defaultEnv(variable: EnvVar): EnvVar {
	const fieldRef = variable.valueFrom?.fieldRef;
	if (!fieldRef) return variable;
	return {
		...variable,
		valueFrom: { ...variable.valueFrom, fieldRef: { ...fieldRef, apiVersion: fieldRef.apiVersion || 'v1' } },
	};
}

function defaultResources(given: ResourceRequirements | undefined, isPod: boolean): ResourceRequirements {
	if (!given) return {};
	const limits = given.limits && canonicalAmounts(given.limits);
	let requests = given.requests && canonicalAmounts(given.requests);
	if (isPod && limits) requests = { ...limits, ...requests };
	return withoutUndefined({ ...given, limits, requests });
}

/** Quantities in canonical form and in whole milli-units, rounded up (SetDefaults_ResourceList). */
export function canonicalAmounts(amounts: Readonly<Record<string, string>>): Record<string, string> {
	const canonical: Record<string, string> = {};
	for (const [name, text] of Object.entries(amounts)) {
		const quantity = parseQuantity(String(text));
		if (quantity && quantity.nanos % 1_000_000n !== 0n && quantity.nanos > 0n) {
			quantity.nanos = (quantity.nanos / 1_000_000n + 1n) * 1_000_000n;
		}
		canonical[name] = quantity ? formatQuantity(quantity) : text;
	}
	return canonical;
}

function defaultProbe(probe: Probe | undefined): Probe | undefined {
	if (!probe) return undefined;
	return withoutUndefined({
		...probe,
		httpGet: defaultHttpGet(probe.httpGet),
		grpc: probe.grpc && { ...probe.grpc, service: probe.grpc.service ?? '' },
		timeoutSeconds: probe.timeoutSeconds || 1,
		periodSeconds: probe.periodSeconds || 10,
		successThreshold: probe.successThreshold || 1,
		failureThreshold: probe.failureThreshold || 3,
	});
}

function defaultHandler(handler: LifecycleHandler | undefined): LifecycleHandler | undefined {
	return handler?.httpGet ? withoutUndefined({ ...handler, httpGet: defaultHttpGet(handler.httpGet) }) : handler;
}

function defaultHttpGet(action: HTTPGetAction | undefined): HTTPGetAction | undefined {
	return action && { ...action, path: action.path || '/', scheme: action.scheme || 'HTTP' };
}

function defaultVolume(volume: Volume): Volume {
	const { name, ...sources } = volume;
	if (Object.keys(sources).length === 0) return { name, emptyDir: {} };
	const { secret, configMap, downwardAPI, projected, hostPath } = volume;
	return withoutUndefined({
		...volume,
		secret: secret && { ...secret, defaultMode: secret.defaultMode ?? fileModeDefault },
		configMap: configMap && { ...configMap, defaultMode: configMap.defaultMode ?? fileModeDefault },
		hostPath: hostPath && { ...hostPath, type: hostPath.type ?? '' },
		downwardAPI: downwardAPI && {
			...downwardAPI,
			items: (downwardAPI.items ?? []).map(withFieldVersion),
			defaultMode: downwardAPI.defaultMode ?? fileModeDefault,
		},
		projected: projected && {
			...projected,
			defaultMode: projected.defaultMode ?? fileModeDefault,
			sources: (projected.sources ?? []).map((source) =>
				withoutUndefined({
					...source,
					downwardAPI: source.downwardAPI && { items: (source.downwardAPI.items ?? []).map(withFieldVersion) },
					serviceAccountToken: source.serviceAccountToken && {
						...source.serviceAccountToken,
						expirationSeconds: source.serviceAccountToken.expirationSeconds ?? tokenSecondsDefault,
					},
				}),
			),
		},
	}) as Volume;
}

function withFieldVersion<Item extends { fieldRef?: { apiVersion?: string; fieldPath: string } }>(item: Item): Item {
	return item.fieldRef
		? { ...item, fieldRef: { ...item.fieldRef, apiVersion: item.fieldRef.apiVersion || 'v1' } }
		: item;
}

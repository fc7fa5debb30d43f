/** Short forms for the objects of the built-in scenarios, so that a scenario shows what is special about it. */
import type { ManifestObject } from '../../kubernetes/types.ts';

export const second = 1_000_000;

interface ContainerForm {
	name: string;
	/** `podarium/<image>:1`; the container's name unless given. */
	image?: string;
	port?: number;
	env?: Record<string, string>;
	cpu?: string;
	memory?: string;
	/** Volume → where it's mounted. */
	mounts?: Record<string, string>;
	/** More of the container, as Kubernetes has it. */
	[field: string]: unknown;
}

export function container({
	name,
	image = name,
	port,
	env = {},
	cpu = '250m',
	memory = '128Mi',
	mounts = {},
	...more
}: ContainerForm): Record<string, unknown> {
	const variables = Object.entries(env).map(([variable, value]) => ({ name: variable, value }));
	const volumeMounts = Object.entries(mounts).map(([volume, mountPath]) => ({ name: volume, mountPath }));
	return {
		name,
		image: image.includes(':') ? image : `podarium/${image}:1`,
		...(port === undefined ? {} : { ports: [{ containerPort: port }] }),
		...(variables.length === 0 ? {} : { env: variables }),
		...(volumeMounts.length === 0 ? {} : { volumeMounts }),
		resources: { requests: { cpu, memory } },
		...more,
	};
}

type Spec = { containers: Record<string, unknown>[]; [field: string]: unknown };

export function pod(name: string, spec: Spec): ManifestObject {
	return { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { app: name } }, spec };
}

export function deployment(name: string, replicas: number, spec: Spec, more: object = {}): ManifestObject {
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name, labels: { app: name } },
		spec: {
			replicas,
			selector: { matchLabels: { app: name } },
			template: { metadata: { labels: { app: name } }, spec },
			...more,
		},
	};
}

/** A ClusterIP Service for the pods of that name. */
export function service(name: string, port: number): ManifestObject {
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name },
		spec: { selector: { app: name }, ports: [{ port }] },
	};
}

/** A pod that calls `target` again and again. */
export function client(target: string, node?: string): ManifestObject {
	const calling = container({ name: 'client', env: { TARGET_ADDR: target }, cpu: '100m', memory: '64Mi' });
	return pod('client', { ...(node === undefined ? {} : { nodeName: node }), containers: [calling] });
}

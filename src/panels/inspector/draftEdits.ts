/** Changes to a draft, each giving a new one. */
import type { ContainerManifest, Draft } from '../shared/types.ts';

const labelPattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether a pod and a Service may both bear the name (a DNS label). */
export function isDraftName(name: string): boolean {
	return labelPattern.test(name);
}

export function renamed(draft: Draft, name: string): Draft {
	return { ...draft, name, pod: { ...draft.pod, metadata: { ...draft.pod.metadata, name } } };
}

function withContainer(draft: Draft, name: string, change: (container: ContainerManifest) => ContainerManifest): Draft {
	const containers = draft.pod.spec.containers.map((one) => (one.name === name ? change(one) : one));
	return { ...draft, pod: { ...draft.pod, spec: { ...draft.pod.spec, containers } } };
}

/** Sets a variable of a container, in its place if it's there, else at the end. */
export function withVariable(draft: Draft, container: string, name: string, value: string): Draft {
	return withContainer(draft, container, (one) => {
		const env = one.env ?? [];
		const isThere = env.some((variable) => variable.name === name);
		return {
			...one,
			env: isThere
				? env.map((variable) => (variable.name === name ? { ...variable, value } : variable))
				: [...env, { name, value }],
		};
	});
}

export function withoutVariable(draft: Draft, container: string, name: string): Draft {
	return withContainer(draft, container, ({ env = [], ...rest }) => {
		const left = env.filter((variable) => variable.name !== name);
		return left.length > 0 ? { ...rest, env: left } : (rest as ContainerManifest);
	});
}

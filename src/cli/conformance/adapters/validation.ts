import type { Container, ContainerPort, Volume } from 'kubernetes-types/core/v1';
import { envNameErrors } from '../../../kubernetes/names.ts';
import type { FieldError } from '../../../kubernetes/status.ts';
import { validateContainers } from '../../../kubernetes/validation/containers.ts';
import { type AnyPod, validatePodCreate } from '../../../kubernetes/validation/pod.ts';
import { validatePodUpdate } from '../../../kubernetes/validation/podUpdate.ts';
import { validateContainerPorts } from '../../../kubernetes/validation/ports.ts';
import { validateVolumes } from '../../../kubernetes/validation/volumes.ts';
import type { TableAdapter, TestCase } from '../adapter.ts';
import { fromGoShape, podFromGoShape } from './goShapes.ts';

interface Expected {
	valid: boolean;
	/** `Invalid`, `Duplicate` …: the error's type without its prefix. */
	errorType?: string;
	fieldContains?: string;
	detailContains?: string;
	errorContains?: string;
}

const relaxedEnvNames =
	'RelaxedEnvironmentVariableValidation (kubernetes/kubernetes#123385) is on by default since v1.32: any printable ASCII but "=" is a valid name';

/** What upstream's later tests put into a pod that a case leaves out, so that only the case's own fields decide. */
const graceSeconds = 30;
const minimalContainer = { name: 'ctr', imagePullPolicy: 'IfNotPresent', terminationMessagePolicy: 'File' };

export const validation: TableAdapter = {
	table: 'validation',
	recognises: ({ op }) => typeof op === 'string' && Object.hasOwn(operations, op),
	run: (testCase) => {
		const operation = operations[String(testCase.op)];
		if (!operation) return { pass: false, got: 'unknown op' };
		const errors = operation(testCase);
		return { pass: agrees(errors, testCase.expected as Expected), got: { valid: errors.length === 0, errors } };
	},
	superseded: (testCase) => {
		const { valid } = testCase.expected as Expected;
		return !valid && hasRelaxedEnvName(testCase) ? relaxedEnvNames : undefined;
	},
};

const operations: Readonly<Record<string, (testCase: TestCase) => FieldError[]>> = {
	validatePorts: ({ ports }) => validateContainerPorts(fromGoShape(ports ?? []) as ContainerPort[], 'ports'),
	validateContainers: ({ containers, volumes }) =>
		validateContainers(
			fromGoShape(containers ?? []) as Container[],
			{
				volumes: validateVolumes(fromGoShape(volumes ?? []) as Volume[], 'volumes').byName,
				claims: new Set(),
				graceSeconds,
				restartPolicy: 'Always',
				hostUsers: true,
			},
			'field',
		),
	validatePod: ({ pod }) => validatePodCreate(withGrace(podFromGoShape(pod)) as AnyPod),
	validatePodUpdate: (testCase) => {
		const [old, next] = [podFromGoShape(testCase.old), podFromGoShape(testCase.new)];
		return validatePodUpdate(completed(old) as AnyPod, completed(next) as AnyPod);
	},
};

function agrees(errors: FieldError[], expected: Expected): boolean {
	if (expected.valid) return errors.length === 0;
	return errors.some(
		({ type, field, message }) =>
			(expected.errorType === undefined || type === `FieldValue${expected.errorType}`) &&
			field.includes(expected.fieldContains ?? '') &&
			message.includes(expected.detailContains ?? '') &&
			`${field}: ${message}`.includes(expected.errorContains ?? ''),
	);
}

/** The older tables don't say terminationGracePeriodSeconds, which is always set by now. */
function withGrace(pod: Record<string, unknown>): Record<string, unknown> {
	return { ...pod, spec: { terminationGracePeriodSeconds: graceSeconds, ...(pod.spec as object) } };
}

/** The old tables' update cases are fragments; newer releases validate an updated pod whole, so the rest must be valid. */
function completed(pod: Record<string, unknown>): Record<string, unknown> {
	const spec = (pod.spec ?? {}) as Record<string, unknown>;
	const containers = (spec.containers ?? [{ image: 'image' }]) as object[];
	const withRest = (list: unknown, prefix: string): unknown =>
		((list ?? []) as object[]).map((container, index) => ({
			...minimalContainer,
			name: `${prefix}${index}`,
			...container,
		}));
	return {
		...pod,
		metadata: { name: 'pod', namespace: 'default', ...(pod.metadata as object) },
		spec: {
			terminationGracePeriodSeconds: graceSeconds,
			restartPolicy: 'Always',
			dnsPolicy: 'ClusterFirst',
			...spec,
			containers: withRest(containers, 'ctr'),
			...(spec.initContainers ? { initContainers: withRest(spec.initContainers, 'init') } : {}),
			...(spec.ephemeralContainers ? { ephemeralContainers: withRest(spec.ephemeralContainers, 'debug') } : {}),
		},
	};
}

/** An environment variable whose name older releases refuse and newer ones take. */
function hasRelaxedEnvName({ containers, pod }: TestCase): boolean {
	const spec = (pod as { spec?: { containers?: unknown } } | undefined)?.spec;
	const list = fromGoShape(containers ?? spec?.containers ?? []) as Container[];
	const names = list.flatMap((container) => (container.env ?? []).map((variable) => variable.name));
	return names.some((name) => !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name) && envNameErrors(name).length === 0);
}

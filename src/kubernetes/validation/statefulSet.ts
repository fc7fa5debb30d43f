/** StatefulSets (`pkg/apis/apps/validation/validation.go` ValidateStatefulSet, ValidateStatefulSetUpdate). */
import { dns1123SubdomainErrors } from '../names.ts';
import { semanticallyEqual } from '../plainData.ts';
import type { StatefulSet } from '../types.ts';
import { type FieldErrors, forbiddenField, invalidValue, nonNegative, oneOf, required } from './field.ts';
import { type AnyMeta, validateObjectMeta, validateObjectMetaUpdate } from './meta.ts';
import { validateCount, validateSelectorAndTemplate } from './workload.ts';

export interface AnyStatefulSet {
	metadata?: AnyMeta;
	spec: StatefulSet['spec'];
}

const retentionPolicies = ['Retain', 'Delete'] as const;
const mayChange = [
	'replicas',
	'ordinals',
	'template',
	'updateStrategy',
	'revisionHistoryLimit',
	'persistentVolumeClaimRetentionPolicy',
	'minReadySeconds',
] as const;

export function validateStatefulSet({ metadata = {}, spec }: AnyStatefulSet): FieldErrors {
	return [...validateObjectMeta(metadata, 'Namespaced', dns1123SubdomainErrors), ...validateSpec(spec)];
}

export function validateStatefulSetUpdate(old: AnyStatefulSet, next: AnyStatefulSet): FieldErrors {
	const errors = [...validateObjectMetaUpdate(old.metadata ?? {}, next.metadata ?? {}), ...validateSpec(next.spec)];
	const fixed = (spec: StatefulSet['spec']): object => {
		const rest: Partial<StatefulSet['spec']> = { ...spec };
		for (const name of mayChange) delete rest[name];
		return rest;
	};
	if (!semanticallyEqual(fixed(old.spec), fixed(next.spec))) {
		const names = mayChange.map((name) => `'${name}'`);
		const list = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
		errors.push(forbiddenField('spec', `updates to statefulset spec for fields other than ${list} are forbidden`));
	}
	return errors;
}

function validateSpec(spec: StatefulSet['spec']): FieldErrors {
	const errors: FieldErrors = [];
	if (spec.podManagementPolicy !== 'OrderedReady' && spec.podManagementPolicy !== 'Parallel') {
		errors.push(
			invalidValue('spec.podManagementPolicy', spec.podManagementPolicy, "must be 'OrderedReady' or 'Parallel'"),
		);
	}
	errors.push(...validateUpdateStrategy(spec.updateStrategy));
	const retention = spec.persistentVolumeClaimRetentionPolicy;
	for (const name of ['whenDeleted', 'whenScaled'] as const) {
		if (!retention) break;
		errors.push(...oneOf(`spec.persistentVolumeClaimRetentionPolicy.${name}`, retention[name], retentionPolicies));
	}
	errors.push(
		...nonNegative('spec.replicas', spec.replicas),
		...nonNegative('spec.minReadySeconds', spec.minReadySeconds),
		...nonNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit),
		...nonNegative('spec.ordinals.start', spec.ordinals?.start),
		...validateSelectorAndTemplate(spec.selector, withClaims(spec), { lower: 'statefulset', upper: 'StatefulSet' }),
	);
	(spec.volumeClaimTemplates ?? []).forEach(({ metadata }, index) => {
		if (!metadata?.name) errors.push(required(`spec.volumeClaimTemplates[${index}].metadata.name`));
	});
	return errors;
}

/** Its containers mount the claims as if they were volumes of the template. */
function withClaims({ template, volumeClaimTemplates = [] }: StatefulSet['spec']): StatefulSet['spec']['template'] {
	const names = [...new Set(volumeClaimTemplates.flatMap(({ metadata }) => metadata?.name || []))];
	if (names.length === 0) return template;
	const own = (template.spec.volumes ?? []).filter(({ name }) => !names.includes(name));
	const claims = names.map((name) => ({ name, persistentVolumeClaim: { claimName: 'claim' } }));
	return { ...template, spec: { ...template.spec, volumes: [...own, ...claims] } };
}

function validateUpdateStrategy(strategy: StatefulSet['spec']['updateStrategy']): FieldErrors {
	const { type, rollingUpdate } = strategy;
	const path = 'spec.updateStrategy';
	if (type === 'OnDelete') {
		if (!rollingUpdate) return [];
		return [invalidValue(`${path}.rollingUpdate`, rollingUpdate, "only allowed for updateStrategy 'RollingUpdate'")];
	}
	if (type !== 'RollingUpdate') return [invalidValue(path, strategy, "must be 'RollingUpdate' or 'OnDelete'")];
	const errors = nonNegative(`${path}.rollingUpdate.partition`, rollingUpdate?.partition);
	if (rollingUpdate?.maxUnavailable === undefined) return errors;
	return [...errors, ...validateCount(rollingUpdate.maxUnavailable, `${path}.rollingUpdate.maxUnavailable`)];
}

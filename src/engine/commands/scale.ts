/** `kubectl scale`, and what it comes to for a pod that nothing replicates. */
import { alreadyExists, failure, invalid, notFound, type Status } from '../../kubernetes/status.ts';
import type { ManifestObject, Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { keyOf } from '../keys.ts';
import { get } from '../store.ts';
import { apply, checkApply, replace } from './apply.ts';
import type { Command } from './command.ts';
import { kinds } from './kinds.ts';
import { templateOwnerOf } from './owners.ts';

type Scale = Extract<Command, { type: 'scale' }>;

/** More than this in one page is a slip of the keyboard. */
const replicasMax = 10_000;

/** The ReplicaSet that adopts a bare pod: it selects the pod's labels and copies its spec. */
function adoptingReplicaSet(pod: Pod, replicas: number): ManifestObject {
	const { name, namespace, labels = {} } = pod.metadata;
	const { nodeName: _, tolerations = [], ...spec } = pod.spec;
	const own = tolerations.filter(({ tolerationSeconds }) => tolerationSeconds === undefined);
	const template = { metadata: { labels }, spec: own.length > 0 ? { ...spec, tolerations: own } : spec };
	return {
		apiVersion: 'apps/v1',
		kind: 'ReplicaSet',
		metadata: { name, namespace, labels },
		spec: { replicas, selector: { matchLabels: labels }, template },
	};
}

/** What is scaled: a controlled pod's is its owner. */
function target(engine: Engine, { kind, namespace, name }: Scale) {
	const key = keyOf({ namespace, name });
	if (kind !== 'Pod') return get(engine, kind, key);
	const pod = get(engine, 'Pod', key);
	return pod && (templateOwnerOf(engine.state, pod) ?? pod);
}

export function checkScale(engine: Engine, command: Scale): Status | undefined {
	const { replicas, kind, name, namespace } = command;
	const found = target(engine, command);
	if (!found) return notFound(kinds[kind].plural, name);
	if (!Number.isInteger(replicas) || replicas < 0) {
		const message = `Invalid value: ${replicas}: must be greater than or equal to 0`;
		return invalid('Scale.autoscaling', name, [{ type: 'FieldValueInvalid', field: 'spec.replicas', message }]);
	}
	if (replicas > replicasMax) return failure('BadRequest', `replicas: at most ${replicasMax} here`);
	if (found.kind === 'DaemonSet' || found.kind === 'Job') {
		return failure(
			'NotFound',
			`the server could not find the requested resource: ${kinds[found.kind].plural} have no size`,
		);
	}
	if (found.kind !== 'Pod') return undefined;
	if (Object.keys(found.metadata.labels ?? {}).length === 0) {
		return failure('Invalid', `pod "${name}" has no labels that a ReplicaSet could select it by`);
	}
	if (get(engine, 'ReplicaSet', keyOf({ namespace, name }))) return alreadyExists('replicasets.apps', name);
	return checkApply(engine, [adoptingReplicaSet(found, replicas)]);
}

export function scale(engine: Engine, command: Scale): void {
	const found = target(engine, command);
	if (!found) return;
	const { replicas } = command;
	if (found.kind === 'Pod') apply(engine, [adoptingReplicaSet(found, replicas)]);
	else if (found.kind !== 'DaemonSet' && found.kind !== 'Job') {
		replace(engine, { ...found, spec: { ...found.spec, replicas } } as typeof found);
	}
}

/** One container of a pod becomes a pod of its own: what helps a container whose port another holds. */
import { alreadyExists, failure, type Status } from '../../kubernetes/status.ts';
import type { ManifestObject } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import type { Draft } from '../drafts.ts';
import { keyOf } from '../keys.ts';
import { bind } from '../scheduler/scheduler.ts';
import { get } from '../store.ts';
import { apply, checkApply } from './apply.ts';
import type { Command, ObjectName, PodPlace } from './command.ts';
import { checkRemove, newDraftOf, removeContainer, takeFrom } from './containers.ts';
import { checkDraft, serviceOfDraft } from './drafts.ts';
import { findPod, refusalOfNewPod } from './pods.ts';

type SplitOutCommand = Extract<Command, { type: 'splitOut' }>;

const placeOf = ({ namespace, name }: ObjectName): PodPlace => ({ kind: 'pod', namespace, name });

/** The new pod, as a draft that is run at once: with a Service of its name for its ports. */
function draftOf(engine: Engine, { namespace, name, container, as }: SplitOutCommand): Draft | Status {
	const taken = takeFrom(engine, placeOf({ namespace, name }), container);
	if ('kind' in taken) return taken as Status;
	const draft = newDraftOf(as, taken);
	return { ...draft, pod: { ...draft.pod, metadata: { ...draft.pod.metadata, namespace } } };
}

function manifestsOf(engine: Engine, draft: Draft): ManifestObject[] {
	const service = serviceOfDraft(engine, draft);
	return service ? [draft.pod, service] : [draft.pod];
}

const isStatus = (value: Draft | Status): value is Status => 'status' in value;

/** Why a container can't be split out; nothing when it can. */
export function checkSplitOut(engine: Engine, command: SplitOutCommand): Status | undefined {
	const { namespace, name, container, as } = command;
	const pod = findPod(engine, command);
	if (pod.kind === 'Status') return pod;
	const draft = draftOf(engine, command);
	if (isStatus(draft)) return draft;
	if (pod.spec.containers.length === 1)
		return failure('BadRequest', `container ${container} is the only one of pod ${name}: it has a pod of its own`);
	if (engine.state.objects.Pod.has(keyOf({ namespace, name: as }))) return alreadyExists('pods', as);
	const refusal = checkRemove(engine, placeOf(command), container) ?? checkDraft(draft);
	return refusal ?? checkApply(engine, manifestsOf(engine, draft));
}

/** Takes the container out of its pod (or its pod's template) and runs it by itself, on the same node while that has room. */
export function splitOut(engine: Engine, command: SplitOutCommand): void {
	const { namespace, as, container } = command;
	const draft = draftOf(engine, command);
	if (isStatus(draft)) return;
	const node = get(engine, 'Pod', keyOf(command))?.spec.nodeName;
	removeContainer(engine, placeOf(command), container);
	const hasRoom = node !== undefined && refusalOfNewPod(engine, draft.pod, node) === undefined;
	apply(engine, manifestsOf(engine, draft));
	const pod = get(engine, 'Pod', keyOf({ namespace, name: as }));
	if (pod && hasRoom) bind(engine, pod, node);
}

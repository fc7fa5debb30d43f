/** The pod that a verb about one pod means: by its name, or one of those that a workload makes. */
import { matchesSelector } from '../../kubernetes/labels.ts';
import { notFound } from '../../kubernetes/status.ts';
import type { LabelSelector, Pod } from '../../kubernetes/types.ts';
import { type Answer, answer, fail, isAnswer } from './answer.ts';
import { objectNamed } from './objects.ts';
import { refusalText } from './refusal.ts';
import type { Request } from './request.ts';
import { qualifiedPlural, resourceOf } from './resources.ts';
import { selectionOf } from './selection.ts';

/** The pods that an object stands for: itself, or those that it selects. Nothing for a kind that selects none. */
function podsBehind(request: Request, word: string): { pods: Pod[]; isPod: boolean } | Answer {
	const { engine, namespace } = request;
	const selection = selectionOf(request, [word.includes('/') ? word : `pod/${word}`]);
	if (isAnswer(selection)) return selection;
	const [target] = selection.targets;
	const resource = target?.resource ?? resourceOf('Pod');
	const name = target?.name ?? '';
	const object = objectNamed(engine, resource, namespace, name);
	if (!object) return answer('', { errors: refusalText(notFound(qualifiedPlural(resource), name)), exitCode: 1 });
	if (resource.kind === 'Pod') return { pods: [object as unknown as Pod], isPod: true };
	const given = (object as { spec?: { selector?: unknown } }).spec?.selector;
	if (given === undefined) return fail(`cannot get the pods of a ${resource.kind}: selector is not set`);
	const selector: LabelSelector =
		resource.kind === 'Service' ? { matchLabels: given as Record<string, string> } : (given as LabelSelector);
	const pods = [...engine.state.objects.Pod.values()].filter(
		({ metadata }) => metadata.namespace === namespace && matchesSelector(selector, metadata.labels),
	);
	return { pods: pods.sort(mostUseful), isPod: false };
}

/** Those that run come first, then the older ones (`ByLogging`, in short). */
function mostUseful(a: Pod, b: Pod): number {
	const rank = ({ status }: Pod) =>
		status.conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True')
			? 0
			: status.phase === 'Running'
				? 1
				: 2;
	return (
		rank(a) - rank(b) ||
		Number(a.metadata.creationTimestamp > b.metadata.creationTimestamp) ||
		(a.metadata.name < b.metadata.name ? -1 : 1)
	);
}

/** One pod for a word such as `web`, `pod/web` or `deploy/web`. */
export function podFor(request: Request, word: string): { pod: Pod; remark: string } | Answer {
	const found = podsBehind(request, word);
	if (isAnswer(found)) return found;
	const [pod] = found.pods;
	if (!pod) return fail(`timed out waiting for the condition`);
	const remark = found.pods.length > 1 ? `Found ${found.pods.length} pods, using pod/${pod.metadata.name}\n` : '';
	return { pod, remark };
}

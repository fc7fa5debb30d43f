/** Short forms in which the lessons are written. */
import type { Command } from '../../engine/commands/command.ts';
import type { ContainerManifest } from '../../engine/drafts.ts';
import type { ManifestObject } from '../../kubernetes/types.ts';
import { container } from '../../scenario/builtin/objects.ts';
import type { Check } from '../checks/index.ts';
import type { Choice, Move, QuizCard, Text } from '../format.ts';

export const say = (en: string, ko: string): Text => ({ en, ko });

const namespace = 'default';
export const wait = (seconds: number): Move => ({ wait: seconds });
export const give = (command: Command): Move => ({ do: command });
export const apply = (...objects: ManifestObject[]): Move => give({ type: 'apply', objects });
export const crash = (name: string, of: string): Move =>
	give({ type: 'crashContainer', namespace, name, container: of });
export const remove = (name: string, of: string): Move =>
	give({ type: 'removeContainer', from: { kind: 'pod', namespace, name }, container: of });
export const deletePod = (name: string): Move => give({ type: 'delete', kind: 'Pod', namespace, name });
export const replace = (name: string, node?: string): Move =>
	give({ type: 'replacePod', namespace, name, ...(node === undefined ? {} : { node }) });
export const scale = (kind: 'Pod' | 'Deployment', name: string, replicas: number): Move =>
	give({ type: 'scale', kind, namespace, name, replicas });
export const look = (at: 'node' | 'pod' | 'draft' | 'service', name: string): Move => ({
	deed: { kind: 'looked', at, name },
});
export const lookInto = (name: string, inside: string): Move => ({
	deed: { kind: 'looked', at: 'container', name, container: inside },
});
export const follow = (crosses: boolean, link: 'localhost' | 'pod' = 'pod'): Move => ({
	deed: { kind: 'followed', link, crosses },
});

export const piece = (form: Parameters<typeof container>[0]): ContainerManifest => container(form) as ContainerManifest;
export const draftOf = (name: string, first: ContainerManifest): Move =>
	give({ type: 'createDraft', name, container: first });
export const intoDraft = (name: string, more: ContainerManifest): Move =>
	give({ type: 'addContainer', to: { kind: 'draft', name }, container: more });
export const intoPod = (name: string, more: ContainerManifest): Move =>
	give({ type: 'addContainer', to: { kind: 'pod', namespace, name }, container: more });
export const runDraft = (name: string, node?: string): Move =>
	give({ type: 'runDraft', name, ...(node === undefined ? {} : { node }) });

/** `kubectl apply -f -` of a manifest written after it. */
export const applyLine = (yaml: string): string => `kubectl apply -f - <<EOF\n${yaml.trim()}\nEOF`;

/** A choice of a quiz card: its words in both languages, and when it's so. */
export const choice = (key: string, en: string, ko: string, comesTrue: Check): Choice => ({
	key,
	text: { en, ko },
	comesTrue,
});

/** A quiz card; the first choice given is the right one, and they're shown in the order of their keys. */
export function card(
	question: Text,
	[right, ...others]: readonly [Choice, Choice, Choice],
	explanation: Text,
	demonstration: Pick<QuizCard, 'manifests' | 'shows'> & { nodes?: number; startSeconds?: number },
): QuizCard {
	const [first, second, ...rest] = [right, ...others].sort((a, b) => (a.key < b.key ? -1 : 1));
	if (!first || !second) throw new Error('a card has choices');
	return {
		question,
		choices: [first, second, ...rest],
		answer: right.key,
		explanation,
		nodes: 2,
		startSeconds: 10,
		...demonstration,
	};
}

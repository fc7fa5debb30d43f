/** `kubectl drain`: cordon a node and evict its pods (`k8s.io/kubectl/pkg/drain`). */
import { isPodTerminal } from '../../../kubernetes/podPhase.ts';
import type { Pod } from '../../../kubernetes/types.ts';
import type { Engine } from '../../context.ts';
import { controllerOf } from '../../keys.ts';
import { type Answer, answer, flagError, isAnswer, type Step, type Watch } from '../answer.ts';
import { objectNamed } from '../objects.ts';
import { flag, type Request, type Verb } from '../request.ts';
import { resourceOf } from '../resources.ts';
import { isOn, numberFlag } from '../text/flags.ts';
import { cordonStep, nodesOf } from './cordon.ts';
import { deleteCommand } from './delete.ts';

interface Verdict {
	evict: Pod[];
	/** DaemonSet pods, left alone under `--ignore-daemonsets`. */
	ignored: Pod[];
	/** Other warnings of pods that are evicted all the same. */
	warnings: string[];
	/** Why the drain can't go on: a sentence for each reason, with the pods. */
	problems: string[];
}

const titleOf = ({ metadata }: Pod) => `${metadata.namespace}/${metadata.name}`;

/** Sorts the pods of a node as the drain filters do (`filters.go`). */
function judge(request: Request, pods: readonly Pod[]): Verdict {
	const { engine, parsed } = request;
	const daemons: Pod[] = [];
	const unmanaged: Pod[] = [];
	const local: Pod[] = [];
	const evict: Pod[] = [];
	for (const pod of pods) {
		const owner = controllerOf(pod.metadata);
		if (owner?.kind === 'DaemonSet' && !isPodTerminal(pod)) {
			daemons.push(pod);
			continue;
		}
		const managed =
			owner !== undefined &&
			objectNamed(engine, resourceOf(owner.kind), pod.metadata.namespace, owner.name) !== undefined;
		if (!managed && !isPodTerminal(pod)) unmanaged.push(pod);
		if ((pod.spec.volumes ?? []).some(({ emptyDir }) => emptyDir !== undefined) && !isPodTerminal(pod)) local.push(pod);
		evict.push(pod);
	}
	const names = (list: readonly Pod[]) => list.map(titleOf).join(', ');
	const problems: string[] = [];
	const warnings: string[] = [];
	const check = (list: readonly Pod[], allowed: boolean, problem: string, warning: string) => {
		if (list.length > 0) (allowed ? warnings : problems).push(`${allowed ? warning : problem}: ${names(list)}`);
	};
	check(
		daemons,
		isOn(parsed, 'ignore-daemonsets'),
		'cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)',
		'ignoring DaemonSet-managed Pods',
	);
	check(
		local,
		isOn(parsed, 'delete-emptydir-data'),
		'cannot delete Pods with local storage (use --delete-emptydir-data to override)',
		'',
	);
	check(
		unmanaged,
		isOn(parsed, 'force'),
		'cannot delete Pods that declare no controller (use --force to override)',
		'deleting Pods that declare no controller',
	);
	return { evict, ignored: daemons, warnings: warnings.filter((text) => !text.startsWith(': ')), problems };
}

function podsOn(engine: Engine, node: string): Pod[] {
	const pods = [...engine.state.objects.Pod.values()].filter(({ spec }) => spec.nodeName === node);
	return pods.sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1));
}

/** Tells of each pod when it has gone, and of the node when all have. */
function untilGone(node: string, pods: readonly Pod[]): Watch {
	const left = new Map(pods.map((pod) => [pod.metadata.uid, pod]));
	return (engine) => {
		let output = '';
		for (const [uid, pod] of left) {
			const now = engine.state.objects.Pod.get(titleOf(pod));
			if (now?.metadata.uid === uid) continue;
			left.delete(uid);
			output += `pod/${pod.metadata.name} evicted\n`;
		}
		if (left.size > 0) return { output, errors: '' };
		return { output: `${output}node/${node} drained\n`, errors: '', exitCode: 0 };
	};
}

function both(first: Watch | undefined, second: Watch): Watch {
	if (!first) return second;
	let firstEnded: number | undefined;
	let secondEnded: number | undefined;
	return (engine) => {
		const a = firstEnded === undefined ? first(engine) : { output: '', errors: '' };
		const b = secondEnded === undefined ? second(engine) : { output: '', errors: '' };
		firstEnded ??= 'exitCode' in a ? a.exitCode : undefined;
		secondEnded ??= 'exitCode' in b ? b.exitCode : undefined;
		const ended = firstEnded !== undefined && secondEnded !== undefined;
		return {
			output: a.output + b.output,
			errors: a.errors + b.errors,
			...(ended ? { exitCode: Math.max(firstEnded ?? 0, secondEnded ?? 0) } : {}),
		};
	};
}

function run(request: Request): Answer {
	const { engine, parsed } = request;
	const found = nodesOf(request);
	if (isAnswer(found)) return found;
	const given = numberFlag(parsed, 'grace-period');
	if ('error' in given) return flagError('drain', given.error);
	const grace = { seconds: given.value === -1 ? undefined : given.value, force: false };
	const list: Step[] = [];
	let { errors } = found;
	let output = '';
	let watch: Watch | undefined;
	const pending: string[] = [];
	for (const node of found.nodes) {
		const { name } = node.metadata;
		const cordoned = cordonStep(node, true);
		if (cordoned) list.push(cordoned);
		else output += `node/${name} already cordoned\n`;
		const { evict, warnings, problems } = judge(request, podsOn(engine, name));
		if (problems.length > 0) {
			const why = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
			errors += `error: unable to drain node "${name}" due to error: ${why}, continuing command...\n`;
			pending.push(` ${name}\n${problems.map((problem) => `${problem}\n`).join('')}`);
			continue;
		}
		if (warnings.length > 0) errors += `Warning: ${warnings.join('; ')}\n`;
		for (const pod of evict) {
			list.push({ command: deleteCommand('Pod', pod as never, grace), said: `evicting pod ${titleOf(pod)}\n` });
		}
		watch = both(watch, untilGone(name, evict));
	}
	if (pending.length > 0) errors += `There are pending nodes to be drained:\n${pending.join('')}`;
	const exitCode = pending.length > 0 || found.errors !== '' ? 1 : 0;
	return answer(output, { errors, steps: list, exitCode, ...(watch ? { watch } : {}) });
}

export const drain: Verb = {
	summary: 'Drain node in preparation for maintenance',
	usage: ['drain NODE [--ignore-daemonsets] [--delete-emptydir-data] [--force] [--grace-period=SECONDS]'],
	flags: [
		flag.selector,
		{ name: 'ignore-daemonsets', takes: 'nothing' },
		{ name: 'delete-emptydir-data', takes: 'nothing' },
		{ name: 'force', takes: 'nothing' },
		{ name: 'grace-period', takes: 'text' },
	],
	run,
};

/** `kubectl logs`. */

import { matchesRequirements } from '../../../kubernetes/labels.ts';
import { failure } from '../../../kubernetes/status.ts';
import { formatTime } from '../../../kubernetes/time.ts';
import type { Pod } from '../../../kubernetes/types.ts';
import type { Engine } from '../../context.ts';
import type { LogLine } from '../../kubelet/sandbox.ts';
import { containerOf } from '../../kubelet/sandboxes.ts';
import { type Answer, answer, fail, flagError, isAnswer, usageError, type Watch } from '../answer.ts';
import { containerFor, containerNames } from '../podContainers.ts';
import { podFor } from '../podFor.ts';
import { refusalText } from '../refusal.ts';
import { flag, option, type Request, type Verb } from '../request.ts';
import { labelRequirements } from '../selection.ts';
import { flagOf, isOn, numberFlag } from '../text/flags.ts';
import { parseGoDuration } from '../text/times.ts';

interface Source {
	pod: Pod;
	container: string;
}

interface Options {
	previous: boolean;
	timestamps: boolean;
	prefix: boolean;
	tail: number | undefined;
	sinceUs: number | undefined;
}

/** The lines of a container's log; or why the kubelet has none (`kubelet_pods.go validateContainerLogStatus`). */
function linesOf(
	engine: Engine,
	{ pod, container: name }: Source,
	previous: boolean,
): readonly LogLine[] | { error: string } {
	const container = containerOf(engine.state.sandboxes.get(pod.metadata.uid), name);
	const about = `container "${name}" in pod "${pod.metadata.name}"`;
	if (!container)
		return pod.spec.nodeName === undefined ? [] : { error: `${about} is waiting to start: ContainerCreating` };
	const { state, lastState, logs, previousLogs } = container;
	if (previous) {
		if (!lastState.terminated) return { error: `previous terminated ${about} not found` };
		return state.running || state.terminated ? previousLogs : logs;
	}
	if (state.running || state.terminated || lastState.terminated) return logs;
	const reason = state.waiting?.reason;
	if (reason === 'ErrImagePull') return { error: `${about} is waiting to start: image can't be pulled` };
	if (reason === 'ImagePullBackOff') return { error: `${about} is waiting to start: trying and failing to pull image` };
	return { error: `${about} is waiting to start${reason === undefined ? ' - no logs yet' : `: ${reason}`}` };
}

/** `2025-01-01T00:00:05.123456000Z`. */
function stamp(at: number): string {
	return `${formatTime(at).slice(0, -1)}.${String(at % 1_000_000).padStart(6, '0')}000Z`;
}

function printed(lines: readonly LogLine[], { pod, container }: Source, { timestamps, prefix }: Options): string {
	const before = prefix ? `[pod/${pod.metadata.name}/${container}] ` : '';
	return lines.map(({ at, text }) => `${before}${timestamps ? `${stamp(at)} ` : ''}${text}\n`).join('');
}

function cut(lines: readonly LogLine[], { tail, sinceUs }: Options, now: number): readonly LogLine[] {
	const recent = sinceUs === undefined ? lines : lines.filter(({ at }) => at >= now - sinceUs);
	return tail === undefined || tail < 0 ? recent : recent.slice(Math.max(0, recent.length - tail));
}

function readOptions(request: Request): Options | Answer {
	const { parsed } = request;
	const tail = numberFlag(parsed, 'tail');
	if ('error' in tail) return flagError('logs', tail.error);
	const since = flagOf(parsed, 'since');
	const sinceUs = since === undefined ? undefined : parseGoDuration(since);
	if (since !== undefined && sinceUs === undefined) {
		return flagError('logs', `invalid argument "${since}" for "--since" flag: time: invalid duration "${since}"`);
	}
	const bySelector = option(request, 'selector') !== undefined;
	return {
		previous: isOn(parsed, 'previous'),
		timestamps: isOn(parsed, 'timestamps'),
		prefix: isOn(parsed, 'prefix'),
		tail: tail.value ?? (bySelector ? 10 : undefined),
		sinceUs,
	};
}

/** Whose logs are asked for, and kubectl's remarks on how it chose. */
function sourcesOf(request: Request): { sources: Source[]; remarks: string } | Answer {
	const { parsed, engine, namespace } = request;
	const [word, positional, ...more] = parsed.words;
	const pods: Pod[] = [];
	let remarks = '';
	if (option(request, 'selector') !== undefined) {
		if (word !== undefined) return usageError('logs', 'only a selector (-l) or a POD name is allowed');
		const requirements = labelRequirements(request);
		if (isAnswer(requirements)) return requirements;
		const all = [...engine.state.objects.Pod.values()].filter(({ metadata }) => metadata.namespace === namespace);
		pods.push(...all.filter(({ metadata }) => matchesRequirements(requirements, metadata.labels)));
		pods.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
		if (pods.length === 0) return answer('', { errors: `No resources found in ${namespace} namespace.\n` });
	} else {
		if (word === undefined || more.length > 0) {
			return usageError(
				'logs',
				"expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command",
			);
		}
		const found = podFor(request, word);
		if (isAnswer(found)) return found;
		pods.push(found.pod);
		remarks += found.remark;
	}
	const named = option(request, 'container') ?? positional;
	const sources: Source[] = [];
	for (const pod of pods) {
		if (isOn(parsed, 'all-containers')) {
			sources.push(...containerNames(pod).map((container) => ({ pod, container })));
			continue;
		}
		const chosen = containerFor(pod, named);
		if (isAnswer(chosen))
			return named === undefined ? chosen : fail(`container ${named} is not valid for pod ${pod.metadata.name}`);
		sources.push({ pod, container: chosen.container });
		remarks += chosen.remark;
	}
	return { sources, remarks };
}

/** What is logged from now on; it ends when every pod has gone or has finished. */
function follow(sources: readonly Source[], options: Options, from: number): Watch {
	const read = new Map(sources.map((source) => [source, from]));
	return (engine) => {
		let output = '';
		let goesOn = false;
		for (const source of sources) {
			const sandbox = engine.state.sandboxes.get(source.pod.metadata.uid);
			const after = read.get(source) ?? from;
			const lines = (containerOf(sandbox, source.container)?.logs ?? []).filter(({ at }) => at > after);
			output += printed(lines, source, options);
			read.set(source, lines.at(-1)?.at ?? after);
			goesOn ||= sandbox !== undefined && sandbox.phase !== 'stopped';
		}
		return goesOn ? { output, errors: '' } : { output, errors: '', exitCode: 0 };
	};
}

function run(request: Request): Answer {
	const { engine } = request;
	const options = readOptions(request);
	if (isAnswer(options)) return options;
	const chosen = sourcesOf(request);
	if (isAnswer(chosen)) return chosen;
	let output = '';
	let errors = chosen.remarks;
	let exitCode = 0;
	for (const source of chosen.sources) {
		const lines = linesOf(engine, source, options.previous);
		if ('error' in lines) {
			errors += refusalText(failure('BadRequest', lines.error));
			exitCode = 1;
		} else output += printed(cut(lines, options, engine.state.now), source, options);
	}
	if (!isOn(request.parsed, 'follow') || exitCode !== 0) return answer(output, { errors, exitCode });
	return answer(output, { errors, watch: follow(chosen.sources, options, engine.state.now) });
}

export const logs: Verb = {
	summary: 'Print the logs for a container in a pod',
	usage: [
		'logs (POD | TYPE/NAME) [-c CONTAINER] [--previous] [--tail N] [--timestamps] [--since 10s] [-f]',
		'logs -l SELECTOR [--all-containers] [--prefix]',
	],
	flags: [
		flag.container,
		flag.selector,
		{ name: 'previous', short: 'p', takes: 'nothing' },
		{ name: 'follow', short: 'f', takes: 'nothing' },
		{ name: 'tail', takes: 'text' },
		{ name: 'timestamps', takes: 'nothing' },
		{ name: 'since', takes: 'text' },
		{ name: 'all-containers', takes: 'nothing' },
		{ name: 'prefix', takes: 'nothing' },
	],
	run,
};

/** `kubectl exec`. */
import { isPodTerminal } from '../../../kubernetes/podPhase.ts';
import { failure } from '../../../kubernetes/status.ts';
import { containerOf, isRunning } from '../../kubelet/sandboxes.ts';
import { specOf } from '../../kubelet/specs.ts';
import { type Answer, answer, fail, isAnswer, usageError } from '../answer.ts';
import { programNames, runProgram } from '../exec/index.ts';
import { containerFor } from '../podContainers.ts';
import { podFor } from '../podFor.ts';
import { refusalText } from '../refusal.ts';
import { flag, option, type Request, type Verb } from '../request.ts';

function run(request: Request): Answer {
	const { engine, parsed } = request;
	const [word, ...more] = parsed.words;
	if (word === undefined) return usageError('exec', 'pod, type/name or --filename must be specified');
	if (parsed.rest === undefined) {
		if (more.length > 0)
			return usageError('exec', 'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead');
		return usageError('exec', 'you must specify at least one command for the container');
	}
	if (parsed.rest.length === 0) return usageError('exec', 'you must specify at least one command for the container');
	const found = podFor(request, word);
	if (isAnswer(found)) return found;
	const { pod } = found;
	const { name } = pod.metadata;
	if (isPodTerminal(pod)) {
		return fail(`cannot exec into a container in a completed pod; current phase is ${pod.status.phase}`);
	}
	const chosen = containerFor(pod, option(request, 'container'));
	if (isAnswer(chosen)) return chosen;
	if (pod.spec.nodeName === undefined) {
		return answer('', {
			errors: chosen.remark + refusalText(failure('BadRequest', `pod ${name} does not have a host assigned`)),
			exitCode: 1,
		});
	}
	const sandbox = engine.state.sandboxes.get(pod.metadata.uid);
	const container = containerOf(sandbox, chosen.container);
	const spec = specOf(pod, chosen.container);
	if (!sandbox || !container || !spec || !isRunning(container)) {
		const errors = `${chosen.remark}error: Internal error occurred: unable to upgrade connection: container not found ("${chosen.container}")\n`;
		return answer('', { errors, exitCode: 1 });
	}
	const ran = runProgram({ engine, pod, spec, sandbox, container }, parsed.rest);
	return { ...ran, errors: chosen.remark + ran.errors };
}

export const exec: Verb = {
	summary: 'Execute a command in a container',
	usage: [
		'exec (POD | TYPE/NAME) [-c CONTAINER] -- COMMAND [ARG...]',
		`programs that a container has here: ${programNames.join(', ')}`,
	],
	flags: [
		flag.container,
		{ name: 'stdin', short: 'i', takes: 'nothing' },
		{ name: 'tty', short: 't', takes: 'nothing' },
	],
	run,
};

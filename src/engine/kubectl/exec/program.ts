/** What can be run in a container by `kubectl exec`. */
import type { Container, Pod } from '../../../kubernetes/types.ts';
import type { Engine } from '../../context.ts';
import type { ContainerRuntime, Sandbox } from '../../kubelet/sandbox.ts';
import { type Answer, answer } from '../answer.ts';

/** Where the program runs: in the namespaces of one container. */
export interface Place {
	engine: Engine;
	pod: Pod;
	spec: Container;
	sandbox: Sandbox;
	container: ContainerRuntime;
}

export type Program = (place: Place, words: readonly string[]) => Answer;

/** A program's output and exit code 0. */
export function printed(text: string): Answer {
	return answer(text);
}

/** A program that failed: its complaint, and kubectl's line on its exit code. */
export function exited(code: number, errors: string, output = ''): Answer {
	return answer(output, { errors: `${errors}command terminated with exit code ${code}\n`, exitCode: code });
}

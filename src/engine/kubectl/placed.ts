/** Where a manifest that kubectl writes itself goes, and the answer's verb. */
import type { Answer } from './answer.ts';
import type { Request } from './request.ts';

/** The `namespace` of new metadata: left out where it's the default. */
export function placed({ namespace }: Request): { namespace?: string } {
	return namespace === 'default' ? {} : { namespace };
}

/** The same answer with `created` put in other words. */
export function saying(given: Answer, instead: string): Answer {
	const other = (text: string) => text.replace(' created', ` ${instead}`);
	const steps = given.steps.map((step) => (typeof step.said === 'string' ? { ...step, said: other(step.said) } : step));
	return { ...given, output: other(given.output), steps };
}

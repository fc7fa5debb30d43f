/** `--dry-run=client`: what would be sent is printed, and nothing is sent. */
import type { ManifestObject } from '../../kubernetes/types.ts';
import { type Answer, answer, fail, isAnswer, type Step } from './answer.ts';
import type { KubeObject } from './objects.ts';
import { printerFor } from './outputs.ts';
import { option, type Request } from './request.ts';

/** The answer under `--dry-run` or with `-o`; nothing when the steps are really to be taken. */
export function dryRunAnswer(
	request: Request,
	objects: readonly ManifestObject[],
	list: readonly Step[],
): Answer | undefined {
	const mode = option(request, 'dry-run');
	if (mode === undefined || mode === 'none') return undefined;
	if (mode !== 'client' && mode !== 'server') {
		if (mode === 'unchanged') return fail(`--dry-run flag must be explicitly set: "none", "server", or "client"`);
		return fail(`Invalid dry-run value (${mode}). Must be "none", "server", or "client".`);
	}
	const print = printerFor(option(request, 'output'), request.context.yaml);
	if (print && isAnswer(print)) return print;
	if (print) return answer(print(objects as unknown as KubeObject[], objects.length === 1));
	const mark = mode === 'server' ? ' (server dry run)' : ' (dry run)';
	return answer(list.map(({ said }) => (typeof said === 'string' ? said.replace(/\n$/, `${mark}\n`) : '')).join(''));
}

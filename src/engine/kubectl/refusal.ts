/** How kubectl words the API server's refusals (`k8s.io/kubectl/pkg/cmd/util/helpers.go`). */
import type { Status } from '../../kubernetes/status.ts';

/** The line, or lines, for standard error. `context` goes before the server's message: `error when creating "STDIN": `. */
export function refusalText(status: Status, context = ''): string {
	const { reason, message, details } = status;
	if (reason !== 'Invalid' || !details?.kind) return `Error from server (${reason}): ${context}${message}\n`;
	const [kind] = details.kind.split('.');
	const causes = (details.causes ?? []).map((cause) => `${cause.field}: ${cause.message}`);
	const distinct = [...new Set(causes)];
	const head = `The ${kind} "${details.name ?? ''}" is invalid`;
	if (distinct.length === 0) return `${head}\n`;
	if (distinct.length === 1) return `${head}: ${distinct[0]}\n`;
	return `${head}: \n${distinct.map((cause) => `* ${cause}\n`).join('')}`;
}

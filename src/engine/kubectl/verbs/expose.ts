/** `kubectl expose`: a Service for what something already selects. */

import { notFound } from '../../../kubernetes/status.ts';
import { type Answer, answer, fail, flagError, isAnswer, usageError } from '../answer.ts';
import { objectNamed } from '../objects.ts';
import { placed, saying } from '../placed.ts';
import { refusalText } from '../refusal.ts';
import { flag, option, type Request, type Verb } from '../request.ts';
import { qualifiedPlural } from '../resources.ts';
import { selectionOf } from '../selection.ts';
import { numberFlag } from '../text/flags.ts';
import { createAll } from './apply.ts';

interface Exposable {
	metadata: { name: string; labels?: Record<string, string> };
	spec: {
		selector?: { matchLabels?: Record<string, string> } & Record<string, unknown>;
		containers?: PortHolder[];
		template?: { spec: { containers: PortHolder[] } };
	};
}
type PortHolder = { ports?: { containerPort: number; protocol?: string }[] };

function runExpose(request: Request): Answer {
	const { engine, parsed, namespace } = request;
	const selection = selectionOf(request, parsed.words);
	if (isAnswer(selection)) return selection;
	const [target] = selection.targets;
	if (!target) return usageError('expose', 'resource name must be specified');
	const found = objectNamed(engine, target.resource, namespace, target.name);
	if (!found)
		return answer('', { errors: refusalText(notFound(qualifiedPlural(target.resource), target.name)), exitCode: 1 });
	const { metadata, spec } = found as unknown as Exposable;
	const { kind } = target.resource;
	if (!['Pod', 'Service', 'Deployment', 'ReplicaSet'].includes(kind)) return fail(`cannot expose a ${kind}`);
	const selector =
		kind === 'Pod'
			? metadata.labels
			: kind === 'Service'
				? (spec.selector as Record<string, string> | undefined)
				: spec.selector?.matchLabels;
	if (!selector || Object.keys(selector).length === 0)
		return fail(
			`couldn't retrieve selectors via --selector flag or introspection: the ${kind.toLowerCase()} has no labels and cannot be exposed`,
		);
	const port = numberFlag(parsed, 'port');
	if ('error' in port) return flagError('expose', port.error);
	const declared = (spec.containers ?? spec.template?.spec.containers ?? []).flatMap(({ ports = [] }) =>
		ports.map(({ containerPort }) => containerPort),
	);
	const wanted = port.value === undefined ? declared : [port.value];
	if (wanted.length === 0) return fail("couldn't find port via --port flag or introspection");
	const given = option(request, 'target-port');
	const protocol = option(request, 'protocol') ?? 'TCP';
	const ports = wanted.map((own) => ({
		...(wanted.length > 1 ? { name: `port-${wanted.indexOf(own) + 1}` } : {}),
		port: own,
		protocol,
		targetPort: given === undefined ? own : /^\d+$/.test(given) ? Number(given) : given,
	}));
	const type = option(request, 'type');
	const object = {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: {
			name: option(request, 'name') ?? metadata.name,
			...placed(request),
			...(metadata.labels ? { labels: metadata.labels } : {}),
		},
		spec: { selector, ports, ...(type === undefined ? {} : { type }) },
	};
	return saying(createAll(request, [{ object }]), 'exposed');
}

export const expose: Verb = {
	summary: 'Take a pod, service or deployment and expose it as a new Kubernetes service',
	usage: ['expose (TYPE NAME | TYPE/NAME) [--port=PORT] [--target-port=PORT] [--name=NAME] [--type=TYPE]'],
	flags: [
		flag.dryRun,
		flag.output,
		{ name: 'port', takes: 'text' },
		{ name: 'target-port', takes: 'text' },
		{ name: 'name', takes: 'text' },
		{ name: 'type', takes: 'text' },
		{ name: 'protocol', takes: 'text' },
	],
	run: runExpose,
};

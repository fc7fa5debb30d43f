/** `kubectl autoscale`: a HorizontalPodAutoscaler for what has replicas. */

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

function runAutoscale(request: Request): Answer {
	const { engine, parsed, namespace } = request;
	const selection = selectionOf(request, parsed.words);
	if (isAnswer(selection)) return selection;
	const [target] = selection.targets;
	if (!target) return usageError('autoscale', 'resource name must be specified');
	if (!objectNamed(engine, target.resource, namespace, target.name)) {
		return answer('', { errors: refusalText(notFound(qualifiedPlural(target.resource), target.name)), exitCode: 1 });
	}
	const numbers: Record<string, number | undefined> = {};
	for (const name of ['min', 'max', 'cpu-percent']) {
		const number = numberFlag(parsed, name);
		if ('error' in number) return flagError('autoscale', number.error);
		numbers[name] = number.value;
	}
	const { min, max, 'cpu-percent': percent } = numbers;
	if (max === undefined) return fail('required flag(s) "max" not set');
	const { kind, group, version } = target.resource;
	const utilization = { type: 'Utilization', averageUtilization: percent };
	const object = {
		apiVersion: 'autoscaling/v2',
		kind: 'HorizontalPodAutoscaler',
		metadata: { name: option(request, 'name') ?? target.name, ...placed(request) },
		spec: {
			scaleTargetRef: { apiVersion: group === '' ? version : `${group}/${version}`, kind, name: target.name },
			...(min === undefined ? {} : { minReplicas: min }),
			maxReplicas: max,
			...(percent === undefined
				? {}
				: { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: utilization } }] }),
		},
	};
	return saying(createAll(request, [{ object }]), 'autoscaled');
}

export const autoscale: Verb = {
	summary: 'Auto-scale a deployment, replica set or stateful set',
	usage: ['autoscale (TYPE NAME | TYPE/NAME) [--min=N] --max=N [--cpu-percent=N]'],
	flags: [
		flag.dryRun,
		flag.output,
		{ name: 'min', takes: 'text' },
		{ name: 'max', takes: 'text' },
		{ name: 'cpu-percent', takes: 'text' },
		{ name: 'name', takes: 'text' },
	],
	run: runAutoscale,
};

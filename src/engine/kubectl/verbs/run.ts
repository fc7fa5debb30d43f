/** `kubectl run`: one pod, and with `--expose` its Service. */
import { type Answer, fail, flagError, usageError } from '../answer.ts';
import { placed } from '../placed.ts';
import { flag, option, type Request, type Verb } from '../request.ts';
import { flagsOf, isOn, numberFlag } from '../text/flags.ts';
import { createAll } from './apply.ts';

/** `a=b,c=d` → labels. */
function parsePairs(text: string | undefined): Record<string, string> {
	return Object.fromEntries(
		(text ?? '')
			.split(',')
			.filter((pair) => pair.includes('='))
			.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
	);
}

function runPod(request: Request): Answer {
	const { parsed } = request;
	const [name, ...words] = parsed.words;
	const image = option(request, 'image');
	if (name === undefined) return usageError('run', 'NAME is required for run');
	if (image === undefined) return fail('required flag(s) "image" not set');
	const port = numberFlag(parsed, 'port');
	if ('error' in port) return flagError('run', port.error);
	const labels = parsed.flags.has('labels') ? parsePairs(option(request, 'labels')) : { run: name };
	const env = flagsOf(parsed, 'env').map((pair) => ({
		name: pair.split('=')[0] ?? '',
		value: pair.slice(pair.indexOf('=') + 1),
	}));
	const args = [...words, ...(parsed.rest ?? [])];
	const container = {
		name,
		image,
		...(port.value === undefined ? {} : { ports: [{ containerPort: port.value }] }),
		...(env.length === 0 ? {} : { env }),
		...(args.length === 0 ? {} : isOn(parsed, 'command') ? { command: args } : { args }),
	};
	const restartPolicy = option(request, 'restart') ?? 'Always';
	const pod = {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: { name, ...placed(request), labels },
		spec: { containers: [container], restartPolicy },
	};
	if (!isOn(parsed, 'expose')) return createAll(request, [{ object: pod }]);
	if (port.value === undefined) return fail('--port must be set when exposing a service');
	const ports = [{ port: port.value, protocol: 'TCP', targetPort: port.value }];
	const service = {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name, ...placed(request) },
		spec: { selector: labels, ports },
	};
	return createAll(request, [{ object: service }, { object: pod }]);
}

export const run: Verb = {
	summary: 'Run a particular image on the cluster',
	usage: ['run NAME --image=IMAGE [--port=PORT] [--labels=a=b] [--env=A=b] [--restart=Never] [-- ARG...]'],
	flags: [
		flag.dryRun,
		flag.output,
		{ name: 'image', takes: 'text' },
		{ name: 'port', takes: 'text' },
		{ name: 'labels', short: 'l', takes: 'text' },
		{ name: 'env', takes: 'list' },
		{ name: 'restart', takes: 'text' },
		{ name: 'command', takes: 'nothing' },
		{ name: 'expose', takes: 'nothing' },
	],
	run: runPod,
};

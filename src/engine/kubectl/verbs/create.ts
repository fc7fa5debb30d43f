/** `kubectl create`: objects out of a few words. */
import type { ManifestObject } from '../../../kubernetes/types.ts';
import { type Answer, fail, flagError, isAnswer, usageError } from '../answer.ts';
import { placed } from '../placed.ts';
import { flag, type Request, type Verb } from '../request.ts';
import { flagsOf, numberFlag } from '../text/flags.ts';
import { createAll, createFromFiles } from './apply.ts';

type Built = ManifestObject | Answer;

/** The last part of an image's name, without tag: what `kubectl create deployment` calls the container. */
function containerNameOf(image: string): string {
	return (image.split('/').at(-1) ?? image).replace(/[:@].*$/, '');
}

function buildDeployment(request: Request, name: string): Built {
	const images = flagsOf(request.parsed, 'image').flatMap((text) => text.split(','));
	if (images.length === 0) return fail('required flag(s) "image" not set');
	const replicas = numberFlag(request.parsed, 'replicas');
	if ('error' in replicas) return flagError('create deployment', replicas.error);
	const port = numberFlag(request.parsed, 'port');
	if ('error' in port) return flagError('create deployment', port.error);
	const labels = { app: name };
	const ports = port.value === undefined ? {} : { ports: [{ containerPort: port.value }] };
	const command = request.parsed.rest && request.parsed.rest.length > 0 ? { command: request.parsed.rest } : {};
	const containers = images.map((image) => ({ name: containerNameOf(image), image, ...ports, ...command }));
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name, ...placed(request), labels },
		spec: {
			replicas: replicas.value ?? 1,
			selector: { matchLabels: labels },
			template: { metadata: { labels }, spec: { containers } },
		},
	};
}

const serviceTypes = { clusterip: 'ClusterIP', nodeport: 'NodePort', loadbalancer: 'LoadBalancer' } as const;

function buildService(request: Request, type: keyof typeof serviceTypes, name: string): Built {
	const pairs = flagsOf(request.parsed, 'tcp').flatMap((text) => text.split(','));
	if (pairs.length === 0) return fail('at least one tcp port specifier must be provided');
	const ports: object[] = [];
	for (const pair of pairs) {
		const [port = '', target = port] = pair.split(':');
		if (!/^\d+$/.test(port) || target === '') return fail(`invalid port format '${pair}'`);
		const targetPort = /^\d+$/.test(target) ? Number(target) : target;
		ports.push({ name: pair.replace(':', '-'), port: Number(port), protocol: 'TCP', targetPort });
	}
	const labels = { app: name };
	return {
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name, ...placed(request), labels },
		spec: { type: serviceTypes[type], selector: labels, ports },
	};
}

function buildConfigMap(request: Request, name: string): Built {
	const data: Record<string, string> = {};
	for (const literal of flagsOf(request.parsed, 'from-literal')) {
		const at = literal.indexOf('=');
		if (at <= 0) return fail(`invalid literal source ${literal}, expected key=value`);
		data[literal.slice(0, at)] = literal.slice(at + 1);
	}
	for (const source of flagsOf(request.parsed, 'from-file')) {
		const [key, path] = source.includes('=')
			? [source.slice(0, source.indexOf('=')), source.slice(source.indexOf('=') + 1)]
			: [source.split('/').at(-1) ?? source, source];
		const text = request.context.readFile?.(path);
		if (text === undefined) return fail(`error reading ${path}: no such file or directory`);
		data[key] = text;
	}
	return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...placed(request) }, data };
}

function runCreate(request: Request): Answer {
	const [what, ...words] = request.parsed.words;
	if (what === undefined)
		return request.parsed.flags.has('filename')
			? createFromFiles(request)
			: usageError('create', 'must specify one of -f and -k');
	const isService = what === 'service' || what === 'svc';
	const [name] = isService ? words.slice(1) : words;
	const type = words[0] as keyof typeof serviceTypes;
	const builders: Record<string, (own: string) => Built> = {
		deployment: (own) => buildDeployment(request, own),
		deploy: (own) => buildDeployment(request, own),
		configmap: (own) => buildConfigMap(request, own),
		cm: (own) => buildConfigMap(request, own),
		namespace: (own) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: own } }),
		ns: (own) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: own } }),
		...(isService && Object.hasOwn(serviceTypes, type)
			? { [what]: (own: string) => buildService(request, type, own) }
			: {}),
	};
	const build = Object.hasOwn(builders, what) ? builders[what] : undefined;
	if (!build) return usageError('create', `Unexpected args: [${request.parsed.words.join(' ')}]`);
	if (name === undefined) return usageError(`create ${what}`, 'exactly one NAME is required, got 0');
	const built = build(name);
	return isAnswer(built) ? built : createAll(request, [{ object: built }]);
}

export const create: Verb = {
	summary: 'Create a resource from a file or from stdin',
	usage: [
		'create -f FILENAME',
		'create deployment NAME --image=IMAGE [--replicas N] [--port N]',
		'create service clusterip|nodeport|loadbalancer NAME --tcp=PORT:TARGETPORT',
		'create configmap NAME --from-literal=KEY=VALUE',
	],
	flags: [
		flag.filename,
		flag.dryRun,
		flag.output,
		{ name: 'image', takes: 'list' },
		{ name: 'replicas', short: 'r', takes: 'text' },
		{ name: 'port', takes: 'text' },
		{ name: 'tcp', takes: 'list' },
		{ name: 'from-literal', takes: 'list' },
		{ name: 'from-file', takes: 'list' },
	],
	run: runCreate,
};

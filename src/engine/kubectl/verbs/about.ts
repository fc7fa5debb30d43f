/** `kubectl version` and `api-resources`: what kubectl and the cluster are. */
import { type Answer, answer } from '../answer.ts';
import { option, type Request, type Verb } from '../request.ts';
import { resources } from '../resources.ts';
import { isOn } from '../text/flags.ts';
import { formatRows } from '../text/tabWriter.ts';
import { kubernetesVersion, kustomizeVersion } from '../version.ts';

export const version: Verb = {
	summary: 'Print the client and server version information',
	usage: ['version [--client]'],
	flags: [{ name: 'client', takes: 'nothing' }],
	run: ({ parsed }) => {
		const client = `Client Version: ${kubernetesVersion}\nKustomize Version: ${kustomizeVersion}\n`;
		return answer(isOn(parsed, 'client') ? client : `${client}Server Version: ${kubernetesVersion}\n`);
	},
};

function listResources(request: Request): Answer {
	const wanted = option(request, 'api-group');
	const namespaced = option(request, 'namespaced');
	const shown = resources.filter(
		(resource) =>
			(wanted === undefined || resource.group === wanted) &&
			(namespaced === undefined || String(resource.namespaced) === namespaced),
	);
	const rows = shown
		.toSorted((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : a.plural < b.plural ? -1 : 1))
		.map(({ plural, short, group, version: own, namespaced: inNamespace, kind }) => [
			plural,
			short.join(','),
			group === '' ? own : `${group}/${own}`,
			String(inNamespace),
			kind,
		]);
	const header = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND'];
	return answer(formatRows(isOn(request.parsed, 'no-headers') ? rows : [header, ...rows]));
}

export const apiResources: Verb = {
	summary: 'Print the supported API resources on the server',
	usage: ['api-resources [--api-group=GROUP] [--namespaced=true|false]'],
	flags: [
		{ name: 'api-group', takes: 'text' },
		{ name: 'namespaced', takes: 'text', bare: 'true' },
		{ name: 'no-headers', takes: 'nothing' },
	],
	run: listResources,
};

/** `kubectl top` (`k8s.io/kubectl/pkg/metricsutil`). */
import { cpuMillis, memoryBytes } from '../../../kubernetes/quantity.ts';
import type { Node, Pod } from '../../../kubernetes/types.ts';
import { type Answer, answer, isAnswer, usageError } from '../answer.ts';
import type { KubeObject } from '../objects.ts';
import { flag, option, type Request, type Verb } from '../request.ts';
import { find, selectionOf } from '../selection.ts';
import { isOn } from '../text/flags.ts';
import { formatRows } from '../text/tabWriter.ts';
import { containerUsage, total, type Usage } from '../usage.ts';

interface Row {
	cells: string[];
	usage: Usage;
}

const cpuCell = ({ cpuMillis: millis }: Usage) => `${millis}m`;
const memoryCell = ({ memoryBytes: bytes }: Usage) => `${Math.floor(bytes / 2 ** 20)}Mi`;
const percent = (part: number, whole: number) => (whole === 0 ? '<unknown>' : `${Math.trunc((part / whole) * 100)}%`);

function podRows(request: Request, pods: readonly Pod[]): Row[] {
	const { engine, parsed } = request;
	return pods.flatMap((pod): Row[] => {
		const containers = containerUsage(engine, pod);
		if (!containers) return [];
		const { namespace, name } = pod.metadata;
		const before = isOn(parsed, 'all-namespaces') ? [namespace, name] : [name];
		const row = (names: string[], usage: Usage): Row => ({
			cells: [...names, cpuCell(usage), memoryCell(usage)],
			usage,
		});
		if (!isOn(parsed, 'containers')) return [row(before, total(Object.values(containers)))];
		return Object.entries(containers).map(([container, usage]) => row([...before, container], usage));
	});
}

function nodeRows({ engine }: Request, nodes: readonly Node[]): Row[] {
	return nodes.map(({ metadata, status }) => {
		const pods = [...engine.state.objects.Pod.values()].filter(({ spec }) => spec.nodeName === metadata.name);
		const usage = total(pods.flatMap((pod) => Object.values(containerUsage(engine, pod) ?? {})));
		const { cpu, memory } = status.allocatable;
		const cpuShare = percent(usage.cpuMillis, cpuMillis(cpu));
		const memoryShare = percent(usage.memoryBytes, memoryBytes(memory));
		return { cells: [metadata.name, cpuCell(usage), cpuShare, memoryCell(usage), memoryShare], usage };
	});
}

function sorted(rows: Row[], by: string | undefined): Row[] {
	if (by === 'cpu') rows.sort((a, b) => b.usage.cpuMillis - a.usage.cpuMillis);
	if (by === 'memory') rows.sort((a, b) => b.usage.memoryBytes - a.usage.memoryBytes);
	return rows;
}

function podHeader({ parsed }: Request): string[] {
	const names = isOn(parsed, 'containers') ? ['POD', 'NAME'] : ['NAME'];
	return [...(isOn(parsed, 'all-namespaces') ? ['NAMESPACE'] : []), ...names, 'CPU(cores)', 'MEMORY(bytes)'];
}

function run(request: Request): Answer {
	const { parsed, namespace } = request;
	const [what, ...names] = parsed.words;
	const isPods = what !== undefined && ['pod', 'pods', 'po'].includes(what);
	if (what === undefined || (!isPods && !['node', 'nodes', 'no'].includes(what))) {
		return usageError(
			'top',
			what === undefined ? 'must specify pod or node' : `unknown command "${what}" for "kubectl top"`,
		);
	}
	const by = option(request, 'sort-by');
	if (by !== undefined && by !== 'cpu' && by !== 'memory')
		return usageError('top', '--sort-by accepts only cpu or memory');
	const selection = selectionOf(request, [isPods ? 'pods' : 'nodes', ...names]);
	if (isAnswer(selection)) return selection;
	const found = find(request, selection);
	if (isAnswer(found)) return found;
	if (found.errors !== '') return answer('', { errors: found.errors, exitCode: 1 });
	const objects: KubeObject[] = found.groups.flatMap((group) => group.objects);
	if (objects.length === 0) {
		const where = isPods && !isOn(parsed, 'all-namespaces') ? ` in ${namespace} namespace.` : '';
		return answer('', { errors: `No resources found${where}\n` });
	}
	const rows = isPods ? podRows(request, objects as unknown as Pod[]) : nodeRows(request, objects as unknown as Node[]);
	if (rows.length === 0) return answer('', { errors: 'error: metrics not available yet\n', exitCode: 1 });
	const header = isPods ? podHeader(request) : ['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)'];
	const table = sorted(rows, by).map(({ cells }) => cells);
	// Here kubectl ends every cell with a tab, the last one too.
	const all = isOn(parsed, 'no-headers') ? table : [header, ...table];
	return answer(formatRows(all.map((cells) => [...cells, ''])));
}

export const top: Verb = {
	summary: 'Display resource (CPU/memory) usage',
	usage: [
		'top pod [NAME... | -l SELECTOR] [--containers] [--sort-by=cpu|memory]',
		'top node [NAME...] [--sort-by=cpu|memory]',
	],
	flags: [
		flag.selector,
		flag.allNamespaces,
		{ name: 'containers', takes: 'nothing' },
		{ name: 'sort-by', takes: 'text' },
		{ name: 'no-headers', takes: 'nothing' },
	],
	run,
};

/** `-o jsonpath`: the part of `k8s.io/client-go/util/jsonpath` that people type. */

type Node =
	| { kind: 'text'; text: string }
	| { kind: 'path'; steps: readonly Step[] }
	| { kind: 'range'; steps: readonly Step[]; body: readonly Node[] };

type Step =
	| { kind: 'field'; name: string }
	| { kind: 'index'; index: number }
	| { kind: 'all' }
	/** `[?(@.type=="Ready")]` */
	| { kind: 'filter'; field: readonly Step[]; equal: boolean; value: string };

type Parsed = { print: (root: unknown) => string } | { error: string };

const stepPattern =
	/\.\*|\.([\w-]+(?:\\\.[\w/-]+)*)|\[(-?\d+)\]|\[\*\]|\['([^']+)'\]|\[\?\(@((?:\.[\w-]+)+)\s*(==|!=)\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+))\)\]/y;

function parseSteps(text: string): Step[] | { error: string } {
	const path = text.replace(/^[$@]/, '');
	const steps: Step[] = [];
	for (let at = 0; at < path.length; ) {
		stepPattern.lastIndex = at;
		const match = stepPattern.exec(path);
		if (!match) return path === '.' ? [] : { error: `unrecognized character in action: ${path.slice(at)}` };
		const [whole, field, index, quoted, filtered, operator] = match;
		at += whole.length;
		if (filtered !== undefined) {
			const inner = parseSteps(filtered);
			if ('error' in inner) return inner;
			steps.push({
				kind: 'filter',
				field: inner,
				equal: operator === '==',
				value: match[6] ?? match[7] ?? match[8] ?? '',
			});
		} else if (field !== undefined) steps.push({ kind: 'field', name: field.replace(/\\\./g, '.') });
		else if (quoted !== undefined) steps.push({ kind: 'field', name: quoted });
		else if (index !== undefined) steps.push({ kind: 'index', index: Number(index) });
		else if (whole) steps.push({ kind: 'all' });
	}
	return steps;
}

function walk(values: readonly unknown[], steps: readonly Step[]): unknown[] {
	let found = [...values];
	for (const step of steps) found = found.flatMap((value) => take(value, step));
	return found.filter((value) => value !== undefined && value !== null);
}

function take(value: unknown, step: Step): unknown[] {
	const items = Array.isArray(value) ? value : [];
	switch (step.kind) {
		case 'field':
			if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
			return Object.hasOwn(value, step.name) ? [(value as Record<string, unknown>)[step.name]] : [];
		case 'index':
			return items.slice(step.index < 0 ? items.length + step.index : step.index).slice(0, 1);
		case 'all':
			return Array.isArray(value) ? items : typeof value === 'object' && value !== null ? Object.values(value) : [];
		case 'filter':
			return items.filter(
				(item) => walk([item], step.field).some((member) => String(member) === step.value) === step.equal,
			);
	}
}

function shown(value: unknown): string {
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function render(nodes: readonly Node[], root: unknown): string {
	return nodes
		.map((node) => {
			if (node.kind === 'text') return node.text;
			const values = walk([root], node.steps);
			return node.kind === 'path'
				? values.map(shown).join(' ')
				: values.map((value) => render(node.body, value)).join('');
		})
		.join('');
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function literal(quoted: string): string {
	return quoted.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
}

/** Reads a template such as `{.status.podIP}` or `{range .items[*]}{.metadata.name}{"\n"}{end}`. */
export function parseJsonPath(template: string): Parsed {
	const open: Node[][] = [[]];
	const text = template.includes('{')
		? template
		: `{${template.startsWith('.') || template.startsWith('[') ? '' : '.'}${template}}`;
	let rest = text;
	while (rest !== '') {
		const brace = rest.indexOf('{');
		if (brace !== 0) {
			const plain = brace < 0 ? rest : rest.slice(0, brace);
			open.at(-1)?.push({ kind: 'text', text: plain });
			rest = rest.slice(plain.length);
			continue;
		}
		const match = /^\{\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?:[^}"']|"[^"]*"|'[^']*')*?)\s*\}/.exec(rest);
		if (!match) return { error: 'unclosed action' };
		rest = rest.slice(match[0].length);
		const action = match[1] ?? '';
		if (/^["']/.test(action)) open.at(-1)?.push({ kind: 'text', text: literal(action) });
		else if (action === 'end') {
			if (open.length === 1) return { error: 'not in range, nothing to end' };
			open.pop();
		} else {
			const isRange = /^range\s/.test(action);
			const steps = parseSteps(isRange ? action.slice(5).trim() : action);
			if ('error' in steps) return steps;
			const body: Node[] = [];
			open.at(-1)?.push(isRange ? { kind: 'range', steps, body } : { kind: 'path', steps });
			if (isRange) open.push(body);
		}
	}
	if (open.length > 1) return { error: 'unexpected end of range' };
	const nodes = open[0] ?? [];
	return { print: (root) => render(nodes, root) };
}

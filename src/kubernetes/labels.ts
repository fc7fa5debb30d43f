/** Labels and selectors (`k8s.io/apimachinery/pkg/labels`, `metav1.LabelSelector`). */
import { labelValueErrors, qualifiedNameErrors } from './names.ts';
import type { LabelSelector, LabelSelectorRequirement, Labels } from './types.ts';

/** One term of a `kubectl -l` selector. `Equals`, `NotEquals` are kept apart from In and NotIn for printing alone. */
export interface Requirement {
	key: string;
	operator: LabelSelectorRequirement['operator'] | 'Equals' | 'NotEquals';
	values: string[];
}

/** True if every pair of the selector is among the labels. An empty selector matches all (a Service's matches none: ask there). */
export function matchesLabels(selector: Labels, labels: Labels | undefined): boolean {
	for (const key in selector) {
		if (labels === undefined || labels[key] !== selector[key]) return false;
	}
	return true;
}

/** metav1.LabelSelector against labels; an empty selector matches everything. */
export function matchesSelector(selector: LabelSelector, labels: Labels | undefined): boolean {
	if (selector.matchLabels && !matchesLabels(selector.matchLabels, labels)) return false;
	if (selector.matchExpressions) {
		for (const { key, operator, values } of selector.matchExpressions) {
			if (!meets(operator, own(labels, key), values ?? [])) return false;
		}
	}
	return true;
}

/** The same for many sets of labels in a row, where one template's objects share theirs: equal ones are asked once. */
export function selectorMatch(selector: LabelSelector): (labels: Labels | undefined) => boolean {
	let asked: { labels: Labels | undefined; answer: boolean } | undefined;
	return (labels) => {
		if (asked === undefined || asked.labels !== labels) asked = { labels, answer: matchesSelector(selector, labels) };
		return asked.answer;
	};
}

/** True if the labels meet every requirement of a parsed `-l` selector. */
export function matchesRequirements(requirements: Requirement[], labels: Labels | undefined): boolean {
	return requirements.every(({ key, operator, values }) => meets(operator, own(labels, key), values));
}

/** A label's value; a key such as `toString` must not find what every object inherits. */
function own(labels: Labels | undefined, key: string): string | undefined {
	return labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined;
}

function meets(operator: Requirement['operator'], value: string | undefined, values: string[]): boolean {
	switch (operator) {
		case 'Equals':
		case 'In':
			return value !== undefined && values.includes(value);
		case 'NotEquals':
		case 'NotIn':
			return value === undefined || !values.includes(value);
		case 'Exists':
			return value !== undefined;
		case 'DoesNotExist':
			return value === undefined;
	}
}

/** A selector as kubectl prints it (`app=web,tier in (a,b)`), sorted by key; `<none>` when empty. metav1.FormatLabelSelector. */
export function formatSelector(selector: LabelSelector | undefined): string {
	const equal = Object.entries(selector?.matchLabels ?? {}).map(
		([key, value]): Requirement => ({ key, operator: 'Equals', values: [value] }),
	);
	const expressions = (selector?.matchExpressions ?? []).map(
		({ key, operator, values }): Requirement => ({ key, operator, values: values ?? [] }),
	);
	return formatRequirements([...equal, ...expressions]) || '<none>';
}

/** Labels as kubectl prints them: `app=web,tier=front`, sorted by key; `<none>` when there are none. labels.FormatLabels. */
export function formatLabels(labels: Labels | undefined): string {
	const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
	return pairs.sort().join(',') || '<none>';
}

/** The text of requirements, sorted by key; empty for none. */
export function formatRequirements(requirements: Requirement[]): string {
	const sorted = requirements.map((requirement) => requirement);
	sorted.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
	return sorted.map(formatRequirement).join(',');
}

function formatRequirement({ key, operator, values }: Requirement): string {
	switch (operator) {
		case 'Equals':
			return `${key}=${values[0]}`;
		case 'NotEquals':
			return `${key}!=${values[0]}`;
		case 'In':
			return `${key} in (${values
				.map((value) => value)
				.sort()
				.join(',')})`;
		case 'NotIn':
			return `${key} notin (${values
				.map((value) => value)
				.sort()
				.join(',')})`;
		case 'Exists':
			return key;
		case 'DoesNotExist':
			return `!${key}`;
	}
}

const symbols = ['==', '!=', '=', '!', ',', '(', ')'] as const;

/**
 * Reads a `kubectl -l` selector: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, joined by commas.
 * Gives the requirements, sorted by key, or why it isn't one. labels.Parse.
 */
export function parseSelector(text: string): { requirements: Requirement[] } | { error: string } {
	const tokens = tokenise(text);
	const requirements: Requirement[] = [];
	let position = 0;
	const peek = (): string => tokens[position] ?? '';
	const fail = (found: string, expected: string): { error: string } => ({
		error: `unable to parse requirement: found '${found}', expected: ${expected}`,
	});
	if (tokens.length === 0) return { requirements };
	for (;;) {
		const negated = peek() === '!';
		if (negated) position++;
		const key = peek();
		if (isSymbol(key) || key === '') return fail(key, negated ? 'identifier' : "'!', identifier, or 'end of string'");
		position++;
		const keyErrors = qualifiedNameErrors(key);
		if (keyErrors.length > 0) {
			return {
				error: `unable to parse requirement: <nil>: Invalid value: ${JSON.stringify(key)}: ${keyErrors.join('; ')}`,
			};
		}
		if (negated) requirements.push({ key, operator: 'DoesNotExist', values: [] });
		else {
			const next = peek();
			if (next === '' || next === ',') requirements.push({ key, operator: 'Exists', values: [] });
			else {
				const operator = operators[next];
				if (!operator) return fail(next, 'in, notin, =, ==, !=, gt, lt');
				position++;
				const values = operator === 'In' || operator === 'NotIn' ? readSet() : readExact();
				if ('error' in values) return values;
				for (const value of values.values) {
					const errors = labelValueErrors(value);
					if (errors.length > 0) {
						const shown = `values[0][${key}]: Invalid value: ${JSON.stringify(value)}`;
						return { error: `unable to parse requirement: ${shown}: ${errors.join('; ')}` };
					}
				}
				requirements.push({ key, operator, values: values.values });
			}
		}
		const separator = peek();
		if (separator === '') break;
		if (separator !== ',') return fail(separator, "',' or 'end of string'");
		position++;
		if (peek() === '') return fail('', "identifier after ','");
	}
	requirements.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
	return { requirements };

	function readExact(): { values: string[] } | { error: string } {
		const value = peek();
		if (value === '' || value === ',') return { values: [''] };
		if (isSymbol(value)) return fail(value, 'identifier');
		position++;
		return { values: [value] };
	}

	function readSet(): { values: string[] } | { error: string } {
		if (peek() !== '(') return fail(peek(), "'('");
		position++;
		const values = new Set<string>();
		for (let expectValue = true; ; ) {
			const token = peek();
			if (token === '') return fail('', "',', ')' or identifier");
			position++;
			if (token === ')' || token === ',') {
				if (expectValue) values.add('');
				if (token === ')') return { values: [...values].sort() };
				expectValue = true;
			} else if (isSymbol(token) || !expectValue) return fail(token, "',' or ')'");
			else {
				values.add(token);
				expectValue = false;
			}
		}
	}
}

const operators: Readonly<Record<string, Requirement['operator']>> = {
	__proto__: null as never,
	'=': 'Equals',
	'==': 'Equals',
	'!=': 'NotEquals',
	in: 'In',
	notin: 'NotIn',
};

function isSymbol(token: string): boolean {
	return (symbols as readonly string[]).includes(token);
}

function tokenise(text: string): string[] {
	const tokens: string[] = [];
	let position = 0;
	while (position < text.length) {
		if (/\s/.test(text.charAt(position))) {
			position++;
			continue;
		}
		const symbol = symbols.find((candidate) => text.startsWith(candidate, position));
		if (symbol) {
			tokens.push(symbol);
			position += symbol.length;
			continue;
		}
		let end = position;
		while (end < text.length && !/[\s=!,()]/.test(text.charAt(end))) end++;
		tokens.push(text.slice(position, end));
		position = end;
	}
	return tokens;
}

import { describe, expect, it } from 'vitest';
import { allowsNode, termMatches } from './nodeSelector.ts';
import { nodeOf } from './testObjects.ts';

const node = nodeOf({ name: 'n1', labels: { disk: 'ssd', cores: '16', huge: '9223372036854775807', odd: '0x10' } });

describe('termMatches', () => {
	it.each([
		['In', 'disk', ['ssd', 'nvme'], true],
		['In', 'disk', ['hdd'], false],
		['In', 'gpu', ['a'], false],
		['NotIn', 'disk', ['ssd'], false],
		['NotIn', 'gpu', ['a'], true],
		['Exists', 'disk', undefined, true],
		['Exists', 'gpu', undefined, false],
		['DoesNotExist', 'gpu', undefined, true],
		['DoesNotExist', 'disk', undefined, false],
		['Gt', 'cores', ['15'], true],
		['Gt', 'cores', ['16'], false],
		['Lt', 'cores', ['17'], true],
		['Lt', 'cores', ['+16'], false],
		['Gt', 'huge', ['9223372036854775806'], true],
		['Gt', 'gpu', ['1'], false],
		['Lt', 'gpu', ['1'], false],
		['Gt', 'odd', ['1'], false],
		['Gt', 'cores', ['9223372036854775808'], false],
		['Gt', 'cores', ['1', '2'], false],
		['Near', 'cores', ['1'], false],
	])('%s %s %j is %s', (operator, key, values, matches) => {
		const requirement = values === undefined ? { key, operator } : { key, operator, values };
		expect(termMatches({ matchExpressions: [requirement] }, node)).toBe(matches);
	});

	it('matches nothing when it states nothing', () => {
		expect(termMatches({}, node)).toBe(false);
	});

	it('asks the name of the node', () => {
		const named = (operator: string) => ({ matchFields: [{ key: 'metadata.name', operator, values: ['n1'] }] });
		expect(termMatches(named('In'), node)).toBe(true);
		expect(termMatches(named('NotIn'), node)).toBe(false);
	});
});

describe('allowsNode', () => {
	it('wants every label of nodeSelector and one of the terms', () => {
		const terms = (...values: string[]) => ({
			nodeAffinity: {
				requiredDuringSchedulingIgnoredDuringExecution: {
					nodeSelectorTerms: values.map((value) => ({
						matchExpressions: [{ key: 'disk', operator: 'In', values: [value] }],
					})),
				},
			},
		});
		expect(allowsNode({}, node)).toBe(true);
		expect(allowsNode({ affinity: terms('hdd', 'ssd') }, node)).toBe(true);
		expect(allowsNode({ affinity: terms('hdd') }, node)).toBe(false);
		expect(allowsNode({ affinity: terms() }, node)).toBe(false);
		expect(allowsNode({ nodeSelector: { disk: 'hdd' }, affinity: terms('ssd') }, node)).toBe(false);
	});
});

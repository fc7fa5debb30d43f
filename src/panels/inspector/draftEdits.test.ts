import { describe, expect, it } from 'vitest';
import { isDraftName, renamed, withoutVariable, withVariable } from './draftEdits.ts';

const draft: Parameters<typeof renamed>[0] = {
	name: 'web',
	expose: true,
	pod: {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: { name: 'web', labels: { app: 'web' } },
		spec: {
			containers: [
				{ name: 'web', image: 'podarium/web', env: [{ name: 'API_ADDR', value: 'api:8080' }] },
				{ name: 'log', image: 'podarium/log-shipper' },
			],
		},
	},
};
const containersOf = ({ pod }: typeof draft) => pod.spec.containers;

describe('edits of a draft', () => {
	it('rename the pod with its draft and leave the labels', () => {
		const next = renamed(draft, 'shop');
		expect([next.name, next.pod.metadata.name, next.pod.metadata.labels]).toEqual(['shop', 'shop', { app: 'web' }]);
		expect(draft.name).toBe('web');
	});

	it('change a variable in its place', () => {
		const next = withVariable(draft, 'web', 'API_ADDR', 'shop:80');
		expect(containersOf(next)[0]?.env).toEqual([{ name: 'API_ADDR', value: 'shop:80' }]);
		expect(containersOf(next)[1]).toBe(containersOf(draft)[1]);
	});

	it('add a variable at the end, also where there were none', () => {
		expect(containersOf(withVariable(draft, 'web', 'PORT', '81'))[0]?.env?.map(({ name }) => name)).toEqual([
			'API_ADDR',
			'PORT',
		]);
		expect(containersOf(withVariable(draft, 'log', 'PORT', '81'))[1]?.env).toEqual([{ name: 'PORT', value: '81' }]);
	});

	it('remove a variable, and the list with the last one', () => {
		expect(containersOf(withoutVariable(draft, 'web', 'API_ADDR'))[0]).toEqual({ name: 'web', image: 'podarium/web' });
	});
});

it('knows which names Kubernetes takes', () => {
	expect(['a', 'web-1', 'a'.repeat(63)].every(isDraftName)).toBe(true);
	expect(['', 'Web', '-a', 'a-', 'a.b', 'a_b', 'a'.repeat(64)].some(isDraftName)).toBe(false);
});

import { describe, expect, it } from 'vitest';
import {
	folderProblem,
	isDraftName,
	renamed,
	withoutVariable,
	withoutVolume,
	withSharedFolder,
	withVariable,
} from './draftEdits.ts';

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
	it('rename the pod with its draft', () => {
		const next = renamed(draft, 'shop');
		expect([next.name, next.pod.metadata.name, next.pod.metadata.labels]).toEqual(['shop', 'shop', { app: 'shop' }]);
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

describe('a folder that the containers of a draft share', () => {
	it('is an emptyDir that each mounts, and can be taken away', () => {
		const shared = withSharedFolder(draft, '/srv/content');
		expect(shared.pod.spec.volumes).toEqual([{ name: 'shared', emptyDir: {} }]);
		for (const { volumeMounts } of containersOf(shared))
			expect(volumeMounts).toEqual([{ name: 'shared', mountPath: '/srv/content' }]);
		expect(withoutVolume(shared, 'shared')).toEqual(draft);
	});

	it('gets a name and a place of its own', () => {
		const two = withSharedFolder(withSharedFolder(draft, '/a'), '/b');
		expect(two.pod.spec.volumes?.map(({ name }) => name)).toEqual(['shared', 'shared-2']);
		expect(folderProblem(two, '/b')).toBe('taken');
		expect(folderProblem(two, '/c')).toBeUndefined();
		for (const folder of ['', '/', 'srv', '/a:b', '/srv/']) expect(folderProblem(draft, folder)).toBe('notAbsolute');
	});
});

it('a new name goes into the label that Services select by, if that bore the old one', () => {
	expect(renamed(draft, 'shop').pod.metadata.labels).toEqual({ app: 'shop' });
	const other = { ...draft, pod: { ...draft.pod, metadata: { name: 'web', labels: { app: 'x' } } } };
	expect(renamed(other, 'shop').pod.metadata.labels).toEqual({ app: 'x' });
});

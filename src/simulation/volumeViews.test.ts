import { describe, expect, it } from 'vitest';
import { volumeViews } from './volumeViews.ts';

describe('the volumes of a pod', () => {
	const spec = {
		initContainers: [{ name: 'puller', volumeMounts: [{ name: 'content' }] }],
		containers: [{ name: 'web', volumeMounts: [{ name: 'content' }, { name: 'settings' }] }, { name: 'other' }],
		volumes: [
			{ name: 'content', emptyDir: {} },
			{ name: 'settings', configMap: {} },
			{ name: 'idle', emptyDir: {} },
		],
	};

	it('are those that somebody mounts, with who does', () => {
		expect(volumeViews(spec)).toEqual([
			{ name: 'content', type: 'emptyDir', mountedBy: ['puller', 'web'] },
			{ name: 'settings', type: 'configMap', mountedBy: ['web'] },
		]);
	});

	it('keep their identity while the spec does', () => {
		expect(volumeViews(spec)).toBe(volumeViews(spec));
	});
});

import { expect, it } from 'vitest';
import { selectorsOf } from './targets.ts';

it('finds what a step points at by what the stage and the panels say of themselves', () => {
	expect(selectorsOf('palette/web')).toEqual(['[data-palette="web"]']);
	expect(selectorsOf('pod/api*')).toEqual(['[data-pod-name^="api"]']);
	expect(selectorsOf('container/web/cache')[0]).toBe('[data-pod-name="web"] [data-container="cache"]');
	expect(selectorsOf('inspector/crash')).toEqual(['[data-point="inspector/crash"]', '[data-panel="inspector"]']);
	expect(selectorsOf('topBar/podNetwork')).toEqual(['[data-point="topBar/podNetwork"]']);
});

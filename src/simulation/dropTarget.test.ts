import { describe, expect, it } from 'vitest';
import { dropValue, targetUnder } from './dropTarget.ts';
import type { Cargo, Target } from './gestures.ts';

const container: Cargo = { kind: 'newContainer', palette: 'web' };
const pod: Cargo = { kind: 'pod', namespace: 'default', name: 'web' };
const overPod = ['pod:default/api', 'node:node-1', 'canvas'];

describe('targetUnder', () => {
	it('is the innermost place', () => {
		expect(targetUnder(overPod, { x: 1, y: 2 }, container)).toEqual({ kind: 'pod', namespace: 'default', name: 'api' });
	});

	it('looks through what the cargo cannot be meant for: a pod over a pod is over its machine', () => {
		expect(targetUnder(overPod, { x: 1, y: 2 }, pod)).toEqual({ kind: 'node', name: 'node-1' });
	});

	it('is a point of the canvas where there is nothing else', () => {
		expect(targetUnder(['canvas'], { x: 1, y: 2 }, container)).toEqual({ kind: 'canvas', x: 1, y: 2 });
		expect(targetUnder(['canvas'], undefined, container)).toBeUndefined();
		expect(targetUnder([], { x: 1, y: 2 }, container)).toBeUndefined();
	});

	it.each<Target>([
		{ kind: 'node', name: 'node-1' },
		{ kind: 'draft', name: 'web' },
		{ kind: 'pod', namespace: 'kube-system', name: 'dns' },
		{ kind: 'tray' },
	])('reads what dropValue wrote: %j', (target) => {
		const cargo: Cargo = { kind: 'container', from: { kind: 'draft', name: 'x' }, container: 'c' };
		expect(targetUnder([dropValue(target)], undefined, cargo)).toEqual(target);
	});

	it.each(['', 'pod:web', 'node:', 'elsewhere:web'])('ignores %j', (value) => {
		expect(targetUnder([value], undefined, container)).toBeUndefined();
	});
});

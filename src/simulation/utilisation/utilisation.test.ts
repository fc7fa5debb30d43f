import { describe, expect, it } from 'vitest';
import { builtins } from '../../scenario/builtin/index.ts';
import { openEngine } from '../../scenario/run.ts';
import { register } from '../running.ts';
import { utilisationView } from './utilisation.ts';

describe('how full the nodes are', () => {
	it('adds up what the pods on each have requested, and tells what no waiting pod can use', () => {
		const { state } = register(openEngine(builtins.noRoom).engine);
		const { nodes, pending, stranded } = utilisationView(state);
		const [node] = nodes;
		expect(pending).toBeGreaterThan(0);
		expect(node?.pods.map(({ cpu }) => cpu.requested).reduce((sum, one) => sum + one, 0)).toBe(node?.cpu.requested);
		expect(node?.free.cpu).toBe((node?.allocatable.cpu ?? 0) - (node?.cpu.requested ?? 0));
		expect(node?.stranded?.candidate).toMatchObject({ pending: true });
		expect(stranded.cpu + stranded.memory).toBeGreaterThan(0);
		expect(node?.memory.used).toBeGreaterThan(0);
	});

	it('is the same object while nothing changes', () => {
		const { state } = register(openEngine(builtins.welcome).engine);
		expect(utilisationView(state)).toBe(utilisationView(state));
		expect(utilisationView(state).stranded).toEqual({ cpu: 0, memory: 0 });
	});
});

/** The player with a running simulation, without a page. */
import { beforeEach, describe, expect, it } from 'vitest';
import { simulation } from '../store.ts';
import { lessonPlayer } from './player.ts';
import { lessonOf, lessonStore } from './state.ts';

const state = lessonStore.getState;
const uidOf = (name: string) => simulation.getState().cluster.objects.Pod.get(`default/${name}`)?.metadata.uid ?? '';
const settle = () => new Promise((resolve) => setTimeout(resolve, 150));

beforeEach(async () => {
	await simulation.load();
	lessonPlayer.leave();
});

describe('the player', () => {
	it('tells a wrong turn, takes it back, and sees the step done', async () => {
		expect(lessonPlayer.open('first-pod')).toBe(true);
		simulation.dispatch({
			type: 'createDraft',
			name: 'client',
			container: { name: 'client', image: 'podarium/client:1' },
		});
		await settle();
		expect(state().wrong?.text.en).toContain('only asks others');
		expect(state().phase).toBe('doing');
		lessonPlayer.again();
		expect(simulation.getState().cluster.drafts.size).toBe(0);
		expect(state().wrong).toBeUndefined();
		simulation.dispatch({ type: 'createDraft', name: 'web', container: { name: 'web', image: 'podarium/web:1' } });
		await settle();
		expect(state().phase).toBe('done');
		expect(state().progress.done['first-pod']).toEqual([0]);
	});

	it('goes on to a step that wasn’t done as if it had been', () => {
		lessonPlayer.open('first-pod', 2);
		expect(simulation.getState().cluster.drafts.has('web')).toBe(true);
		lessonPlayer.next();
		expect(state().step).toBe(3);
		expect(simulation.getState().cluster.objects.Pod.has('default/web')).toBe(true);
	});

	it('stops the clock for a question, and takes a click on the stage for an answer, from lesson to lesson', async () => {
		lessonPlayer.open('ports');
		lessonPlayer.open('isolation');
		expect(state().phase).toBe('asking');
		expect(simulation.getState().playing).toBe(false);
		simulation.select({ kind: 'pod', uid: uidOf('web') });
		expect(state().choice?.key).toBe('pod');
		expect(state().phase).toBe('running');
		lessonPlayer.leave();
		await settle();
	});

	it('is left when something else is opened, and leaves the cluster when it’s left', () => {
		lessonPlayer.open('ports');
		simulation.openBuiltin('empty');
		expect(state().lesson).toBeUndefined();
		lessonPlayer.open('ports');
		lessonPlayer.leave();
		expect(simulation.getState().cluster.objects.Pod.has('default/web')).toBe(true);
	});

	it('takes an undone command for none', async () => {
		lessonPlayer.open('first-pod');
		simulation.dispatch({
			type: 'createDraft',
			name: 'client',
			container: { name: 'client', image: 'podarium/client:1' },
		});
		simulation.undo();
		await settle();
		expect(state().wrong).toBeUndefined();
	});
});

describe('links', () => {
	it('name a lesson and a step', () => {
		expect(lessonOf('#l=first-pod')).toEqual({ key: 'first-pod', step: 0 });
		expect(lessonOf('#l=first-pod.3')).toEqual({ key: 'first-pod', step: 2 });
		for (const other of ['#l=nothing', '#l=', '#b=welcome', '#l=first-pod.x']) expect(lessonOf(other)).toBeUndefined();
		expect(lessonPlayer.open('first-pod', 99)).toBe(false);
	});
});

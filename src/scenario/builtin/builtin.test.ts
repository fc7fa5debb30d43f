import { describe, expect, it } from 'vitest';
import type { ClusterState } from '../../engine/state.ts';
import { podColumns } from '../../kubernetes/podColumns.ts';
import type { ScenarioDocument } from '../document.ts';
import { runUntil, startEngine } from '../run.ts';
import { builtins } from './index.ts';
import { type BuiltinKey, builtinKeys } from './keys.ts';
import { second } from './objects.ts';

/** The cluster as it is so many seconds into the scenario. */
function after(document: ScenarioDocument, seconds: number): ClusterState {
	const { engine, refusal } = startEngine(document);
	expect(refusal).toBeUndefined();
	runUntil(engine, document, 0, seconds * second);
	return engine.state;
}

const podsOf = ({ objects }: ClusterState) => [...objects.Pod.values()];
/** Name → what `kubectl get pods` prints as its status. */
const statuses = (state: ClusterState) =>
	Object.fromEntries(podsOf(state).map((pod) => [pod.metadata.name, podColumns(pod, 0).status]));
const events = ({ objects }: ClusterState, reason: string) =>
	[...objects.Event.values()].filter((event) => event.reason === reason);
const filesOf = (state: ClusterState, pod: string) =>
	[...state.sandboxes.values()].filter((sandbox) => sandbox.pod === `default/${pod}`);

/** What each is there to show, seen in the cluster. */
const shows: Record<BuiltinKey, () => void> = {
	welcome: () => {
		expect(podsOf(after(builtins.welcome, 40)).filter(({ metadata }) => metadata.labels?.app === 'api')).toHaveLength(
			3,
		);
	},
	empty: () => expect(podsOf(after(builtins.empty, 10))).toEqual([]),
	allInOne: () => {
		const state = after(builtins.allInOne, 60);
		expect(statuses(state).shop).toBe('Running');
		expect(
			podsOf(state).find(({ metadata }) => metadata.name === 'shop')?.status.containerStatuses?.[0]?.restartCount,
		).toBe(0);
		const [shop] = filesOf(state, 'shop');
		expect(shop?.containers[0]?.processes.map(({ containerPid }) => containerPid)).toEqual([1, 8, 9]);
	},
	portClash: () => {
		const state = after(builtins.portClash, 60);
		expect(statuses(state)).toMatchObject({ 'two-servers': 'CrashLoopBackOff', 'third-server': 'Running' });
	},
	sidecars: () => {
		const state = after(builtins.sidecars, 60);
		expect(statuses(state).web).toBe('Running');
		expect(JSON.stringify(filesOf(state, 'web'))).toContain('access.log');
	},
	contentPuller: () =>
		expect(JSON.stringify(filesOf(after(builtins.contentPuller, 60), 'site'))).toContain('index.html'),
	flatNetwork: () => {
		const { traffic } = after(builtins.flatNetwork, 60);
		expect(traffic.byLink.localhost).toBeGreaterThan(10);
		expect(traffic.byLink.pod).toBeGreaterThan(100);
	},
	tiers: () => {
		const state = after(builtins.tiers, 60);
		expect(new Set(Object.values(statuses(state)))).toEqual(new Set(['Running']));
		expect(new Set(podsOf(state).map(({ spec }) => spec.nodeName)).size).toBe(3);
	},
	noRoom: () => {
		const state = after(builtins.noRoom, 60);
		expect(Object.values(statuses(state))).toContain('Pending');
		expect(events(state, 'FailedScheduling')[0]?.message).toContain('Insufficient');
	},
	rollingUpdate: () => {
		const images = podsOf(after(builtins.rollingUpdate, 120))
			.filter(({ metadata }) => metadata.labels?.app === 'web')
			.map(({ spec }) => spec.containers[0]?.image);
		expect(images).toEqual(Array(4).fill('podarium/web:2'));
	},
	crashLoop: () => {
		const state = after(builtins.crashLoop, 60);
		expect(events(state, 'BackOff').length).toBeGreaterThan(0);
		const web = podsOf(state).find(({ metadata }) => metadata.name === 'web');
		expect(web?.status.containerStatuses?.find(({ name }) => name === 'web')?.restartCount).toBeGreaterThanOrEqual(2);
		expect(web?.status.containerStatuses?.find(({ name }) => name === 'cache')?.restartCount).toBe(0);
	},
	nodeFailure: () => {
		const state = after(builtins.nodeFailure, 500);
		const running = podsOf(state).filter(
			({ metadata, spec }) =>
				metadata.labels?.app === 'web' && metadata.deletionTimestamp === undefined && spec.nodeName !== 'node-2',
		);
		expect(running).toHaveLength(3);
	},
};

describe('the built-in scenario', () => {
	for (const key of builtinKeys) it(`"${key}" shows what it is there for`, shows[key]);

	it('stands in one group of the menu, whichever it is', () => {
		expect(Object.keys(builtins).toSorted()).toEqual(builtinKeys.toSorted());
	});

	it('has its own key for a title', () => {
		for (const key of builtinKeys) expect(builtins[key].title).toBe(key);
	});
});

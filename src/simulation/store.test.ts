import { beforeEach, describe, expect, it } from 'vitest';
import { builtins } from '../scenario/builtin/index.ts';
import { decodeLink, encodeLink } from '../scenario/link.ts';
import { drag } from './drag.ts';
import { plan, targetsFor } from './moves.ts';
import { machineView, pendingPodUids, podUids, podView, serviceViews } from './select.ts';
import { simulation } from './store.ts';

const second = 1_000_000;
const state = () => simulation.getState();
const hash = () => state().eventHash;
const namespace = 'default';
const podNames = () => [...state().cluster.objects.Pod.values()].map(({ metadata }) => metadata.name).sort();

await simulation.load();

beforeEach(() => {
	simulation.pause();
	simulation.openDocument(builtins.empty);
});

describe('the built-in scenario', () => {
	it('opens with everything running, and scales out within five seconds', () => {
		simulation.openBuiltin('welcome');
		const { cluster } = state();
		expect(podUids(cluster).map((uid) => podView(cluster, uid)?.tone)).toEqual(['running', 'running', 'running']);
		expect(machineView(cluster, 'node-1')?.podUids).toHaveLength(1);
		expect(machineView(cluster, 'node-2')?.podUids).toHaveLength(2);
		simulation.seek(25 * second);
		expect(podUids(state().cluster)).toHaveLength(5);
		expect(state().cluster.traffic.byLink.localhost).toBeGreaterThan(10);
		expect(serviceViews(state().cluster).find(({ name }) => name === 'api')?.readyEndpoints).toBe(3);
	});
});

describe('history', () => {
	it('undoes and does again each command, the clock standing where it stands', () => {
		simulation.seek(5 * second);
		const before = hash();
		drag.start({ kind: 'newContainer', palette: 'web' });
		drag.over({ kind: 'node', name: 'node-1' });
		expect(drag.drop()).toBeUndefined();
		simulation.seek(12 * second);
		const after = hash();
		expect(podNames()).toEqual(['web']);
		simulation.undo();
		expect(podNames()).toEqual([]);
		expect(state().now).toBe(12 * second);
		simulation.seek(5 * second);
		expect(hash()).toBe(before);
		simulation.redo();
		simulation.seek(12 * second);
		expect(hash()).toBe(after);
	});

	it('cuts the future off when something is done in the past, and brings it back', () => {
		simulation.openBuiltin('welcome');
		simulation.seek(40 * second);
		const whole = hash();
		simulation.seek(22 * second);
		simulation.dispatch({ type: 'scale', kind: 'Deployment', namespace, name: 'api', replicas: 2 });
		simulation.seek(40 * second);
		expect(podNames()).toHaveLength(4);
		simulation.undo();
		expect(podNames()).toHaveLength(5);
		expect(hash()).toBe(whole);
	});

	it('keeps what one had when another scenario is opened', () => {
		simulation.dispatch({ type: 'createDraft', name: 'mine', container: { name: 'web', image: 'nginx' } });
		simulation.openBuiltin('welcome');
		expect(state().cluster.drafts.size).toBe(0);
		simulation.undo();
		expect([...state().cluster.drafts.keys()]).toEqual(['mine']);
	});

	it('treats a drop on the canvas and its place as one step', () => {
		drag.start({ kind: 'newContainer', palette: 'cache' });
		drag.over({ kind: 'canvas', x: 40, y: -20 });
		drag.drop();
		expect(state().positions['draft:cache']).toEqual({ x: 40, y: -20 });
		simulation.undo();
		expect(state().positions['draft:cache']).toBeUndefined();
		expect(state().cluster.drafts.size).toBe(0);
	});
});

describe('the clock', () => {
	it('steps to the next noteworthy moment and back to before it', () => {
		simulation.openBuiltin('welcome');
		const { now } = state();
		simulation.step();
		const stepped = state().now;
		expect(stepped).toBeGreaterThan(now);
		const { log, traffic } = state().cluster;
		expect(log.entries.some(({ at }) => at === stepped) || traffic.stories.some(({ at }) => at === stepped)).toBe(true);
		expect(stepped - now).toBeLessThan(2 * second);
		simulation.stepBack();
		expect(state().now).toBeLessThan(23 * second);
	});

	it('comes to the same state however often it goes back and forth', () => {
		simulation.openBuiltin('welcome');
		simulation.seek(60 * second);
		const there = hash();
		for (const at of [3, 59, 21, 24, 0, 33]) simulation.seek(at * second);
		simulation.seek(60 * second);
		expect(hash()).toBe(there);
	});
});

describe('a link', () => {
	it('opens as the same run at the same moment', async () => {
		simulation.openBuiltin('welcome');
		simulation.seek(27 * second);
		simulation.dispatch({ type: 'crashContainer', namespace, name: 'web', container: 'cache' });
		simulation.seek(31 * second);
		const shared = hash();
		const link = await encodeLink({ ...simulation.document(), hash: shared });
		simulation.openBuiltin('empty');
		expect(await simulation.openLink(link)).toBeUndefined();
		expect(state().now).toBe(31 * second);
		expect(hash()).toBe(shared);
		expect(state().notice).toBeUndefined();
	});

	it('that is damaged says so and touches nothing', async () => {
		simulation.dispatch({ type: 'createDraft', name: 'mine', container: { name: 'web', image: 'nginx' } });
		const before = state().cluster;
		const link = await encodeLink({ ...builtins.welcome, title: 'Mine' });
		for (const [broken, code] of [
			[link.slice(0, -9), 'damaged'],
			[`${link.slice(0, 40)}!${link.slice(40)}`, 'badCharacters'],
			['s9.abc', 'newerVersion'],
			['elsewhere', 'notALink'],
			[`s1.${'A'.repeat(20_000)}`, 'tooLong'],
		] as const) {
			expect((await simulation.openLink(broken))?.code).toBe(code);
			expect(state().cluster).toBe(before);
		}
	});

	it('tells where a run comes out differently', async () => {
		const loaded = await decodeLink(await encodeLink({ ...builtins.welcome, title: 'Mine', hash: '0123456789abcdef' }));
		if ('error' in loaded) throw new Error(loaded.error.code);
		simulation.openDocument(loaded.document);
		expect(state().notice?.code).toBe('hashDiffers');
	});
});

describe('moves', () => {
	it('give one command for each gesture, or the reason why not', () => {
		simulation.openBuiltin('welcome');
		const { cluster } = state();
		const into = plan(cluster, { kind: 'newContainer', palette: 'proxy' }, { kind: 'pod', namespace, name: 'web' });
		expect(into).toMatchObject({
			command: {
				type: 'addContainer',
				container: { name: 'proxy', env: [{ name: 'UPSTREAM_ADDR', value: 'localhost:80' }] },
			},
			consequence: 'replacesPod',
		});
		const moved = plan(cluster, { kind: 'pod', namespace, name: 'web' }, { kind: 'node', name: 'node-2' });
		expect(moved).toMatchObject({ command: { type: 'replacePod', node: 'node-2' }, consequence: 'replacesPod' });
		const onNode = plan(
			cluster,
			{ kind: 'container', from: { kind: 'pod', namespace, name: 'web' }, container: 'cache' },
			{ kind: 'node', name: 'node-2' },
		);
		expect(onNode).toMatchObject({ refusal: { reason: 'Forbidden' } });
		const [api] = [...cluster.objects.Pod.values()].filter(({ metadata }) => metadata.name.startsWith('api-'));
		const rolled = plan(
			cluster,
			{ kind: 'newContainer', palette: 'cache' },
			{ kind: 'pod', namespace, name: api?.metadata.name ?? '' },
		);
		expect(rolled).toMatchObject({ consequence: 'rollsOut' });
	});

	it('ask the scheduler’s filters whether a node has room', () => {
		for (let number = 0; number < 4; number += 1) {
			expect(
				simulation.dispatch({
					type: 'apply',
					objects: [
						{
							apiVersion: 'v1',
							kind: 'Pod',
							metadata: { name: `big-${number}` },
							spec: {
								nodeName: 'node-1',
								containers: [{ name: 'c', image: 'nginx', resources: { requests: { cpu: '950m' } } }],
							},
						},
					],
				}),
			).toBeUndefined();
		}
		simulation.seek(5 * second);
		const refused = plan(state().cluster, { kind: 'newContainer', palette: 'web' }, { kind: 'node', name: 'node-1' });
		expect(refused).toMatchObject({ refusal: { message: 'Insufficient cpu' } });
		expect(
			plan(state().cluster, { kind: 'newContainer', palette: 'web' }, { kind: 'node', name: 'node-2' }),
		).toHaveProperty('command');
	});

	it('wire what belongs together: localhost beside it, a Service elsewhere', () => {
		for (const palette of ['web', 'cache', 'api'] as const) {
			drag.start({ kind: 'newContainer', palette });
			drag.over(palette === 'cache' ? { kind: 'draft', name: 'web' } : { kind: 'canvas', x: 0, y: 0 });
			expect(drag.drop()).toBeUndefined();
		}
		const env = (draft: string) =>
			state()
				.cluster.drafts.get(draft)
				?.pod.spec.containers.map((container) => container.env);
		expect(env('web')?.[0]).toEqual([
			{ name: 'API_ADDR', value: 'api:8080' },
			{ name: 'CACHE_ADDR', value: 'localhost:6379' },
		]);
		simulation.dispatch({ type: 'runDraft', name: 'web', node: 'node-1' });
		simulation.dispatch({ type: 'runDraft', name: 'api', node: 'node-2' });
		drag.start({ kind: 'newContainer', palette: 'client' });
		drag.over({ kind: 'node', name: 'node-2' });
		drag.drop();
		simulation.seek(20 * second);
		const { byLink } = state().cluster.traffic;
		expect(byLink.localhost).toBeGreaterThan(10);
		expect(byLink.pod).toBeGreaterThan(20);
	});

	it('list every place that a thing may go to', () => {
		simulation.openBuiltin('welcome');
		expect(targetsFor(state().cluster, { kind: 'pod', namespace, name: 'web' })).toEqual([
			{ kind: 'node', name: 'node-1' },
			{ kind: 'node', name: 'node-2' },
			{ kind: 'tray' },
		]);
	});
});

describe('rows', () => {
	it('are the same objects while nothing of theirs changed', () => {
		simulation.openBuiltin('welcome');
		const { cluster } = state();
		const uid = podUids(cluster).find((candidate) => podView(cluster, candidate)?.name === 'web') ?? '';
		const rows = [
			podView(cluster, uid),
			machineView(cluster, 'node-1'),
			podUids(cluster),
			pendingPodUids(cluster),
			serviceViews(cluster),
		];
		simulation.dispatch({ type: 'createDraft', name: 'other', container: { name: 'c', image: 'nginx' } });
		expect(
			[
				podView(cluster, uid),
				machineView(cluster, 'node-1'),
				podUids(cluster),
				pendingPodUids(cluster),
				serviceViews(cluster),
			].map((row, index) => row === rows[index]),
		).toEqual([true, true, true, true, true]);
	});
});

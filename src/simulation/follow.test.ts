import { beforeEach, describe, expect, it } from 'vitest';
import type { Story } from '../engine/network/traffic.ts';
import { packetWalk, storyToFollow } from './follow.ts';
import { podView } from './select.ts';
import { simulation } from './store.ts';

const at = () => packetWalk.getState().following;
const legsOf = (id: number): Story['legs'] => {
	const story = simulation.getState().cluster.traffic.stories.find((each) => each.id === id);
	if (!story) throw new Error(`no story ${id}`);
	return story.legs;
};

await simulation.load();

beforeEach(() => {
	packetWalk.stop();
	simulation.openBuiltin('welcome');
	simulation.seek(22_500_000);
});

describe('the walk', () => {
	it('stops the clock at the first hop of a whole request, and lets it go on after', () => {
		simulation.play();
		expect(packetWalk.followNewest()).toBe(true);
		expect(simulation.getState().playing).toBe(false);
		expect(at()).toMatchObject({ leg: 0, hop: 0 });
		const { story } = at() ?? { story: -1 };
		expect(simulation.getState().cluster.traffic.stories.find(({ id }) => id === story)?.done).toBe(true);
		packetWalk.stop();
		expect(at()).toBeUndefined();
		expect(simulation.getState().playing).toBe(true);
		simulation.pause();
	});

	it('goes hop by hop through every way, and back, and no farther', () => {
		packetWalk.followNewest();
		const legs = legsOf(at()?.story ?? -1);
		const hops = legs.reduce((sum, leg) => sum + leg.hops.length, 0);
		for (let step = 1; step < hops; step += 1) packetWalk.nextHop();
		const end = { leg: legs.length - 1, hop: (legs.at(-1)?.hops.length ?? 0) - 1 };
		expect(at()).toMatchObject(end);
		packetWalk.nextHop();
		expect(at()).toMatchObject(end);
		for (let step = 1; step < hops; step += 1) packetWalk.previousHop();
		expect(at()).toMatchObject({ leg: 0, hop: 0 });
		packetWalk.previousHop();
		expect(at()).toMatchObject({ leg: 0, hop: 0 });
		packetWalk.nextLeg();
		packetWalk.lastHop();
		expect(at()).toMatchObject({ leg: 1, hop: (legs[1]?.hops.length ?? 0) - 1 });
		packetWalk.previousLeg();
		expect(at()).toMatchObject({ leg: 0, hop: 0 });
	});

	it('takes the selected pod’s story', () => {
		const { cluster } = simulation.getState();
		const client = [...cluster.objects.Pod.values()].find(({ metadata }) => metadata.name === 'client');
		simulation.select({ kind: 'pod', uid: client?.metadata.uid ?? '' });
		packetWalk.followNewest();
		const first = legsOf(at()?.story ?? -1)[0]?.hops[0]?.place;
		expect(first?.kind === 'container' && podView(cluster, first.uid)?.name).toBe('client');
	});

	it('ends when the clock runs, when time goes back and when another run is opened', () => {
		for (const leave of [
			() => simulation.play(),
			() => simulation.seek(21_000_000),
			() => void simulation.openBuiltin('empty'),
		]) {
			simulation.openBuiltin('welcome');
			simulation.seek(22_500_000);
			packetWalk.followNewest();
			packetWalk.setMode('nat');
			expect(at()).toBeDefined();
			leave();
			expect(at()).toBeUndefined();
			expect(packetWalk.getState().mode).toBe('flat');
			simulation.pause();
		}
	});

	it('leaves alone a story that is not there', () => {
		packetWalk.follow(999_999);
		expect(at()).toBeUndefined();
	});
});

describe('storyToFollow', () => {
	const leg = (link: 'localhost' | 'pod', uid: string) => ({
		kind: 'request' as const,
		link,
		label: 'GET /',
		hops: [{ place: { kind: 'container' as const, uid, container: 'app' }, at: 0, header: header }],
		outcome: 'delivered' as const,
	});
	const header = { source: '10.244.0.2', sourcePort: 40000, destination: '10.244.1.2', destinationPort: 80 };
	const story = (id: number, link: 'localhost' | 'pod', uid: string, done = true): Story => ({
		id,
		at: id,
		legs: [leg(link, uid)],
		done,
	});

	it('prefers the newest that is done and leaves its pod', () => {
		const stories = [
			story(1, 'pod', 'a'),
			story(2, 'pod', 'a'),
			story(3, 'localhost', 'a'),
			story(4, 'pod', 'a', false),
		];
		expect(storyToFollow(stories, undefined)?.id).toBe(2);
		expect(storyToFollow(stories.slice(2), undefined)?.id).toBe(3);
		expect(storyToFollow(stories.slice(3), undefined)?.id).toBe(4);
		expect(storyToFollow([], undefined)).toBeUndefined();
	});

	it('keeps to the pod that is given', () => {
		const stories = [story(1, 'pod', 'a'), story(2, 'pod', 'b')];
		expect(storyToFollow(stories, 'a')?.id).toBe(1);
		expect(storyToFollow(stories, 'c')).toBeUndefined();
	});
});

import { describe, expect, it } from 'vitest';
import { layoutMachine } from '../layout/machineLayout.ts';
import type { StageLayout } from '../layout/stageLayout.ts';
import { legUsAt } from './playback.ts';
import { follow, hold, move, newProgramme, type Programme } from './programme.ts';
import type { Leg, Place, Story } from './types.ts';

const second = 1_000_000;
const legUs = legUsAt(1);
const transform = { x: 10, y: 20, zoom: 2 };

/** A wire of 1000 px to the right, from node a's uplink to node b's; nothing else. */
const stage = (length = 1000) => {
	const inner = { ...layoutMachine([], new Map(), { width: 0, height: 0 }, { overlay: false, narrow: false }) };
	const machine = (name: string, x: number) => ({
		...{ name, x, y: 0, width: 0, height: 0, wire: [] },
		inner: { ...inner, uplink: { x: 0, y: 0 } },
	});
	const machines = new Map([machine('a', 0), machine('b', length)].map((each) => [each.name, each]));
	return { machines, pods: new Map() } as unknown as StageLayout;
};

function leg(at: number, more: Partial<Leg> = {}): Leg {
	const header = { source: '10.244.1.2', sourcePort: 40000, destination: '10.244.2.2', destinationPort: 80 };
	const hop = (node: string, us: number) => ({ place: { kind: 'uplink', node } as Place, at: us, header });
	const hops = [hop('a', at), hop('b', at + 40)];
	return { kind: 'request', link: 'pod', label: 'GET /', outcome: 'delivered', hops, ...more };
}

function story(id: number, at: number, legs = [leg(at)], done = true): Story {
	return { id, at, legs, done };
}

/** Each of another sender, which are told apart by the container where one is. */
function ofSender(name: string, id: number, at: number): Story {
	const first = leg(at);
	const [hop, ...others] = first.hops;
	const place: Place = { kind: 'container', uid: name, container: 'main' };
	return story(id, at, [hop ? { ...first, hops: [{ ...hop, place }, ...others] } : first]);
}

const shown = ({ slots }: Programme) => [...slots.keys()].sort((a, b) => a - b);

function show(programme: Programme, stories: readonly Story[], now: number, speed = 1, layout = stage()): void {
	follow(programme, stories, now, speed);
	move(programme, layout, transform);
	const { fleet, slots } = programme;
	expect(slots.size).toBe(fleet.count);
	for (const [id, index] of slots) expect(fleet.story[index]).toBe(id);
}

describe('the programme', () => {
	it('takes up a story of each origin and lets go of it at its end', () => {
		const programme = newProgramme();
		const stories = [story(1, 0, [leg(0), leg(90)]), ofSender('other', 2, 10)];
		show(programme, stories, 1000);
		expect(shown(programme)).toEqual([1, 2]);
		show(programme, stories, 1000 + legUs);
		expect(shown(programme)).toEqual([1]);
		show(programme, stories, 1000 + 2 * legUs);
		expect(shown(programme)).toEqual([]);
		expect(programme.seen.pod).toBe(3);
	});

	it('shows one origin about once a leg however much it sends', () => {
		const programme = newProgramme();
		const stories = Array.from({ length: 200 }, (_, index) => story(index, index * 10_000));
		const seen = new Set<number>();
		let most = 0;
		for (let now = 0; now < 2 * second; now += 16_000) {
			show(
				programme,
				stories.filter((each) => each.at <= now),
				now,
			);
			for (const id of shown(programme)) seen.add(id);
			most = Math.max(most, programme.fleet.count);
		}
		expect(most).toBeLessThanOrEqual(2);
		expect(seen.size).toBe(3);
	});

	it('begins afresh when time goes back', () => {
		const programme = newProgramme();
		const stories = [story(1, 0, [leg(0), leg(90)]), story(2, 5 * second)];
		show(programme, stories, 5.1 * second);
		expect(shown(programme)).toEqual([2]);
		show(programme, stories, 0.5 * second);
		expect(shown(programme)).toEqual([1]);
	});

	it('holds the newest version of a story until nothing more can be learned', () => {
		const programme = newProgramme();
		show(programme, [story(1, 0, [leg(0, { outcome: 'inFlight' })], false)], 1000);
		const grown = story(1, 0, [leg(0, { outcome: 'dropped' }), leg(500)]);
		show(programme, [grown, ofSender('other', 2, 0)], 2000);
		const index = programme.slots.get(1) ?? -1;
		expect(programme.fleet.playbacks[index]?.story).toBe(grown);
		expect(programme.fleet.travel[index]).toBe(0.5);
	});

	it('puts a packet where it is on the screen, and where another layout has its way', () => {
		const programme = newProgramme();
		const stories = [story(1, 0)];
		show(programme, stories, 0.43 * legUs);
		expect([programme.fleet.x[0], programme.fleet.y[0]]).toEqual([10 + 2 * 500, 20]);
		show(programme, stories, 0.43 * legUs, 1, stage(200));
		expect(programme.fleet.x[0]).toBe(10 + 2 * 100);
		show(programme, stories, 0.95 * legUs);
		expect(programme.fleet.x[0]).toBe(10 + 2 * 1000);
	});

	it('keeps everything in its place when the pace changes', () => {
		const programme = newProgramme();
		const stories = Array.from({ length: 9 }, (_, id) => ofSender(`sender-${id}`, id, id * 50_000));
		show(programme, stories, 0.5 * second);
		const before = [...programme.fleet.x];
		show(programme, stories, 0.5 * second, 10);
		programme.fleet.x.forEach((x, index) => {
			expect(x).toBeCloseTo(before[index] ?? Number.NaN, 3);
		});
	});

	it('holds a packet that’s looked at', () => {
		const programme = newProgramme();
		const stories = [story(1, 0)];
		show(programme, stories, 0.3 * legUs);
		follow(programme, stories, 0.9 * legUs, 1);
		hold(programme, 1, 0, 0.43);
		move(programme, stage(), transform);
		expect(programme.fleet.x[0]).toBeCloseTo(10 + 2 * 500, 6);
	});

	it('takes up many thousands at once without going through all of them for each', () => {
		const programme = newProgramme();
		const stories = Array.from({ length: 60_000 }, (_, id) => ofSender(`sender-${id}`, id, id));
		let passes = 0;
		const origins = programme.lastByOrigin;
		const all = origins[Symbol.iterator].bind(origins);
		origins[Symbol.iterator] = () => {
			passes += 1;
			return all();
		};
		show(programme, stories, 70_000);
		expect(programme.fleet.count).toBe(60_000);
		expect(passes).toBeLessThan(8);
	});

	it('carries thousands', () => {
		const programme = newProgramme();
		const stories = Array.from({ length: 5000 }, (_, id) => ofSender(`sender-${id}`, id, id));
		show(programme, stories, 10_000);
		expect(programme.fleet.count).toBe(5000);
		show(programme, stories, 10_000 + legUs);
		expect(programme.fleet.count).toBe(0);
	});
});

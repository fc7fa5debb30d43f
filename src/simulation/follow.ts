/** One packet followed: the simulation stands still while a request's ways are walked hop by hop. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Leg, Story } from '../engine/network/traffic.ts';
import type { ClusterState } from '../engine/state.ts';
import { simulation } from './store.ts';

/** Where the walk stands: a story by its id, a leg of it and a hop of that, from 0. */
export interface Following {
	story: number;
	leg: number;
	hop: number;
}

/** The flat network as it is, or the same request among plain Docker hosts. */
export const followModes = ['flat', 'nat'] as const;
export type FollowMode = (typeof followModes)[number];

interface FollowState {
	following: Following | undefined;
	mode: FollowMode;
}

/** A request under way is run on to its end for so long at most, in steps, in µs of virtual time. */
const completionMaxUs = 500_000;
const completionStepUs = 5_000;

const store = createStore<FollowState>(() => ({ following: undefined, mode: 'flat' }));

/** The run that the walk is of, and whether it goes on when the walk ends. */
let cluster: ClusterState | undefined;
let goesOn = false;

function storyOf(id: number): Story | undefined {
	return simulation.getState().cluster.traffic.stories.find((story) => story.id === id);
}

function end(): void {
	cluster = undefined;
	store.setState({ following: undefined, mode: 'flat' });
}

// A clock that runs, or a run that was rewound or replaced, leaves the packet behind.
simulation.subscribe((state) => {
	const { following } = store.getState();
	if (!following) return;
	if (state.playing || state.cluster !== cluster || !storyOf(following.story)) end();
});

function runToItsEnd(id: number): void {
	for (let passed = 0; passed < completionMaxUs && storyOf(id)?.done === false; passed += completionStepUs)
		simulation.seek(simulation.getState().now + completionStepUs);
}

/** Stops the clock and stands at the first hop of a story's leg. Nothing happens when the story isn't there (any more). */
function follow(story: number, leg = 0): void {
	const found = storyOf(story);
	if (!found?.legs[leg]) return;
	const isFirst = store.getState().following === undefined;
	if (isFirst) goesOn = simulation.getState().playing;
	simulation.pause();
	runToItsEnd(story);
	cluster = simulation.getState().cluster;
	store.setState({ following: { story, leg, hop: 0 }, ...(isFirst ? { mode: 'flat' } : {}) });
}

function touches({ hops }: Leg, uid: string): boolean {
	return hops.some(({ place }) => 'uid' in place && place.uid === uid);
}

/** The newest story that's worth walking: told to its end, crossing a network, of the pod where one is given. */
export function storyToFollow(stories: readonly Story[], uid: string | undefined): Story | undefined {
	const candidates = stories.filter(
		({ legs }) => legs.length > 0 && (uid === undefined || legs.some((leg) => touches(leg, uid))),
	);
	const crosses = ({ legs }: Story) => legs[0]?.link !== 'localhost';
	return (
		candidates.findLast((story) => story.done && crosses(story)) ??
		candidates.findLast(({ done }) => done) ??
		candidates.at(-1)
	);
}

/** Follows the newest story of the selected pod, else the newest of all. False when nothing has been sent yet. */
function followNewest(): boolean {
	const { cluster: running, selection } = simulation.getState();
	const uid = selection && 'uid' in selection ? selection.uid : undefined;
	const { stories } = running.traffic;
	const story = storyToFollow(stories, uid) ?? storyToFollow(stories, undefined);
	if (story) follow(story.id);
	return story !== undefined;
}

function move(next: (at: Following, legs: readonly Leg[]) => { leg: number; hop: number }): void {
	const { following } = store.getState();
	const legs = following && storyOf(following.story)?.legs;
	if (!following || !legs) return;
	const wanted = next(following, legs);
	const leg = Math.min(legs.length - 1, Math.max(0, wanted.leg));
	const hop = Math.min((legs[leg]?.hops.length ?? 1) - 1, Math.max(0, wanted.hop));
	if (leg !== following.leg || hop !== following.hop) store.setState({ following: { ...following, leg, hop } });
}

const last = Number.MAX_SAFE_INTEGER;

/** One hop on; from the end of a way to the beginning of the next. */
function nextHop(): void {
	move(({ leg, hop }, legs) =>
		hop + 1 < (legs[leg]?.hops.length ?? 0) || leg + 1 >= legs.length
			? { leg, hop: hop + 1 }
			: { leg: leg + 1, hop: 0 },
	);
}

/** One hop back; from the beginning of a way to the end of the one before. */
function previousHop(): void {
	move(({ leg, hop }) => (hop > 0 || leg === 0 ? { leg, hop: hop - 1 } : { leg: leg - 1, hop: last }));
}

/** Leaves the packet. The clock goes on if it went when the walk began. */
function stop(): void {
	if (!store.getState().following) return;
	end();
	if (goesOn) simulation.play();
}

export const packetWalk = {
	getState: store.getState,
	subscribe: store.subscribe,
	follow,
	followNewest,
	nextHop,
	previousHop,
	firstHop: (): void => move(({ leg }) => ({ leg, hop: 0 })),
	lastHop: (): void => move(({ leg }) => ({ leg, hop: last })),
	nextLeg: (): void => move(({ leg, hop }, legs) => (leg + 1 < legs.length ? { leg: leg + 1, hop: 0 } : { leg, hop })),
	previousLeg: (): void => move(({ leg }) => ({ leg: leg - 1, hop: 0 })),
	goTo: (leg: number, hop = 0): void => move(() => ({ leg, hop })),
	setMode: (mode: FollowMode): void => store.setState({ mode }),
	stop,
};

/** What a component shows of the walk. */
export function useFollow<T>(select: (state: FollowState) => T): T {
	return useStore(store, select);
}

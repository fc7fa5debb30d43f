/** *Show me*: a step's moves made one after the other, slowly enough to be seen, while the clock runs. */

import type { ClusterState } from '../../engine/state.ts';
import type { Deed } from '../../lessons/checks/situation.ts';
import { crosses } from '../../lessons/checks/traffic.ts';
import type { Move } from '../../lessons/format.ts';
import { addressed } from '../../lessons/play.ts';
import { packetWalk } from '../follow.ts';
import { simulation } from '../store.ts';
import type { Selection } from '../views.ts';

/** Between two commands, in ms of real time: long enough to see what the first did. */
const pauseMs = 900;
/** Virtual seconds a real one while something is waited for. */
const waitingSpeed = 3;
const pollMs = 40;

export interface Showing {
	/** The cluster at the step's start, for commands about pods that are found by what runs in them. */
	start: ClusterState;
	isOver: () => boolean;
	/** Told before each move. */
	onMove: (number: number) => void;
	/** For what changes no cluster. */
	answer: (deed: Deed) => void;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function selectionOf(deed: Extract<Deed, { kind: 'looked' }>): Selection | undefined {
	const { at, name, container } = deed;
	if (at === 'node' || at === 'draft') return { kind: at, name };
	if (at === 'service') return { kind: 'service', namespace: 'default', name };
	const uid = simulation.getState().cluster.objects.Pod.get(`default/${name}`)?.metadata.uid;
	if (uid === undefined) return undefined;
	return at === 'pod' || container === undefined ? { kind: 'pod', uid } : { kind: 'container', uid, container };
}

/** Follows the newest packet of that sort, if one was told. */
function followLike({ link, crosses: wanted }: Extract<Deed, { kind: 'followed' }>): void {
	const { stories } = simulation.getState().cluster.traffic;
	for (const { id, legs } of stories.toReversed()) {
		const leg = legs.findIndex((each) => each.link === link && crosses(each) === wanted);
		if (leg < 0) continue;
		packetWalk.follow(id, leg);
		return;
	}
}

function doDeed(deed: Deed, answer: Showing['answer']): void {
	if (deed.kind === 'looked') simulation.select(selectionOf(deed));
	else if (deed.kind === 'followed') followLike(deed);
	else if (deed.kind === 'contrasted') packetWalk.setMode('nat');
	else answer(deed);
}

async function passTime(seconds: number, isOver: () => boolean): Promise<void> {
	const until = simulation.getState().now + seconds * 1_000_000;
	const before = simulation.getState().speed;
	simulation.setSpeed(Math.max(before, waitingSpeed));
	simulation.play();
	while (simulation.getState().now < until && !isOver()) await sleep(pollMs);
	simulation.setSpeed(before);
}

/** Makes the moves; ends early when it's over for another reason. */
export async function show(moves: readonly Move[], { start, isOver, onMove, answer }: Showing): Promise<void> {
	for (const [number, move] of moves.entries()) {
		if (isOver()) return;
		onMove(number);
		if ('wait' in move) await passTime(move.wait, isOver);
		else if ('deed' in move) {
			doDeed(move.deed, answer);
			await sleep(pauseMs);
		} else {
			const { cluster } = simulation.getState();
			simulation.dispatch(addressed(cluster, start, move.do, move.pod));
			await sleep(pauseMs);
		}
	}
}

/** Another run of the same document, at moments of its own: the page's own clock and stage aren't touched. */
import type { ClusterState } from '../engine/state.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { arrive } from './arrive.ts';
import { machinery } from './engineRoom.ts';
import { register } from './running.ts';

/** The cluster at each of the moments (µs, in the order of time). Between two of them the page lives on. */
export async function* shots(document: ScenarioDocument, moments: Iterable<number>): AsyncGenerator<ClusterState> {
	const timeline = machinery().openTimeline(document);
	register(timeline.engine);
	for (const moment of moments) {
		if (!(await arrive(timeline, moment))) throw new Error('the run takes too long');
		// The views' selectors ask for what changed; here nobody else takes it.
		machinery().takeChanges(timeline.engine);
		yield timeline.engine.state;
	}
}

/** What somebody does besides commands, as the deeds that checks know: looks, walks along packets, refusals. */

import type { ClusterState } from '../../engine/state.ts';
import type { Deed } from '../../lessons/checks/situation.ts';
import { crosses } from '../../lessons/checks/traffic.ts';
import { type Following, packetWalk } from '../follow.ts';
import { simulation } from '../store.ts';
import type { Selection } from '../views.ts';

/** The selection by names that a lesson can know. */
function lookAt({ objects }: ClusterState, selection: Selection): Deed | undefined {
	switch (selection.kind) {
		case 'pod':
		case 'container': {
			const pod = [...objects.Pod.values()].find(({ metadata }) => metadata.uid === selection.uid);
			if (!pod) return undefined;
			const { name } = pod.metadata;
			if (selection.kind === 'pod') return { kind: 'looked', at: 'pod', name };
			return { kind: 'looked', at: 'container', name, container: selection.container };
		}
		case 'draftContainer':
			return { kind: 'looked', at: 'draft', name: selection.name };
		default:
			return { kind: 'looked', at: selection.kind, name: selection.name };
	}
}

function walkOf({ story, leg }: Following): Deed | undefined {
	const found = simulation.getState().cluster.traffic.stories.find(({ id }) => id === story)?.legs[leg];
	return found && { kind: 'followed', link: found.link, crosses: crosses(found) };
}

/** Tells `note` of each deed as it's done; answers how to stop. */
export function watchDeeds(note: (deed: Deed | undefined) => void): () => void {
	const unsubscribes = [
		simulation.subscribe((state, before) => {
			if (state.selection && state.selection !== before.selection) note(lookAt(state.cluster, state.selection));
			const { notice } = state;
			if (notice && notice !== before.notice && notice.status)
				note({
					kind: 'refused',
					reason: notice.status.reason,
					...(notice.command ? { command: notice.command } : {}),
				});
		}),
		packetWalk.subscribe((state, before) => {
			const { following, mode } = state;
			if (following && (following.story !== before.following?.story || following.leg !== before.following.leg))
				note(walkOf(following));
			if (mode === 'nat' && before.mode !== 'nat') note({ kind: 'contrasted' });
		}),
	];
	return () => {
		for (const unsubscribe of unsubscribes) unsubscribe();
	};
}

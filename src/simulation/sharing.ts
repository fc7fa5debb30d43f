/** The run as its author wants it to be opened by others. */
import type { ClusterState } from '../engine/state.ts';
import type { Camera, DocumentView, ScenarioDocument } from '../scenario/document.ts';
import { pathOf } from './selectionPath.ts';
import type { Selection } from './views.ts';

export interface ShareOptions {
	title?: string;
	note?: string;
	/** Whoever opens it sees the same thing selected, and the same part of the stage. */
	selected?: boolean;
	camera?: boolean;
	/** It opens at its beginning and not at this moment. */
	fromStart?: boolean;
	autoplay?: boolean;
}

export interface Seen {
	cluster: ClusterState;
	selection: Selection | undefined;
	camera: Camera | undefined;
}

/** The present run's document with what was chosen, and without what it was itself opened with. */
export function documentFor(present: ScenarioDocument, options: ShareOptions, seen: Seen): ScenarioDocument {
	const { view: _view, note: _note, hash, ...run } = present;
	const selected = options.selected && seen.selection ? pathOf(seen.cluster, seen.selection) : undefined;
	const view: DocumentView = {
		...(selected === undefined ? {} : { selected }),
		...(options.camera && seen.camera ? { camera: seen.camera } : {}),
		...(options.autoplay ? { autoplay: true } : {}),
	};
	const note = options.note?.trim();
	return {
		...run,
		title: options.title ?? run.title,
		...(options.fromStart ? { at: 0 } : hash === undefined ? {} : { hash }),
		...(note ? { note } : {}),
		...(Object.keys(view).length > 0 ? { view } : {}),
	};
}

/** The built-in scenarios, by key. Titles are keys of the message catalogues. */
import { newDocument, type ScenarioDocument } from '../document.ts';
import { flatNetwork, noRoom, rollingUpdate, tiers } from './betweenPods.ts';
import { crashLoop, nodeFailure } from './faults.ts';
import { allInOne, contentPuller, portClash, sidecars } from './insidePod.ts';
import type { BuiltinKey } from './keys.ts';
import { welcome } from './welcome.ts';

export const builtins: Record<BuiltinKey, ScenarioDocument> = {
	welcome,
	empty: newDocument([], { title: 'empty', nodeCount: 2 }),
	allInOne,
	portClash,
	sidecars,
	contentPuller,
	flatNetwork,
	tiers,
	noRoom,
	rollingUpdate,
	crashLoop,
	nodeFailure,
};

/** The built-in scenarios, by key, in the groups and the order of the menu. Titles are keys of the message catalogues. */
import { newDocument, type ScenarioDocument } from '../document.ts';
import { flatNetwork, noRoom, rollingUpdate, tiers } from './betweenPods.ts';
import { crashLoop, nodeFailure } from './faults.ts';
import { allInOne, contentPuller, portClash, sidecars } from './insidePod.ts';
import { welcome } from './welcome.ts';

export const builtinGroups = {
	start: ['welcome', 'empty'],
	insidePod: ['allInOne', 'portClash', 'sidecars', 'contentPuller'],
	betweenPods: ['flatNetwork', 'tiers', 'noRoom', 'rollingUpdate'],
	faults: ['crashLoop', 'nodeFailure'],
} as const;
export type BuiltinGroup = keyof typeof builtinGroups;
export type BuiltinKey = (typeof builtinGroups)[BuiltinGroup][number];

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

export const builtinKeys = Object.keys(builtins) as BuiltinKey[];

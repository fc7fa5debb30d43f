/** Keys of the built-in scenarios by themselves, in the groups and the order of the menu, which needs no more. */
export const builtinGroups = {
	start: ['welcome', 'empty'],
	insidePod: ['allInOne', 'portClash', 'sidecars', 'contentPuller'],
	betweenPods: ['flatNetwork', 'tiers', 'noRoom', 'rollingUpdate'],
	faults: ['crashLoop', 'nodeFailure'],
} as const;
export type BuiltinGroup = keyof typeof builtinGroups;
export type BuiltinKey = (typeof builtinGroups)[BuiltinGroup][number];

export const builtinKeys: readonly BuiltinKey[] = Object.values(builtinGroups).flat();

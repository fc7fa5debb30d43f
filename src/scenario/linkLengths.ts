/** Link lengths at which the share dialog changes its advice. */
export const linkLengths = { passesEverywhere: 1_800, warn: 3_500, fileOnly: 8_000 } as const;

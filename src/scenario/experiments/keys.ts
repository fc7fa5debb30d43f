/** Keys of the built-in experiments by themselves, in the order in which they're offered. */
export const experimentKeys = ['onePodOrTwo', 'bothGrowAlike', 'scaleWhatIsHot', 'replicatedDatabase'] as const;
export type ExperimentKey = (typeof experimentKeys)[number];

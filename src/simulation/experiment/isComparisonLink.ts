/** Whether a fragment (with or without `#`) is meant to be a comparison's; what reads it is loaded only then. */
export const isComparisonLink = (fragment: string): boolean => /^#?x\d{1,6}\./.test(fragment);

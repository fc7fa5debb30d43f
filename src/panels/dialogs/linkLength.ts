/** How far a link of a length gets. */
import { linkLengths } from '../../simulation/cluster.ts';

export type LinkVerdict = 'fits' | 'long' | 'veryLong' | 'tooLong';

/** Takes the number of characters. */
export function linkVerdict(length: number): LinkVerdict {
	if (length <= linkLengths.passesEverywhere) return 'fits';
	if (length <= linkLengths.warn) return 'long';
	return length <= linkLengths.fileOnly ? 'veryLong' : 'tooLong';
}

/** How far a link of a length gets. */
import { linkLengths } from '../../simulation/cluster.ts';

export type LinkVerdict = 'fits' | 'long' | 'veryLong' | 'tooLong';

/** Takes the number of characters. */
export function linkVerdict(length: number): LinkVerdict {
	if (length <= linkLengths.passesEverywhere) return 'fits';
	if (length <= linkLengths.warn) return 'long';
	return length <= linkLengths.fileOnly ? 'veryLong' : 'tooLong';
}

/** Places with a limit of their own, and their limit in characters. */
export const cutters = [
	// RFC 5322, 2.1.1: a line of a mail has at most 998 characters.
	{ key: 'mail', lengthMax: 998 },
	// Discord's limit of a message.
	{ key: 'discord', lengthMax: 2_000 },
	// Slack's API: text beyond 4,000 characters is cut.
	{ key: 'slack', lengthMax: 4_000 },
] as const;

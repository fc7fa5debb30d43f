/** What a check looks at: the cluster now and at the start of the step, and what has been done since. */
import type { Command } from '../../engine/commands/command.ts';
import type { LegLink } from '../../engine/network/traffic.ts';
import type { ClusterState } from '../../engine/state.ts';

/** Something that a person has done in this step. */
export type Deed =
	| { kind: 'command'; command: Command }
	/** Asked for, and not allowed: `reason` as in Kubernetes' Status. */
	| { kind: 'refused'; command?: Command; reason: string }
	/** Selected on the stage or in the outline, by name; its kind and, for a container, which. */
	| { kind: 'looked'; at: 'node' | 'pod' | 'container' | 'draft' | 'service'; name: string; container?: string }
	/** A packet was walked, on this link, and whether it went from node to node. */
	| { kind: 'followed'; link: LegLink; crosses: boolean }
	/** The contrast with plain Docker hosts was opened. */
	| { kind: 'contrasted' }
	/** A line was given in the console. */
	| { kind: 'typed'; line: string }
	| { kind: 'answered'; question: string; choice: string };

export interface Situation {
	now: ClusterState;
	start: ClusterState;
	deeds: readonly Deed[];
}

/** What has travelled since the step began, from the stories that the engine tells. */

import { type SourceVerdict, sourceSeen } from '../../engine/network/sourceSeen.ts';
import type { Leg, LegLink, LegOutcome, Story } from '../../engine/network/traffic.ts';
import { type PodQuery, podsThat } from './pods.ts';
import type { Situation } from './situation.ts';

export interface PacketQuery {
	link?: LegLink;
	kind?: Leg['kind'];
	outcome?: LegOutcome;
	/** How its label begins: `200`, `connection refused`. */
	label?: string;
	from?: PodQuery;
	to?: PodQuery;
	/** It went from node to node. */
	crosses?: boolean;
	/** It was asked for by a Service's name. */
	byService?: boolean;
	port?: number;
	/** It was inside another packet on its way. */
	encapsulated?: boolean;
}

const uidAt = (place: Leg['hops'][number]['place'] | undefined): string | undefined =>
	place && 'uid' in place ? place.uid : undefined;

export const crosses = ({ hops }: Leg): boolean => hops.some(({ place }) => place.kind === 'underlay');

/** Every leg that began after the step did. */
function legsSince({ now, start }: Situation): Leg[] {
	return now.traffic.stories.filter((story: Story) => story.at >= start.now).flatMap(({ legs }) => legs);
}

/** Those that are like that. */
function legsThat(situation: Situation, query: PacketQuery): Leg[] {
	const uids = (pods: PodQuery | undefined) =>
		pods && new Set(podsThat(situation, pods).map(({ metadata }) => metadata.uid));
	const from = uids(query.from);
	const to = uids(query.to);
	return legsSince(situation).filter((leg) => {
		const first = leg.hops[0];
		const last = leg.hops.at(-1);
		return (
			(query.link === undefined || leg.link === query.link) &&
			(query.kind === undefined || leg.kind === query.kind) &&
			(query.outcome === undefined || leg.outcome === query.outcome) &&
			(query.label === undefined || leg.label.startsWith(query.label)) &&
			(query.crosses === undefined || crosses(leg) === query.crosses) &&
			(query.byService === undefined || (leg.service !== undefined) === query.byService) &&
			(query.port === undefined || first?.header.destinationPort === query.port) &&
			(query.encapsulated === undefined ||
				leg.hops.some(({ header }) => header.outer !== undefined) === query.encapsulated) &&
			(from === undefined || from.has(uidAt(first?.place) ?? '')) &&
			(to === undefined || to.has(uidAt(last?.place) ?? ''))
		);
	});
}

/** Whether a packet like that has been on its way in this step. */
export function packetSeen(situation: Situation, query: PacketQuery): boolean {
	return legsThat(situation, query).length > 0;
}

export interface SourceQuery {
	of: PacketQuery;
	verdict: SourceVerdict;
}

/** Whether the receiver of such a packet read that source: the sender's own pod IP, or another in its place. */
export function sourceIs(situation: Situation, { of, verdict }: SourceQuery): boolean {
	return legsThat(situation, of).some((leg) => sourceSeen(leg)?.verdict === verdict);
}

/** How many different pods like that have taken a request in this step. */
export function receiversOf(situation: Situation, which: PodQuery): number {
	const taken = legsThat(situation, { kind: 'request', outcome: 'delivered', to: which });
	return new Set(taken.map(({ hops }) => uidAt(hops.at(-1)?.place))).size;
}

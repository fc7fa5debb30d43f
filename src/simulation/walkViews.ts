/** What the packet inspector shows: the sampled requests, and each packet's way hop by hop. */
import { sourceSeen } from '../engine/network/sourceSeen.ts';
import type { Leg, Story } from '../engine/network/traffic.ts';
import type { ClusterState } from '../engine/state.ts';
import { hopViews } from './hopViews.ts';
import { kept, RowCache, stableList } from './memo.ts';
import type { AccessLogView, ClaimView, EndView, LegView, StoryView, WalkView } from './packetViews.ts';
import { endView, known, podName, podNetworkDevices } from './places.ts';

const stories = new RowCache<StoryView>();
const walks = new RowCache<WalkView>();
const list: { list: readonly StoryView[] } = { list: [] };
const nobody: EndView = { kind: 'outside' };

function legView(cluster: ClusterState, { kind, link, label, outcome, reason, hops }: Leg, index: number): LegView {
	const to = endView(cluster, hops.at(-1)?.place);
	const from = endView(cluster, hops[0]?.place) ?? nobody;
	return known<LegView>({ index, kind, link, label, outcome, reason, from, to, hopCount: hops.length });
}

function storyView(cluster: ClusterState, { id, at, done, legs }: Story): StoryView {
	const views = legs.map((leg, index) => legView(cluster, leg, index));
	const first = views[0];
	return known<StoryView>({
		id,
		at,
		done,
		label: first?.label ?? '',
		from: first?.from ?? nobody,
		to: first?.to,
		legs: views,
	});
}

/** The sampled requests that are still known, oldest first. */
export function storyViews(cluster: ClusterState): readonly StoryView[] {
	const present = cluster.traffic.stories.filter(({ legs }) => legs.length > 0);
	const ids = new Set(present.map(({ id }) => String(id)));
	stories.keepOnly((id) => ids.has(id));
	walks.keepOnly((key) => ids.has(key.split(' ')[0] ?? ''));
	return stableList(
		list,
		present.map((story) => stories.get(String(story.id), [story], () => storyView(cluster, story))),
	);
}

export function storyOf(cluster: ClusterState, id: number): Story | undefined {
	return cluster.traffic.stories.find((story) => story.id === id);
}

/** The answer to a request of a story: the next leg that comes back to the same port. */
function answerTo(story: Story, leg: number): Leg | undefined {
	const port = story.legs[leg]?.hops[0]?.header.sourcePort;
	return story.legs.find(
		({ kind, hops }, index) => index > leg && kind !== 'request' && hops.at(-1)?.header.destinationPort === port,
	);
}

/** The request that a leg belongs to: itself, or the one that it answers. */
export function requestBefore(story: Story, leg: number): number {
	const found = story.legs[leg];
	if (!found || found.kind === 'request') return leg;
	const port = found.hops.at(-1)?.header.destinationPort;
	return story.legs.findLastIndex(
		({ kind, hops }, index) => index < leg && kind === 'request' && hops[0]?.header.sourcePort === port,
	);
}

/** The line that the server wrote as it answered: it names the source that it read. */
function accessLogOf(cluster: ClusterState, story: Story, index: number): AccessLogView | undefined {
	const request = story.legs[index];
	const answer = answerTo(story, index);
	const place = answer?.hops[0]?.place;
	if (request?.kind !== 'request' || answer?.kind !== 'response' || place?.kind !== 'container') return undefined;
	const { container, uid } = place;
	const runtime = cluster.sandboxes.get(uid)?.containers.find(({ name }) => name === container);
	const source = request.hops.at(-1)?.header.source;
	const line = [...(runtime?.previousLogs ?? []), ...(runtime?.logs ?? [])].findLast(
		({ at, text }) => at === answer.hops[0]?.at && text.startsWith(`${source} "${request.label}" `),
	);
	return line && { container, pod: podName(cluster, uid) ?? '', at: line.at, text: line.text };
}

function claimOf(leg: Leg): ClaimView | undefined {
	const seen = sourceSeen(leg);
	return seen && { sent: seen.sent, seen: seen.seen, holds: seen.same, verdict: seen.verdict };
}

/** One packet's way: leg number `leg`, from 0, of a story; nothing when the story isn't known any more. */
export function walkView(cluster: ClusterState, storyId: number, leg: number): WalkView | undefined {
	const story = storyOf(cluster, storyId);
	const found = story?.legs[leg];
	if (!story || !found) return undefined;
	const ends = [found.hops[0]?.place, found.hops.at(-1)?.place].map(
		(place) => place && 'uid' in place && cluster.sandboxes.get(place.uid),
	);
	return walks.get(`${storyId} ${leg}`, [story, ...ends], (before) => {
		const { kind, link, label, service, lookup, hops, outcome, reason } = found;
		const view = known<WalkView>({
			story: storyId,
			leg,
			kind,
			link,
			label,
			service,
			lookup,
			from: endView(cluster, hops[0]?.place) ?? nobody,
			to: endView(cluster, hops.at(-1)?.place),
			hops: hopViews(cluster, found, podNetworkDevices),
			outcome,
			reason,
			claim: claimOf(found),
			accessLog: accessLogOf(cluster, story, leg),
		});
		return kept(before, view);
	});
}

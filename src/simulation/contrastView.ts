/** The same request in the flat network and between plain Docker hosts: a teaching device, labelled as one by the view. */
import { compareWalks } from '../engine/network/contrast/compare.ts';
import {
	containerIn,
	type DockerHost,
	dockerBridge,
	dockerHosts,
	sameAddresses,
} from '../engine/network/contrast/hosts.ts';
import { type ContrastRequest, type ContrastWalk, contrastWalk, requestOf } from '../engine/network/contrast/walk.ts';
import type { Leg } from '../engine/network/traffic.ts';
import type { ClusterState } from '../engine/state.ts';
import { hopViews } from './hopViews.ts';
import { kept, RowCache } from './memo.ts';
import type { ContrastView, ContrastWalkView, DockerHostView } from './packetViews.ts';
import { type Devices, endView, known, shortName } from './places.ts';
import { requestBefore, storyOf, walkView } from './walkViews.ts';

const rows = new RowCache<{ view: ContrastView | undefined }>();
const dockerDevices: Devices = { bridge: 'docker0', bridgeAddress: () => dockerBridge };

function hostView({ node, address, containers }: DockerHost, hosts: readonly DockerHost[]): DockerHostView {
	return {
		node,
		address,
		bridge: dockerBridge,
		containers: containers.map((container) => ({
			uid: container.uid,
			pod: shortName(container.pod),
			address: container.address,
			published: container.published,
			twins: hosts
				.filter((other) => other.node !== node)
				.filter((other) => other.containers.some((twin) => twin.address === container.address && !twin.hostNetwork))
				.map((other) => other.node),
		})),
	};
}

/** A pod's own address on its devices would be the flat network's: in the contrast it's the container's. */
function withDockerAddresses(hops: ContrastWalkView['hops'], hosts: readonly DockerHost[]): ContrastWalkView['hops'] {
	return hops.map((hop) => {
		const container = hop.place.kind === 'eth0' ? containerIn(hosts, hop.place.uid ?? '') : undefined;
		return container ? { ...hop, place: { ...hop.place, address: container.address } } : hop;
	});
}

function walkOf(
	cluster: ClusterState,
	hosts: readonly DockerHost[],
	{ label }: Leg,
	request: ContrastRequest,
	walk: ContrastWalk | undefined,
): ContrastWalkView | undefined {
	if (!walk) return undefined;
	const { hops, header, outcome, reason, isWrongReceiver, receiver } = walk;
	const leg: Leg = { kind: 'request', link: request.link, label, hops, outcome, ...(reason ? { reason } : {}) };
	const isReceived = outcome === 'delivered';
	const wrong = isWrongReceiver ? endView(cluster, receiver && { kind: 'container', ...receiver }) : undefined;
	const address = wrong?.uid === undefined ? undefined : containerIn(hosts, wrong.uid)?.address;
	return known<ContrastWalkView>({
		hops: withDockerAddresses(hopViews(cluster, leg, dockerDevices), hosts),
		outcome,
		reason,
		seen: isReceived ? header.source : undefined,
		accessLog: isReceived && !isWrongReceiver ? `${header.source} "${label}" 200` : undefined,
		wrongReceiver: wrong && (address === undefined ? wrong : { ...wrong, address }),
	});
}

function distanceOf(hosts: readonly DockerHost[], { from, to, link }: ContrastRequest): ContrastView['distance'] {
	if (!from) return 'fromOutside';
	if (link === 'localhost' || from.uid === to.uid) return 'localhost';
	return containerIn(hosts, from.uid)?.node === containerIn(hosts, to.uid)?.node ? 'sameHost' : 'acrossHosts';
}

function make(cluster: ClusterState, storyId: number, index: number): ContrastView | undefined {
	const leg = storyOf(cluster, storyId)?.legs[index];
	const flat = walkView(cluster, storyId, index);
	const request = leg && requestOf(leg);
	if (!leg || !flat || !request) return undefined;
	const hosts = dockerHosts(cluster);
	const distance = distanceOf(hosts, request);
	const isAway = distance === 'acrossHosts' || distance === 'fromOutside';
	const nat = contrastWalk(cluster, hosts, request, 'published');
	const compared = nat && compareWalks(leg.hops, nat.hops);
	const view = (walk: ContrastWalk | undefined) => walkOf(cluster, hosts, leg, request, walk);
	return known<ContrastView>({
		flat,
		distance,
		nat: view(nat),
		byContainerAddress:
			distance === 'acrossHosts' ? view(contrastWalk(cluster, hosts, request, 'containerAddress')) : undefined,
		unpublished: isAway ? view(contrastWalk(cluster, hosts, request, 'unpublished')) : undefined,
		differs: compared?.differs ?? [],
		rewrites: compared?.rewrites ?? { flat: 0, nat: 0 },
		sourceKept: compared?.sourceKept ?? { flat: flat.claim?.holds === true, nat: false },
		hosts: hosts.map((host) => hostView(host, hosts)),
		sameAddress: sameAddresses(hosts).map(({ address, containers }) => ({
			address,
			pods: containers.map(({ uid, pod, node }) => ({ uid, pod: shortName(pod), node })),
		})),
	});
}

/**
 * The contrast for a leg of a story; for an answer that of its request. Nothing where the request reached no pod,
 * or one of the two is gone.
 */
export function contrastView(cluster: ClusterState, storyId: number, leg: number): ContrastView | undefined {
	const story = storyOf(cluster, storyId);
	if (!story) return undefined;
	const index = requestBefore(story, leg);
	const flat = walkView(cluster, storyId, index);
	const pods = [...cluster.sandboxes.values()].map(({ uid, phase, ip, sockets }) => [uid, phase, ip, sockets.length]);
	const sources = [story, flat, cluster.objects.Node.size, pods.join(' ')];
	rows.keepOnly((key) => key === `${storyId} ${index}`);
	return rows.get(`${storyId} ${index}`, sources, (before) => {
		const view = make(cluster, storyId, index);
		return { view: view && kept(before?.view, view) };
	}).view;
}

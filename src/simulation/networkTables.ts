/** What the usual tools print on a node or in a pod: the state of the network, for who wants to read it as it is. */
import { interfacesText, nodeInterfaces, podInterfaces } from '../engine/network/inspect/interfaces.ts';
import { listeningSockets, listeningText, ownNumber } from '../engine/network/inspect/listening.ts';
import {
	forwardingEntries,
	forwardingText,
	neighboursText,
	nodeNeighbours,
	podNeighbours,
} from '../engine/network/inspect/neighbours.ts';
import { nodeRoutes, podRoutes, routesText } from '../engine/network/inspect/routes.ts';
import { serviceRules, serviceRulesText } from '../engine/network/inspect/serviceRules.ts';
import type { ClusterState } from '../engine/state.ts';
import { stableList } from './memo.ts';

/** A command, and what it prints. */
export interface NetworkTable {
	command: string;
	text: string;
}

const last = new Map<string, { texts: { list: readonly string[] }; tables: readonly NetworkTable[] }>();
/** Places whose tables are remembered: a few are open at a time. */
const lastMax = 20;

/** The same list while every text of it is the same. */
function stable(key: string, commands: readonly string[], texts: readonly string[]): readonly NetworkTable[] {
	if (last.size >= lastMax && !last.has(key)) last.clear();
	const known = last.get(key);
	if (known && stableList(known.texts, texts) !== texts) return known.tables;
	const tables = commands.map((command, index) => ({ command, text: texts[index] ?? '' }));
	last.set(key, { texts: { list: texts }, tables });
	return tables;
}

/** Of the network namespace that a pod's containers share; empty when the pod isn't on a node. */
export function podNetworkTables(cluster: ClusterState, uid: string): readonly NetworkTable[] {
	if (!cluster.sandboxes.has(uid)) return stable(`pod ${uid}`, [], []);
	return stable(
		`pod ${uid}`,
		['ip address', 'ip route', 'ip neigh', 'ss -ltnp'],
		[
			interfacesText(podInterfaces(cluster, uid)),
			routesText(podRoutes(cluster, uid)),
			neighboursText(podNeighbours(cluster, uid)),
			listeningText(listeningSockets(cluster, uid), ownNumber),
		],
	);
}

/** Of a node itself; empty when there's no such node. */
export function nodeNetworkTables(cluster: ClusterState, node: string): readonly NetworkTable[] {
	if (!cluster.objects.Node.has(node)) return stable(`node ${node}`, [], []);
	return stable(
		`node ${node}`,
		['ip address', 'ip route', 'ip neigh', 'bridge fdb show', 'iptables-save -t nat'],
		[
			interfacesText(nodeInterfaces(cluster, node)),
			routesText(nodeRoutes(cluster, node)),
			neighboursText(nodeNeighbours(cluster, node)),
			forwardingText(forwardingEntries(cluster, node)),
			serviceRulesText(serviceRules(cluster)),
		],
	);
}

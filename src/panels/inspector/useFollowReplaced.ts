import { useEffect, useRef } from 'react';
import { podUids, podView } from '../../simulation/select.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import type { Cluster } from '../shared/types.ts';

interface Known {
	uid: string;
	namespace: string;
	name: string;
}

/** The UID of the pod that bears the name now. */
function uidOfName(cluster: Cluster, { namespace, name }: Known): string | undefined {
	return podUids(cluster).find((uid) => {
		const pod = podView(cluster, uid);
		return pod?.namespace === namespace && pod.name === name;
	});
}

/** When the selected pod is replaced by one of its name, the selection goes over to that one. */
export function useFollowReplaced(): void {
	const known = useRef<Known>(undefined);
	const selection = useSimulation((state) => state.selection);
	const uid = selection && 'uid' in selection ? selection.uid : undefined;
	const pod = useSimulation((state) => (uid === undefined ? undefined : podView(state.cluster, uid)));
	const successor = useSimulation((state) => {
		const lost = uid !== undefined && !podView(state.cluster, uid) && known.current?.uid === uid;
		return lost && known.current ? uidOfName(state.cluster, known.current) : undefined;
	});
	useEffect(() => {
		if (pod) known.current = { uid: pod.uid, namespace: pod.namespace, name: pod.name };
	}, [pod]);
	useEffect(() => {
		if (successor !== undefined && selection && 'uid' in selection) {
			simulation.select({ ...selection, uid: successor });
		}
	}, [successor, selection]);
}

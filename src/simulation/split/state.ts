/** Two runs side by side, as far as they're shown. Light; `run.ts` runs them. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ClusterState } from '../../engine/state.ts';
import type { Text } from '../../lessons/format.ts';

export interface ContainerFact {
	name: string;
	restarts: number;
}

/** What tells a pod from its successor; nothing while there's no such pod. */
export interface PodFacts {
	/** The first characters of its UID, which is enough to tell two apart. */
	uid: string;
	ip: string;
	containers: readonly ContainerFact[];
	/** Bytes in its volumes. */
	volumeBytes: number;
}

export interface SideShown {
	label: Text;
	cluster: ClusterState;
	before: PodFacts | undefined;
	now: PodFacts | undefined;
}

interface SplitState {
	sides: readonly [SideShown, SideShown] | undefined;
}

export const splitStore = createStore<SplitState>(() => ({ sides: undefined }));

export function closeSplit(): void {
	splitStore.setState({ sides: undefined });
}

/** What a component shows of the two runs. */
export function useSplit<T>(select: (state: SplitState) => T): T {
	return useStore(splitStore, select);
}

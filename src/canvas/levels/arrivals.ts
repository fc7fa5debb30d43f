/** Which pods have just come to the cluster: those appear, while one that only comes into sight is simply there. */
import { useEffect } from 'react';
import type { StageLayout } from '../layout/stageLayout.ts';

let known: ReadonlySet<string> = new Set();

/** Must be called by the stage: after each change of its layout all pods in it are known. */
export function useArrivals({ pods }: StageLayout): void {
	useEffect(() => {
		known = new Set(pods.keys());
	}, [pods]);
}

/** Whether the pod wasn't there when the stage was last laid out. To be asked while its element is made. */
export function hasJustCome(uid: string): boolean {
	return !known.has(uid);
}

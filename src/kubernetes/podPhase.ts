/** A pod's phase from its containers' states, as `pkg/kubelet/kubelet_pods.go getPhase`. */
import { isSidecar } from './podRequests.ts';
import type { ContainerState, PodPhase, RestartPolicy } from './types.ts';

export interface PhaseContainerStatus {
	name: string;
	state?: ContainerState;
	lastState?: ContainerState;
	started?: boolean;
}

export interface PhaseInput {
	spec: {
		restartPolicy: RestartPolicy;
		containers: { name: string }[];
		initContainers?: { name: string; restartPolicy?: string }[];
	};
	initContainerStatuses?: readonly PhaseContainerStatus[] | undefined;
	containerStatuses?: readonly PhaseContainerStatus[] | undefined;
	/** The kubelet is done with the pod, so nothing restarts whatever the restartPolicy says. */
	podIsTerminal: boolean;
}

type Stage = 'unknown' | 'waiting' | 'running' | 'stopped';

/** The phase. A container without a status is unknown and keeps the pod Pending; one that waits after a run doesn't. */
export function podPhase({ spec, initContainerStatuses, containerStatuses, podIsTerminal }: PhaseInput): PodPhase {
	const initialisation = countInitialisation(spec.initContainers ?? [], initContainerStatuses ?? []);
	const { counts } = initialisation;
	let succeeded = 0;
	let anyStarted = false;
	for (const container of spec.containers) {
		const status = find(containerStatuses ?? [], container.name);
		counts[stageOf(status)]++;
		if (status?.state?.terminated?.exitCode === 0) succeeded++;
		if (status?.state?.running || status?.state?.terminated) anyStarted = true;
	}
	if (initialisation.failed && spec.restartPolicy === 'Never') return 'Failed';
	if (initialisation.pending) return 'Pending';
	// A sidecar that restarts once the pod has run doesn't put the pod back to Pending.
	if (initialisation.sidecarPending && !anyStarted) return 'Pending';
	if (counts.waiting > 0 || counts.unknown > 0) return 'Pending';
	if (counts.running > 0) return 'Running';
	if (counts.stopped === 0) return 'Pending';
	const allSucceeded = counts.stopped === succeeded;
	if (podIsTerminal) return allSucceeded ? 'Succeeded' : 'Failed';
	if (spec.restartPolicy === 'Always') return 'Running';
	if (allSucceeded) return 'Succeeded';
	return spec.restartPolicy === 'Never' ? 'Failed' : 'Running';
}

function countInitialisation(
	containers: { name: string; restartPolicy?: string }[],
	statuses: readonly PhaseContainerStatus[],
): { pending: boolean; failed: boolean; sidecarPending: boolean; counts: Record<Stage, number> } {
	const counts: Record<Stage, number> = { unknown: 0, waiting: 0, running: 0, stopped: 0 };
	let pending = false;
	let failed = false;
	let sidecarPending = false;
	for (const container of containers) {
		const status = find(statuses, container.name);
		const stage = stageOf(status);
		if (!isSidecar(container)) {
			const end = status?.state?.terminated ?? (stage === 'stopped' ? status?.lastState?.terminated : undefined);
			if (stage !== 'stopped') pending = true;
			else if (end && end.exitCode !== 0) failed = true;
		} else if (stage !== 'stopped') {
			counts[stage]++;
			// No status at all leaves the pod Pending by being unknown; it isn't counted twice.
			if (status && !(stage === 'running' && status.started === true)) sidecarPending = true;
		}
	}
	return { pending, failed, sidecarPending, counts };
}

/** Where a container stands; one that waits after having run counts as stopped. */
function stageOf(status: PhaseContainerStatus | undefined): Stage {
	if (status?.state?.running) return 'running';
	if (status?.state?.terminated) return 'stopped';
	if (status?.state?.waiting) return status.lastState?.terminated ? 'stopped' : 'waiting';
	return 'unknown';
}

function find(statuses: readonly PhaseContainerStatus[], name: string): PhaseContainerStatus | undefined {
	for (const status of statuses) if (status.name === name) return status;
	return undefined;
}

/** Whether a pod is over for good, whatever its containers say (`pkg/api/v1/pod/util.go IsPodTerminal`). */
export function isPodTerminal({ status: { phase } }: { status: { phase: string } }): boolean {
	return phase === 'Succeeded' || phase === 'Failed';
}

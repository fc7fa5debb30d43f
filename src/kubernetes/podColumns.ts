/** READY, STATUS and RESTARTS of `kubectl get pods`, as `pkg/printers/internalversion/printers.go printPod`. */
import { isPodTerminal } from './podPhase.ts';
import { isSidecar } from './podRequests.ts';
import { humanDuration, parseTime } from './time.ts';
import type { Condition, ContainerState } from './types.ts';

export interface ColumnsContainerStatus {
	name: string;
	ready?: boolean;
	started?: boolean;
	restartCount?: number;
	state?: ContainerState;
	lastState?: ContainerState;
}

/** What the columns are made of: a Pod, or as much of one as matters here. */
export interface ColumnsPod {
	metadata: { deletionTimestamp?: string };
	spec: {
		containers: { name: string }[];
		initContainers?: { name: string; restartPolicy?: string }[];
	};
	status: {
		phase: string;
		reason?: string;
		conditions?: Pick<Condition, 'type' | 'status' | 'reason'>[];
		initContainerStatuses?: ColumnsContainerStatus[];
		containerStatuses?: ColumnsContainerStatus[];
	};
}

export interface PodColumns {
	/** `1/2`: sidecars count, other init containers don't. */
	ready: string;
	status: string;
	/** `3 (10s ago)`. */
	restarts: string;
}

interface Restarts {
	count: number;
	/** When the last one ended, µs; -Infinity for never. */
	lastAt: number;
}

/** The columns at a moment in virtual µs. */
export function podColumns(pod: ColumnsPod, nowUs: number): PodColumns {
	const { spec, status } = pod;
	const initContainers = spec.initContainers ?? [];
	const total = spec.containers.length + initContainers.filter(isSidecar).length;
	let reason = status.reason || status.phase;
	if (hasCondition(pod, 'PodScheduled', (condition) => condition.reason === 'SchedulingGated'))
		reason = 'SchedulingGated';

	const initialisation = lookAtInitialisation(pod);
	let { ready } = initialisation;
	let restarts = initialisation.restarts;
	if (initialisation.reason !== undefined) reason = initialisation.reason;
	if (initialisation.reason === undefined || hasCondition(pod, 'Initialized', isTrue)) {
		const running = lookAtContainers(status.containerStatuses ?? [], initialisation.sidecarRestarts, reason);
		ready += running.ready;
		restarts = running.restarts;
		reason = running.reason;
		if (reason === 'Completed' && running.ready > 0) {
			reason = hasCondition(pod, 'Ready', isTrue) ? 'Running' : 'NotReady';
		}
	}

	if (pod.metadata.deletionTimestamp !== undefined) {
		if (status.reason === 'NodeLost') reason = 'Unknown';
		else if (!isPodTerminal(pod)) reason = 'Terminating';
	}
	const known = restarts.count !== 0 && restarts.lastAt !== Number.NEGATIVE_INFINITY;
	const ago = known ? ` (${humanDuration((nowUs - restarts.lastAt) / 1_000_000)} ago)` : '';
	return { ready: `${ready}/${total}`, status: reason, restarts: `${restarts.count}${ago}` };
}

/** Goes through the init containers up to the first that isn't done; `reason` is undefined when all are. */
function lookAtInitialisation(pod: ColumnsPod): {
	ready: number;
	reason: string | undefined;
	restarts: Restarts;
	sidecarRestarts: Restarts;
} {
	const containers = pod.spec.initContainers ?? [];
	const restarts: Restarts = { count: 0, lastAt: Number.NEGATIVE_INFINITY };
	const sidecarRestarts: Restarts = { count: 0, lastAt: Number.NEGATIVE_INFINITY };
	let ready = 0;
	for (const [index, status] of (pod.status.initContainerStatuses ?? []).entries()) {
		const container = containers.find(({ name }) => name === status.name);
		const sidecar = container !== undefined && isSidecar(container);
		addRestarts(restarts, status);
		if (sidecar) addRestarts(sidecarRestarts, status);
		const { terminated, waiting } = status.state ?? {};
		if (terminated?.exitCode === 0) continue;
		if (sidecar && status.started === true) {
			if (status.ready) ready++;
			continue;
		}
		let reason = `Init:${index}/${containers.length}`;
		if (terminated) reason = `Init:${terminatedReason(terminated)}`;
		else if (waiting?.reason && waiting.reason !== 'PodInitializing') reason = `Init:${waiting.reason}`;
		return { ready, reason, restarts, sidecarRestarts };
	}
	return { ready, reason: undefined, restarts, sidecarRestarts };
}

/** The first container that has something to say gives the reason, so they're gone through from the last. */
function lookAtContainers(
	statuses: ColumnsContainerStatus[],
	sidecarRestarts: Restarts,
	before: string,
): { ready: number; reason: string; restarts: Restarts } {
	const restarts = { ...sidecarRestarts };
	let ready = 0;
	let reason = before;
	for (const status of [...statuses].reverse()) {
		addRestarts(restarts, status);
		const { waiting, terminated, running } = status.state ?? {};
		if (waiting?.reason) reason = waiting.reason;
		else if (terminated) reason = terminatedReason(terminated);
		else if (status.ready && running) ready++;
	}
	return { ready, reason, restarts };
}

function addRestarts(restarts: Restarts, status: ColumnsContainerStatus): void {
	restarts.count += status.restartCount ?? 0;
	const finishedAt = parseTime(status.lastState?.terminated?.finishedAt ?? '');
	if (finishedAt !== undefined) restarts.lastAt = Math.max(restarts.lastAt, finishedAt);
}

function terminatedReason({ reason, signal, exitCode }: NonNullable<ContainerState['terminated']>): string {
	if (reason) return reason;
	return signal ? `Signal:${signal}` : `ExitCode:${exitCode}`;
}

type ColumnsCondition = Pick<Condition, 'type' | 'status' | 'reason'>;

function hasCondition(pod: ColumnsPod, type: string, test: (condition: ColumnsCondition) => boolean): boolean {
	return (pod.status.conditions ?? []).some((condition) => condition.type === type && test(condition));
}

function isTrue(condition: ColumnsCondition): boolean {
	return condition.status === 'True';
}

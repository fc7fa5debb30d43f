/** What the autoscaler's tables share: pods of some age, readiness and phase. */
import { podOf } from '../../../engine/scheduler/testObjects.ts';
import { formatTime, parseTime } from '../../../kubernetes/time.ts';
import type { Container, Pod, PodPhase } from '../../../kubernetes/types.ts';

export interface PodLists {
	podReadiness?: ('True' | 'False')[];
	podPhase?: PodPhase[];
	/** `hot`: started now; `cool`: three minutes ago. */
	podStartTime?: ('hot' | 'cool')[];
	podDeletionTimestamp?: boolean[];
}

export const second = 1_000_000;
/** Any moment that leaves room for what lies before it. */
export const nowUs = 30 * 86_400 * second;
/** Go's zero time, which upstream's pods carry where a case says nothing. */
const zeroTime = '0001-01-01T00:00:00Z';
export const noTime = parseTime(zeroTime) ?? 0;

/** Upstream's tests shorten both periods. */
export const testSettings = {
	tolerance: 0.1,
	cpuInitializationUs: 120 * second,
	initialReadinessDelayUs: 10 * second,
};

const coolUs = 180 * second;

/** A pod with a container for each request. */
export function autoscaledPod(
	name: string,
	index: number,
	requests: readonly (string | undefined)[],
	lists: PodLists,
): Pod {
	const temperature = lists.podStartTime?.[index];
	const startTime = temperature === undefined ? zeroTime : formatTime(temperature === 'hot' ? nowUs : nowUs - coolUs);
	const pod = podOf({
		name,
		labels: { app: 'test' },
		terminating: lists.podDeletionTimestamp?.[index] === true,
		spec: { containers: requests.map(container) },
	});
	const status = lists.podReadiness?.[index] ?? 'True';
	return {
		...pod,
		status: {
			phase: lists.podPhase?.[index] ?? 'Running',
			startTime,
			conditions: [{ type: 'Ready', status, lastTransitionTime: startTime }],
		},
	};
}

function container(cpu: string | undefined, index: number): Container {
	const resources = cpu === undefined ? {} : { requests: { cpu } };
	return { name: `container${index}`, image: 'app:1', imagePullPolicy: 'IfNotPresent', resources };
}

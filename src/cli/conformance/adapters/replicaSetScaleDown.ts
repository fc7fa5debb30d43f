/** Drives the choice of a ReplicaSet's victims with `tables/replicaset_scaledown.json`. */
import { candidateOf, compareVictims, isActive, podsToDelete } from '../../../engine/controllers/replicaSetVictims.ts';
import { podOf } from '../../../engine/scheduler/testObjects.ts';
import { formatTime } from '../../../kubernetes/time.ts';
import type { ContainerStatus, Pod, PodPhase } from '../../../kubernetes/types.ts';
import { sameData, type TableAdapter, type TestCase } from '../adapter.ts';

/** Times are told as seconds before now. */
const now = 1_000 * 86_400 * 1_000_000;

interface CasePod {
	name: string;
	nodeName?: string;
	phase: PodPhase;
	ready?: boolean | null;
	restartCounts?: number[];
	sidecarRestartCounts?: number[];
	readySinceSecondsAgo?: number | null;
	createdSecondsAgo?: number | null;
	annotations?: Record<string, string>;
}

const runs: Readonly<Record<string, (testCase: TestCase) => unknown>> = {
	compareWithRanks({ a, b, rankA, rankB }) {
		const order = compareVictims(
			candidateOf(pod(a as CasePod), Number(rankA)),
			candidateOf(pod(b as CasePod), Number(rankB)),
			now,
		);
		return order < 0 ? 'aFirst' : order > 0 ? 'bFirst' : 'equal';
	},
	sortActivePods({ pods }) {
		const shuffled = (pods as CasePod[]).toReversed().map((one) => candidateOf(pod(one, one.name), 0));
		return shuffled.sort((a, b) => compareVictims(a, b, now)).map(({ uid }) => uid);
	},
	filterActivePods: ({ pods }) =>
		(pods as CasePod[])
			.map((one) => pod(one))
			.filter(isActive)
			.map(nameOf),
	getPodsToDelete({ pods, relatedPods, diff }) {
		const own = (pods as CasePod[]).map((one, index) => pod(one, `${one.name}-${index}`));
		const related = relatedPods ? (relatedPods as CasePod[]).map((one) => pod(one)) : own;
		return podsToDelete(own, related, Number(diff), now).map(nameOf).sort();
	},
};

export const replicaSetScaleDown: TableAdapter = {
	table: 'replicaset_scaledown',
	recognises: ({ op }) => typeof op === 'string' && op in runs,
	run(testCase) {
		const got = runs[String(testCase.op)]?.(testCase);
		return { pass: sameData(got, testCase.expected), got };
	},
};

const nameOf = ({ metadata }: Pod): string => metadata.name;
const secondsAgo = (seconds: number): string => formatTime(now - seconds * 1_000_000);

/** Pods that a case compares as equal have one UID here, since upstream leaves it empty. */
function pod(given: CasePod, uid = ''): Pod {
	const made = podOf({ spec: {} });
	const { nodeName: _, ...spec } = made.spec;
	const { readySinceSecondsAgo: since, createdSecondsAgo: created } = given;
	return {
		...made,
		metadata: {
			...made.metadata,
			name: given.name,
			uid,
			creationTimestamp: typeof created === 'number' ? secondsAgo(created) : '',
			...(given.annotations ? { annotations: given.annotations } : {}),
		},
		spec: given.nodeName ? { ...spec, nodeName: given.nodeName } : spec,
		status: {
			phase: given.phase,
			conditions: given.ready
				? [{ type: 'Ready', status: 'True', lastTransitionTime: typeof since === 'number' ? secondsAgo(since) : '' }]
				: [],
			containerStatuses: statuses(given.restartCounts),
			initContainerStatuses: statuses(given.sidecarRestartCounts),
		},
	};
}

function statuses(restartCounts: readonly number[] = []): ContainerStatus[] {
	return restartCounts.map((restartCount, index) => ({
		name: `c${index}`,
		image: 'app:1',
		imageID: '',
		ready: true,
		restartCount,
		state: {},
		lastState: {},
	}));
}

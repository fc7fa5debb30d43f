import { type ColumnsContainerStatus, type ColumnsPod, podColumns } from '../../../kubernetes/podColumns.ts';
import { formatTime } from '../../../kubernetes/time.ts';
import { sameData, type TableAdapter, type TestCase } from '../adapter.ts';

/** The table tells times as seconds before now; any now that leaves room for them does. */
const nowUs = 1_000 * 86_400 * 1_000_000;

export const kubectlPodColumns: TableAdapter = {
	table: 'kubectl_pod_columns',
	recognises: (testCase) => 'containerCount' in testCase && 'phase' in testCase,
	run: (testCase) => {
		const got = podColumns(toPod(testCase), nowUs);
		return { pass: sameData(got, testCase.expected), got };
	},
};

function toPod(testCase: TestCase): ColumnsPod {
	const sidecars = testCase.initContainersRestartPolicy;
	const initContainers = names('init', testCase.initContainerCount);
	return {
		metadata: testCase.deletionTimestamp ? { deletionTimestamp: formatTime(nowUs) } : {},
		spec: {
			containers: names('container', testCase.containerCount),
			initContainers:
				typeof sidecars === 'string'
					? initContainers.map((one) => ({ ...one, restartPolicy: sidecars }))
					: initContainers,
		},
		status: {
			phase: String(testCase.phase),
			...(typeof testCase.reason === 'string' ? { reason: testCase.reason } : {}),
			conditions: (testCase.conditions ?? []) as NonNullable<ColumnsPod['status']['conditions']>,
			initContainerStatuses: statuses('init', testCase.initContainerStatuses),
			containerStatuses: statuses('container', testCase.containerStatuses),
		},
	};
}

function names(prefix: string, count: unknown): { name: string }[] {
	return Array.from({ length: Number(count) }, (_, index) => ({ name: `${prefix}${index}` }));
}

function statuses(prefix: string, list: unknown): ColumnsContainerStatus[] {
	return ((list ?? []) as Record<string, unknown>[]).map((status, index) => {
		const { lastTerminationFinishedSecondsAgo: ago, ...rest } = status;
		const named = { name: `${prefix}${index}`, ...rest } as ColumnsContainerStatus;
		if (typeof ago !== 'number') return named;
		return { ...named, lastState: { terminated: { exitCode: 0, finishedAt: formatTime(nowUs - ago * 1_000_000) } } };
	});
}

/** Drives the EndpointSlice controller's rules with `tables/endpoints.json`. */
import { endpointConditions, podInEndpoints } from '../../../engine/controllers/endpointSlice.ts';
import { sameData, type TableAdapter, type TestCase } from '../adapter.ts';

type ListedPod = Parameters<typeof podInEndpoints>[0];

const runs: Readonly<Record<string, (testCase: TestCase) => unknown>> = {
	podInEndpoints: ({ pod, includeTerminating }) => podInEndpoints(apiPod(pod as CasePod), includeTerminating === true),
	endpointConditions: ({ podReady, podTerminating, publishNotReadyAddresses }) =>
		endpointConditions(podReady === true, podTerminating === true, publishNotReadyAddresses === true),
};

export const endpoints: TableAdapter = {
	table: 'endpoints',
	recognises: ({ op }) => typeof op === 'string' && op in runs,
	run(testCase) {
		const got = runs[String(testCase.op)]?.(testCase);
		return { pass: sameData(got, testCase.expected), got };
	},
};

interface CasePod extends Omit<ListedPod, 'status'> {
	status: ListedPod['status'] & { podips?: { ip: string }[] };
}

/** The table writes `podIPs` all in lower case. */
function apiPod({ status, ...rest }: CasePod): ListedPod {
	const { podips, ...others } = status;
	return { ...rest, status: podips ? { ...others, podIPs: podips } : others };
}

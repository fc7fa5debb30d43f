/** What the headless engine prints at its end. */
import { hashText } from '../engine/hash.ts';
import type { ClusterState } from '../engine/state.ts';
import { podColumns } from '../kubernetes/podColumns.ts';
import { humanDuration, parseTime } from '../kubernetes/time.ts';

type Output = (state: ClusterState) => string;

/** Columns padded as kubectl pads them: three blanks after the widest. */
function table(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 3);
	const line = (row: readonly string[]) =>
		row
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join('')
			.trimEnd();
	return rows.map((row) => `${line(row)}\n`).join('');
}

function age(created: string, now: number): string {
	return humanDuration((now - (parseTime(created) ?? 0)) / 1_000_000);
}

/** As `kubectl get pods -o wide`. */
const wide: Output = ({ objects, now, notSimulated }) => {
	const header = ['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE', 'IP', 'NODE', 'NOMINATED NODE', 'READINESS GATES'];
	const pods = [...objects.Pod.values()].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
	const rows = pods.map((pod) => {
		const { ready, status, restarts } = podColumns(pod, now);
		const { name, creationTimestamp } = pod.metadata;
		return [
			name,
			ready,
			status,
			restarts,
			age(creationTimestamp, now),
			pod.status.podIP ?? '<none>',
			pod.spec.nodeName ?? '<none>',
			'<none>',
			'<none>',
		];
	});
	const left = [...notSimulated.keys()].map((key) => `${key}\n`).join('');
	return (
		(rows.length > 0 ? table([header, ...rows]) : 'No resources found in default namespace.\n') +
		(left === '' ? '' : `\nnot simulated:\n${left}`)
	);
};

/** One object with Kubernetes' objects in Kubernetes' shapes. */
const json: Output = (state) => {
	const { objects, traffic, notSimulated, log } = state;
	const result = {
		nodes: [...objects.Node.values()],
		pods: [...objects.Pod.values()],
		services: [...objects.Service.values()],
		deployments: [...objects.Deployment.values()],
		replicaSets: [...objects.ReplicaSet.values()],
		statefulSets: [...objects.StatefulSet.values()],
		daemonSets: [...objects.DaemonSet.values()],
		jobs: [...objects.Job.values()],
		horizontalPodAutoscalers: [...objects.HorizontalPodAutoscaler.values()],
		configMaps: [...objects.ConfigMap.values()],
		traffic: traffic.counts,
		notSimulated: [...notSimulated.values()].map(({ apiVersion, kind, metadata }) => ({ apiVersion, kind, metadata })),
		eventHash: hashText(log.hash),
	};
	return `${JSON.stringify(result, null, 2)}\n`;
};

/** As `kubectl get events`, oldest first. */
const events: Output = ({ objects, now }) => {
	const rows = [...objects.Event.values()].map(({ lastTimestamp, type, reason, involvedObject, message, count }) => [
		age(lastTimestamp, now) + (count > 1 ? ` (x${count})` : ''),
		type,
		reason,
		`${involvedObject.kind.toLowerCase()}/${involvedObject.name}`,
		message,
	]);
	return rows.length > 0
		? table([['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'], ...rows])
		: 'No events found in default namespace.\n';
};

const hash: Output = ({ log }) => `${hashText(log.hash)}\n`;

export const outputs = { wide, json, events, hash } as const satisfies Record<string, Output>;

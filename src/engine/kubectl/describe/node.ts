/** `describe.go describeNode` and `describeNodeResource`. */
import { isPodTerminal } from '../../../kubernetes/podPhase.ts';
import { podLimits, podRequests, type ResourceAmounts } from '../../../kubernetes/podRequests.ts';
import { cpuMillis, formatQuantity, memoryBytes } from '../../../kubernetes/quantity.ts';
import type { Node, Pod, Taint } from '../../../kubernetes/types.ts';
import type { Engine } from '../../context.ts';
import { podKeysOn } from '../../indexes.ts';
import { rolesOf } from '../printers/nodes.ts';
import { rfc1123, since } from '../text/times.ts';
import { kubernetesVersion } from '../version.ts';
import { describeAnnotations, describeLabels, multiline, type Writer } from './writer.ts';

export function describeNode(w: Writer, engine: Engine, node: Node): void {
	const { metadata, spec, status } = node;
	w.line(0, `Name:\t${metadata.name}`);
	w.line(0, `Roles:\t${rolesOf(node).join(',') || '<none>'}`);
	describeLabels(w, 'Labels', metadata.labels);
	describeAnnotations(w, metadata.annotations);
	w.line(0, `CreationTimestamp:\t${rfc1123(metadata.creationTimestamp)}`);
	multiline(w, 'Taints', sortedTaints(spec.taints ?? []).map(taintText));
	w.line(0, `Unschedulable:\t${spec.unschedulable === true}`);
	describeConditions(w, node);
	w.line(0, 'Addresses:');
	for (const { type, address } of status.addresses) w.line(1, `${type}:\t${address}`);
	describeAmounts(w, 'Capacity', status.capacity);
	describeAmounts(w, 'Allocatable', status.allocatable);
	describeSystem(w, node);
	if (spec.podCIDR) w.line(0, `PodCIDR:\t${spec.podCIDR}`);
	if (spec.podCIDRs && spec.podCIDRs.length > 0) w.line(0, `PodCIDRs:\t${spec.podCIDRs.join(',')}`);
	if (spec.providerID) w.line(0, `ProviderID:\t${spec.providerID}`);
	describePods(w, node, runningOn(engine, metadata.name), engine.state.now);
}

function sortedTaints(taints: readonly Taint[]): Taint[] {
	const key = ({ effect, key: own }: Taint) => `${effect},${own}`;
	return taints.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** `key=value:effect`, as Taint.ToString. */
function taintText({ key, value, effect }: Taint): string {
	return value ? `${key}=${value}:${effect}` : `${key}:${effect}`;
}

function describeConditions(w: Writer, { status }: Node): void {
	if (status.conditions.length === 0) return;
	w.line(0, 'Conditions:');
	w.line(0, '  Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage');
	w.line(1, '----\t------\t-----------------\t------------------\t------\t-------');
	for (const {
		type,
		status: is,
		lastHeartbeatTime,
		lastTransitionTime,
		reason = '',
		message = '',
	} of status.conditions) {
		w.line(
			1,
			`${type} \t${is} \t${rfc1123(lastHeartbeatTime)} \t${rfc1123(lastTransitionTime)} \t${reason} \t${message}`,
		);
	}
}

function describeAmounts(w: Writer, title: string, amounts: Readonly<Record<string, string>>): void {
	const names = Object.keys(amounts).sort();
	if (names.length > 0) w.line(0, `${title}:`);
	for (const name of names) w.line(0, `  ${name}:\t${amounts[name]}`);
}

function describeSystem(w: Writer, { metadata, status }: Node): void {
	const info = status.nodeInfo;
	w.line(0, 'System Info:');
	w.line(0, `  Machine ID:\t${info?.machineID ?? ''}`);
	w.line(0, `  System UUID:\t${info?.systemUUID ?? ''}`);
	w.line(0, `  Boot ID:\t${info?.bootID ?? ''}`);
	w.line(0, `  Kernel Version:\t${info?.kernelVersion ?? ''}`);
	w.line(0, `  OS Image:\t${info?.osImage ?? ''}`);
	w.line(0, `  Operating System:\t${info?.operatingSystem ?? metadata.labels?.['kubernetes.io/os'] ?? ''}`);
	w.line(0, `  Architecture:\t${info?.architecture ?? metadata.labels?.['kubernetes.io/arch'] ?? ''}`);
	w.line(0, `  Container Runtime Version:\t${info?.containerRuntimeVersion ?? ''}`);
	w.line(0, `  Kubelet Version:\t${info?.kubeletVersion ?? kubernetesVersion}`);
}

/** The node's pods that haven't finished, by key. */
function runningOn(engine: Engine, node: string): Pod[] {
	const pods: Pod[] = [];
	for (const key of podKeysOn(engine.index, node)) {
		const pod = engine.state.objects.Pod.get(key);
		if (pod && !isPodTerminal(pod)) pods.push(pod);
	}
	return pods;
}

const cpuText = (millis: number): string => formatQuantity({ nanos: BigInt(millis) * 1_000_000n, format: 'DecimalSI' });
const bytesText = (bytes: number): string =>
	formatQuantity({ nanos: BigInt(bytes) * 1_000_000_000n, format: 'BinarySI' });
const percent = (part: number, whole: number): string => `(${whole === 0 ? 0 : Math.trunc((part / whole) * 100)}%)`;

function describePods(w: Writer, { status }: Node, pods: readonly Pod[], now: number): void {
	const cpu = cpuMillis(status.allocatable.cpu);
	const memory = memoryBytes(status.allocatable.memory);
	const cpuCell = (millis: number) => `${cpuText(millis)} ${percent(millis, cpu)}`;
	const memoryCell = (bytes: number) => `${bytesText(bytes)} ${percent(bytes, memory)}`;
	w.line(0, `Non-terminated Pods:\t(${pods.length} in total)`);
	w.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge');
	w.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---');
	const requests: ResourceAmounts = { cpu: 0, memory: 0, other: {} };
	const limits: ResourceAmounts = { cpu: 0, memory: 0, other: {} };
	for (const pod of pods) {
		const asked = podRequests(pod);
		const allowed = podLimits(pod);
		add(requests, asked);
		add(limits, allowed);
		const cells = [cpuCell(asked.cpu), cpuCell(allowed.cpu), memoryCell(asked.memory), memoryCell(allowed.memory)];
		const { namespace, name, creationTimestamp } = pod.metadata;
		w.line(1, `${namespace}\t${name}\t\t${cells.join('\t')}\t${since(creationTimestamp, now)}`);
	}
	w.line(0, 'Allocated resources:');
	w.line(0, '  (Total limits may be over 100 percent, i.e., overcommitted.)');
	w.line(1, 'Resource\tRequests\tLimits');
	w.line(1, '--------\t--------\t------');
	w.line(1, `cpu\t${cpuCell(requests.cpu)}\t${cpuCell(limits.cpu)}`);
	w.line(1, `memory\t${memoryCell(requests.memory)}\t${memoryCell(limits.memory)}`);
	const storage = 'ephemeral-storage';
	const disk = memoryBytes(status.allocatable[storage]);
	const diskCell = (bytes = 0) => `${bytesText(bytes)} ${percent(bytes, disk)}`;
	w.line(1, `${storage}\t${diskCell(requests.other[storage])}\t${diskCell(limits.other[storage])}`);
	for (const name of Object.keys(status.allocatable).sort()) {
		if (['cpu', 'memory', 'pods', storage].includes(name)) continue;
		w.line(1, `${name}\t${requests.other[name] ?? 0}\t${limits.other[name] ?? 0}`);
	}
}

function add(to: ResourceAmounts, more: ResourceAmounts): void {
	to.cpu += more.cpu;
	to.memory += more.memory;
	for (const [name, amount] of Object.entries(more.other)) to.other[name] = (to.other[name] ?? 0) + amount;
}

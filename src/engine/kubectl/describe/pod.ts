/** `describe.go describePod`. */
import { isPodTerminal } from '../../../kubernetes/podPhase.ts';
import type { Container, Pod } from '../../../kubernetes/types.ts';
import type { Engine } from '../../context.ts';
import { controllerOf } from '../../keys.ts';
import { environmentOf } from '../../kubelet/environment.ts';
import { rfc1123, since } from '../text/times.ts';
import { describeContainers } from './containers.ts';
import { describeSpread, describeTolerations } from './template.ts';
import { describeVolumes } from './volumes.ts';
import { describeAnnotations, describeLabels, type Writer } from './writer.ts';

export function describePod(w: Writer, engine: Engine, pod: Pod): void {
	const { metadata, spec, status } = pod;
	w.line(0, `Name:\t${metadata.name}`);
	w.line(0, `Namespace:\t${metadata.namespace}`);
	w.line(0, `Priority:\t${spec.priority ?? 0}`);
	if (spec.priorityClassName) w.line(0, `Priority Class Name:\t${spec.priorityClassName}`);
	if (spec.runtimeClassName) w.line(0, `Runtime Class Name:\t${spec.runtimeClassName}`);
	w.line(0, `Service Account:\t${spec.serviceAccountName ?? 'default'}`);
	w.line(0, `Node:\t${spec.nodeName === undefined ? '<none>' : `${spec.nodeName}/${status.hostIP ?? ''}`}`);
	if (status.startTime !== undefined) w.line(0, `Start Time:\t${rfc1123(status.startTime)}`);
	describeLabels(w, 'Labels', metadata.labels);
	describeAnnotations(w, metadata.annotations);
	const ended = isPodTerminal({ status });
	if (metadata.deletionTimestamp !== undefined && !ended) {
		w.line(0, `Status:\tTerminating (lasts ${since(metadata.deletionTimestamp, engine.state.now)})`);
		w.line(0, `Termination Grace Period:\t${metadata.deletionGracePeriodSeconds ?? 0}s`);
	} else w.line(0, `Status:\t${status.phase}`);
	if (status.reason) w.line(0, `Reason:\t${status.reason}`);
	if (status.message) w.line(0, `Message:\t${status.message}`);
	w.line(0, `IP:\t${status.podIP ?? ''}`);
	const addresses = status.podIPs ?? [];
	w.line(0, `IPs:${addresses.length === 0 ? '\t<none>' : ''}`);
	for (const { ip } of addresses) w.line(1, `IP:\t${ip}`);
	const owner = controllerOf(metadata);
	if (owner) w.line(0, `Controlled By:\t${owner.kind}/${owner.name}`);
	if (status.nominatedNodeName) w.line(0, `NominatedNodeName:\t${status.nominatedNodeName}`);
	const resolve = (container: Container, name: string) => environmentOf(engine, pod, container).get(name) ?? '';
	if (spec.initContainers && spec.initContainers.length > 0) {
		describeContainers(w, 'Init Containers', spec.initContainers, { statuses: status.initContainerStatuses, resolve });
	}
	describeContainers(w, 'Containers', spec.containers, { statuses: status.containerStatuses, resolve });
	describeGates(w, pod);
	if (status.conditions.length > 0) {
		w.line(0, 'Conditions:');
		w.line(0, '  Type\tStatus');
		for (const { type, status: is } of status.conditions) w.line(1, `${type} \t${is} `);
	}
	describeVolumes(w, spec.volumes);
	w.line(0, `QoS Class:\t${status.qosClass ?? ''}`);
	describeLabels(w, 'Node-Selectors', spec.nodeSelector);
	describeTolerations(w, 'Tolerations', spec.tolerations);
	describeSpread(w, spec.topologySpreadConstraints);
}

function describeGates(w: Writer, { spec, status }: Pod): void {
	if (!spec.readinessGates || spec.readinessGates.length === 0) return;
	w.line(0, 'Readiness Gates:');
	w.line(0, '  Type\tStatus');
	for (const { conditionType } of spec.readinessGates) {
		w.line(
			1,
			`${conditionType} \t${status.conditions.find(({ type }) => type === conditionType)?.status ?? '<none>'} `,
		);
	}
}

/** `describe.go describeService` and `describeEndpointSliceV1`. */
import { formatLabels } from '../../../kubernetes/labels.ts';
import type { EndpointSlice, Service } from '../../../kubernetes/types.ts';
import type { Engine } from '../../context.ts';
import { keyOf } from '../../keys.ts';
import { slicesOfService } from '../../network/slices.ts';
import { firstFew } from '../printers/services.ts';
import { describeAnnotations, describeLabels, type Writer } from './writer.ts';

/** The ready endpoints of a port: `10.244.0.2:80,10.244.1.2:80`, three at most and how many more. */
function endpointsText(slices: readonly EndpointSlice[], portName: string): string {
	if (slices.length === 0) return '<none>';
	const all = slices.flatMap(({ ports, endpoints }) =>
		ports
			.filter(({ name }) => name === portName)
			.flatMap(({ port }) =>
				endpoints.filter(({ conditions }) => conditions.ready).map(({ addresses }) => `${addresses[0]}:${port}`),
			),
	);
	return firstFew(all, '');
}

export function describeService(w: Writer, engine: Engine, { metadata, spec, status }: Service): void {
	const slices = slicesOfService(engine.state, keyOf(metadata));
	w.line(0, `Name:\t${metadata.name}`);
	w.line(0, `Namespace:\t${metadata.namespace}`);
	describeLabels(w, 'Labels', metadata.labels);
	describeAnnotations(w, metadata.annotations);
	w.line(0, `Selector:\t${formatLabels(spec.selector)}`);
	w.line(0, `Type:\t${spec.type}`);
	if (spec.ipFamilyPolicy) w.line(0, `IP Family Policy:\t${spec.ipFamilyPolicy}`);
	w.line(0, `IP Families:\t${(spec.ipFamilies ?? []).join(',') || '<none>'}`);
	w.line(0, `IP:\t${spec.clusterIP}`);
	w.line(0, `IPs:\t${(spec.clusterIPs ?? []).join(',') || '<none>'}`);
	if (spec.externalIPs && spec.externalIPs.length > 0) w.line(0, `External IPs:\t${spec.externalIPs.join(',')}`);
	if (spec.loadBalancerIP) w.line(0, `Desired LoadBalancer IP:\t${spec.loadBalancerIP}`);
	if (spec.externalName) w.line(0, `External Name:\t${spec.externalName}`);
	const ingress = (status.loadBalancer.ingress ?? []).map(({ ip }) => ip ?? '');
	if (ingress.length > 0) w.line(0, `LoadBalancer Ingress:\t${ingress.join(', ')}`);
	for (const { name = '', port, protocol, targetPort, nodePort } of spec.ports) {
		const shown = name || '<unset>';
		w.line(0, `Port:\t${shown}\t${port}/${protocol}`);
		w.line(0, `TargetPort:\t${targetPort}/${protocol}`);
		if (nodePort) w.line(0, `NodePort:\t${shown}\t${nodePort}/${protocol}`);
		w.line(0, `Endpoints:\t${endpointsText(slices, name)}`);
	}
	w.line(0, `Session Affinity:\t${spec.sessionAffinity ?? 'None'}`);
	if (spec.externalTrafficPolicy) w.line(0, `External Traffic Policy:\t${spec.externalTrafficPolicy}`);
	if (spec.internalTrafficPolicy) w.line(0, `Internal Traffic Policy:\t${spec.internalTrafficPolicy}`);
}

export function describeEndpointSlice(
	w: Writer,
	_: Engine,
	{ metadata, addressType, ports, endpoints }: EndpointSlice,
): void {
	w.line(0, `Name:\t${metadata.name}`);
	w.line(0, `Namespace:\t${metadata.namespace}`);
	describeLabels(w, 'Labels', metadata.labels);
	describeAnnotations(w, metadata.annotations);
	w.line(0, `AddressType:\t${addressType}`);
	w.line(0, ports.length === 0 ? 'Ports: <unset>' : 'Ports:');
	if (ports.length > 0) {
		w.line(1, 'Name\tPort\tProtocol');
		w.line(1, '----\t----\t--------');
	}
	for (const { name, port, protocol } of ports) w.line(1, `${name || '<unset>'}\t${port}\t${protocol}`);
	w.line(0, endpoints.length === 0 ? 'Endpoints: <none>' : 'Endpoints:');
	for (const { addresses, conditions, targetRef, nodeName } of endpoints) {
		w.line(1, `- Addresses:\t${addresses.join(', ') || '<none>'}`);
		w.line(2, 'Conditions:');
		w.line(3, `Ready:\t${conditions.ready}`);
		w.line(2, 'Hostname:\t<unset>');
		w.line(2, `TargetRef:\t${targetRef.kind}/${targetRef.name}`);
		w.line(2, `NodeName:\t${nodeName ?? '<unset>'}`);
		w.line(2, 'Zone:\t<unset>');
	}
}

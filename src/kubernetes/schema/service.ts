/** API types of Kubernetes v1.33: Service. */
import type { ApiTypes } from './apiTypes.ts';

export const serviceTypes = {
	Service: { string: 'apiVersion kind', ObjectMeta: 'metadata', ServiceSpec: 'spec', ServiceStatus: 'status' },
	ServiceSpec: {
		string:
			'clusterIP externalName externalTrafficPolicy internalTrafficPolicy ipFamilyPolicy loadBalancerClass loadBalancerIP sessionAffinity trafficDistribution type',
		boolean: 'allocateLoadBalancerNodePorts publishNotReadyAddresses',
		int32: 'healthCheckNodePort',
		'[]string': 'clusterIPs externalIPs ipFamilies loadBalancerSourceRanges',
		'[]ServicePort': 'ports',
		'{}string': 'selector',
		SessionAffinityConfig: 'sessionAffinityConfig',
	},
	ServiceStatus: { '[]Condition': 'conditions', LoadBalancerStatus: 'loadBalancer' },
	ServicePort: { string: 'appProtocol name protocol', int32: 'nodePort port', IntOrString: 'targetPort' },
	SessionAffinityConfig: { ClientIPConfig: 'clientIP' },
	LoadBalancerStatus: { '[]LoadBalancerIngress': 'ingress' },
	ClientIPConfig: { int32: 'timeoutSeconds' },
	LoadBalancerIngress: { string: 'hostname ip ipMode', '[]PortStatus': 'ports' },
	PortStatus: { string: 'error protocol', int32: 'port' },
} as const satisfies ApiTypes;

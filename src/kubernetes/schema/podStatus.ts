/** API types of Kubernetes v1.33: a Pod's status. */
import type { ApiTypes } from './apiTypes.ts';

export const podStatusTypes = {
	PodStatus: {
		string: 'hostIP message nominatedNodeName phase podIP qosClass reason resize',
		int64: 'observedGeneration',
		Time: 'startTime',
		'[]PodCondition': 'conditions',
		'[]ContainerStatus': 'containerStatuses ephemeralContainerStatuses initContainerStatuses',
		'[]HostIP': 'hostIPs',
		'[]PodIP': 'podIPs',
		'[]PodResourceClaimStatus': 'resourceClaimStatuses',
	},
	PodCondition: {
		string: 'message reason status type',
		int64: 'observedGeneration',
		Time: 'lastProbeTime lastTransitionTime',
	},
	ContainerStatus: {
		string: 'containerID image imageID name stopSignal',
		boolean: 'ready started',
		int32: 'restartCount',
		'{}Quantity': 'allocatedResources',
		ContainerState: 'lastState state',
		ResourceRequirements: 'resources',
		'[]VolumeMountStatus': 'volumeMounts',
		ContainerUser: 'user',
		'[]ResourceStatus': 'allocatedResourcesStatus',
	},
	HostIP: { string: 'ip' },
	PodIP: { string: 'ip' },
	PodResourceClaimStatus: { string: 'name resourceClaimName' },
	ContainerState: {
		ContainerStateRunning: 'running',
		ContainerStateTerminated: 'terminated',
		ContainerStateWaiting: 'waiting',
	},
	VolumeMountStatus: { string: 'mountPath name recursiveReadOnly', boolean: 'readOnly' },
	ContainerStateRunning: { Time: 'startedAt' },
	ContainerStateTerminated: {
		string: 'containerID message reason',
		int32: 'exitCode signal',
		Time: 'finishedAt startedAt',
	},
	ContainerStateWaiting: { string: 'message reason' },
	ContainerUser: { LinuxContainerUser: 'linux' },
	LinuxContainerUser: { int64: 'uid gid', '[]int64': 'supplementalGroups' },
	ResourceStatus: { string: 'name', '[]ResourceHealth': 'resources' },
	ResourceHealth: { string: 'resourceID health' },
} as const satisfies ApiTypes;

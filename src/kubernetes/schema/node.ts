/** API types of Kubernetes v1.33: Node. */
import type { ApiTypes } from './apiTypes.ts';

export const nodeTypes = {
	Node: { string: 'apiVersion kind', ObjectMeta: 'metadata', NodeSpec: 'spec', NodeStatus: 'status' },
	NodeSpec: {
		string: 'externalID podCIDR providerID',
		boolean: 'unschedulable',
		NodeConfigSource: 'configSource',
		'[]string': 'podCIDRs',
		'[]Taint': 'taints',
	},
	NodeStatus: {
		string: 'phase',
		'[]NodeAddress': 'addresses',
		'{}Quantity': 'allocatable capacity',
		'[]NodeCondition': 'conditions',
		NodeConfigStatus: 'config',
		NodeDaemonEndpoints: 'daemonEndpoints',
		'[]ContainerImage': 'images',
		NodeSystemInfo: 'nodeInfo',
		'[]NodeRuntimeHandler': 'runtimeHandlers',
		'[]AttachedVolume': 'volumesAttached',
		'[]string': 'volumesInUse',
		NodeFeatures: 'features',
	},
	NodeConfigSource: { ConfigMapNodeConfigSource: 'configMap' },
	Taint: { string: 'effect key value', Time: 'timeAdded' },
	NodeAddress: { string: 'address type' },
	NodeCondition: { string: 'message reason status type', Time: 'lastHeartbeatTime lastTransitionTime' },
	NodeConfigStatus: { string: 'error', NodeConfigSource: 'active assigned lastKnownGood' },
	NodeDaemonEndpoints: { DaemonEndpoint: 'kubeletEndpoint' },
	ContainerImage: { int64: 'sizeBytes', '[]string': 'names' },
	NodeSystemInfo: {
		string:
			'architecture bootID containerRuntimeVersion kernelVersion kubeProxyVersion kubeletVersion machineID operatingSystem osImage systemUUID',
		NodeSwapStatus: 'swap',
	},
	NodeRuntimeHandler: { string: 'name', NodeRuntimeHandlerFeatures: 'features' },
	AttachedVolume: { string: 'devicePath name' },
	ConfigMapNodeConfigSource: { string: 'kubeletConfigKey name namespace resourceVersion uid' },
	DaemonEndpoint: { int32: 'Port' },
	NodeRuntimeHandlerFeatures: { boolean: 'recursiveReadOnlyMounts userNamespaces' },
	NodeFeatures: { boolean: 'supplementalGroupsPolicy' },
	NodeSwapStatus: { int64: 'capacity' },
} as const satisfies ApiTypes;

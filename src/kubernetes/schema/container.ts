/** API types of Kubernetes v1.33: containers. */
import type { ApiTypes } from './apiTypes.ts';

const containerStrings =
	'image imagePullPolicy name restartPolicy terminationMessagePath terminationMessagePolicy workingDir';

const container = {
	string: containerStrings,
	boolean: 'stdin stdinOnce tty',
	'[]string': 'args command',
	'[]EnvVar': 'env',
	'[]EnvFromSource': 'envFrom',
	Lifecycle: 'lifecycle',
	Probe: 'livenessProbe readinessProbe startupProbe',
	'[]ContainerPort': 'ports',
	'[]ContainerResizePolicy': 'resizePolicy',
	ResourceRequirements: 'resources',
	SecurityContext: 'securityContext',
	'[]VolumeDevice': 'volumeDevices',
	'[]VolumeMount': 'volumeMounts',
};

export const containerTypes = {
	Container: container,
	EphemeralContainer: { ...container, string: `${containerStrings} targetContainerName` },
	EnvVar: { string: 'name value', EnvVarSource: 'valueFrom' },
	EnvFromSource: { string: 'prefix', ConfigMapEnvSource: 'configMapRef', SecretEnvSource: 'secretRef' },
	Lifecycle: { string: 'stopSignal', LifecycleHandler: 'postStart preStop' },
	Probe: {
		int32: 'failureThreshold initialDelaySeconds periodSeconds successThreshold timeoutSeconds',
		int64: 'terminationGracePeriodSeconds',
		ExecAction: 'exec',
		GRPCAction: 'grpc',
		HTTPGetAction: 'httpGet',
		TCPSocketAction: 'tcpSocket',
	},
	ContainerPort: { string: 'hostIP name protocol', int32: 'containerPort hostPort' },
	ContainerResizePolicy: { string: 'resourceName restartPolicy' },
	ResourceRequirements: { '[]ResourceClaim': 'claims', '{}Quantity': 'limits requests' },
	SecurityContext: {
		string: 'procMount',
		boolean: 'allowPrivilegeEscalation privileged readOnlyRootFilesystem runAsNonRoot',
		int64: 'runAsGroup runAsUser',
		AppArmorProfile: 'appArmorProfile',
		Capabilities: 'capabilities',
		SELinuxOptions: 'seLinuxOptions',
		SeccompProfile: 'seccompProfile',
		WindowsSecurityContextOptions: 'windowsOptions',
	},
	VolumeDevice: { string: 'devicePath name' },
	VolumeMount: {
		string: 'mountPath mountPropagation name recursiveReadOnly subPath subPathExpr',
		boolean: 'readOnly',
	},
	EnvVarSource: {
		ConfigMapKeySelector: 'configMapKeyRef',
		ObjectFieldSelector: 'fieldRef',
		ResourceFieldSelector: 'resourceFieldRef',
		SecretKeySelector: 'secretKeyRef',
	},
	ConfigMapEnvSource: { string: 'name', boolean: 'optional' },
	SecretEnvSource: { string: 'name', boolean: 'optional' },
	LifecycleHandler: {
		ExecAction: 'exec',
		HTTPGetAction: 'httpGet',
		SleepAction: 'sleep',
		TCPSocketAction: 'tcpSocket',
	},
	ExecAction: { '[]string': 'command' },
	GRPCAction: { string: 'service', int32: 'port' },
	HTTPGetAction: { string: 'host path scheme', IntOrString: 'port', '[]HTTPHeader': 'httpHeaders' },
	TCPSocketAction: { string: 'host', IntOrString: 'port' },
	ResourceClaim: { string: 'name request' },
	Capabilities: { '[]string': 'add drop' },
	ConfigMapKeySelector: { string: 'key name', boolean: 'optional' },
	ObjectFieldSelector: { string: 'apiVersion fieldPath' },
	ResourceFieldSelector: { string: 'containerName resource', Quantity: 'divisor' },
	SecretKeySelector: { string: 'key name', boolean: 'optional' },
	SleepAction: { int64: 'seconds' },
	HTTPHeader: { string: 'name value' },
} as const satisfies ApiTypes;

/**
 * Built-in kinds that Podarium doesn't run but often meets under an apiVersion that the API server has stopped to serve:
 * where v1.33 serves them (https://kubernetes.io/docs/reference/using-api/deprecation-guide).
 */
const served: Readonly<Record<string, string>> = {
	ClusterRole: 'rbac.authorization.k8s.io/v1',
	ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
	CronJob: 'batch/v1',
	CSIDriver: 'storage.k8s.io/v1',
	CustomResourceDefinition: 'apiextensions.k8s.io/v1',
	EndpointSlice: 'discovery.k8s.io/v1',
	Ingress: 'networking.k8s.io/v1',
	IngressClass: 'networking.k8s.io/v1',
	Lease: 'coordination.k8s.io/v1',
	MutatingWebhookConfiguration: 'admissionregistration.k8s.io/v1',
	NetworkPolicy: 'networking.k8s.io/v1',
	PodDisruptionBudget: 'policy/v1',
	PriorityClass: 'scheduling.k8s.io/v1',
	Role: 'rbac.authorization.k8s.io/v1',
	RoleBinding: 'rbac.authorization.k8s.io/v1',
	StorageClass: 'storage.k8s.io/v1',
	ValidatingWebhookConfiguration: 'admissionregistration.k8s.io/v1',
};
/** Groups that have held one of them. */
const groups = new Set(['extensions', ...Object.values(served).map((version) => version.split('/')[0] ?? '')]);

const servedKinds = new Map(Object.entries(served));

/** Where v1.33 serves the kind, if that apiVersion of it is one that was removed; nothing for all that may exist. */
export function servedInstead(apiVersion: string, kind: string): string | undefined {
	const now = servedKinds.get(kind);
	const [group = '', version] = apiVersion.split('/');
	return now !== undefined && now !== apiVersion && version !== undefined && groups.has(group) ? now : undefined;
}

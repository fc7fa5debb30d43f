/** The Kubernetes that the cluster behaves as. */
export const kubernetesVersion = 'v1.33.0';
export const kustomizeVersion = 'v5.6.0';

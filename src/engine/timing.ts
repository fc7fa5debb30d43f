/**
 * How long things take in the model, in µs. Kubernetes' own periods are named as Kubernetes names them;
 * the others are typical of a small cluster and only need to be believable and the same every time.
 */
const ms = 1_000;
export const second = 1_000_000;

export const timing = {
	/** From a change in the store to the controller or kubelet that watches it. */
	watchUs: 5 * ms,
	/** Controllers that count pods gather changes for this long before they write. */
	countUs: 50 * ms,
	schedulerUs: 10 * ms,
	sandboxUs: 350 * ms,
	sandboxRetryUs: 10 * second,
	/** The kubelet tries again to mount, or to make a container's configuration. */
	mountRetryUs: 10 * second,
	sandboxStopUs: 100 * ms,
	/** The eviction manager and the emptyDir size check look once in so long. */
	housekeepingUs: 10 * second,
	/** CRI create and start. */
	containerStartUs: 150 * ms,
	pullSetUpUs: 400 * ms,
	/** Asking the registry whether the image that's here is still the newest (`imagePullPolicy: Always`). */
	pullCheckUs: 300 * ms,
	pullBytesPerSecond: 60_000_000,
	/** The kubelet relists its containers once a second (generic PLEG) and sees deaths only then. */
	relistUs: second,
	backOffInitialUs: 10 * second,
	backOffMaxUs: 300 * second,
	/** A name that another object has is tried again so much later. */
	createRetryUs: 10 * second,
	/** A DaemonSet's failed pods are replaced ever more slowly (`FailedPodsBackoff`). */
	daemonBackOffInitialUs: second,
	daemonBackOffMaxUs: 900 * second,
	/** An autoscaler looks once in so long (`horizontal-pod-autoscaler-sync-period`). */
	hpaSyncUs: 15 * second,
	/** metrics-server reads the kubelets' counters once in so long. */
	scrapeUs: 15 * second,
	/** From switching a machine on to its kubelet's first word. */
	bootUs: 20 * second,
	/** PodGC leaves a vanished node's pods alone for this long (`quarantineTime`). */
	podGCQuarantineUs: 40 * second,
	requestTimeoutUs: 5 * second,
} as const;

/** How long a packet spends at each station, in µs. */
export const hopUs = {
	container: 8,
	loopback: 12,
	eth0: 6,
	veth: 6,
	bridge: 10,
	vxlan: 18,
	uplink: 12,
	underlay: 140,
	outside: 9_000,
} as const;

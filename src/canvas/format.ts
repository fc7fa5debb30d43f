/** Quantities as Kubernetes writes them, short enough for a header. */

/** Millicores: `250m`, `2`, `1.5`. */
export function cpuText(millicores: number): string {
	if (millicores === 0) return '0';
	if (millicores < 1000) return `${millicores}m`;
	return String(Math.round(millicores / 100) / 10);
}

const units = ['', 'Ki', 'Mi', 'Gi', 'Ti'];

/** Bytes: `64Mi`, `3.8Gi`. */
export function memoryText(bytes: number): string {
	let value = bytes;
	let unit = 0;
	while (value >= 1024 && unit < units.length - 1) {
		value /= 1024;
		unit += 1;
	}
	return `${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10}${units[unit]}`;
}

/** The /16 that a node's podCIDR is a part of: `10.244.0.0/16`. */
export function clusterCIDR(podCIDR: string): string {
	const [first, second] = podCIDR.split('.');
	return `${first}.${second}.0.0/16`;
}

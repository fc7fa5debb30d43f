/** Addresses of peers, as manifests write them. */

/** `host:port`, with or without a scheme and a path. */
const address =
	/^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^@/\s]*@)?([a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::(\d{1,5}))?(?:[/?#]\S*)?$/;
/** Variables whose value is the bare name of a peer. */
export const namesPeer = /(^|_)(HOST|HOSTNAME|ADDR|ADDRESS|URL|URI|SERVICE|SERVER|ENDPOINT|UPSTREAM|TARGET)$/;

const schemePorts: Record<string, number> = {
	http: 80,
	https: 443,
	redis: 6379,
	postgres: 5432,
	postgresql: 5432,
	mysql: 3306,
	amqp: 5672,
	mongodb: 27017,
};

export interface Peer {
	host: string;
	port: number;
}

/** Reads `value` as the address of a peer; a bare name counts only where the variable's name says so. */
export function readPeer(value: string, variable?: string): Peer | undefined {
	const match = address.exec(value.trim());
	const host = match?.[2];
	if (!match || host === undefined || /^\d+$/.test(host)) return undefined;
	const [, scheme, , port] = match;
	if (port === undefined && scheme === undefined && !(variable !== undefined && namesPeer.test(variable)))
		return undefined;
	if (host === '0.0.0.0') return undefined;
	const number = port === undefined ? (schemePorts[scheme ?? ''] ?? 80) : Number(port);
	return number >= 1 && number <= 65535 ? { host, port: number } : undefined;
}

/** A namespace that the script finds out by itself: `db.$(cat …/namespace).svc.cluster.local` names `db` beside the pod. */
const ownNamespace = /\.(?:\$\([^)]*\)|\$\{?\w+\}?|`[^`]*`)(?:\.svc(?:\.cluster\.local)?)?/;

/** The text with `$NAME` and `${NAME}` of `env` filled in, and names in the script's own namespace made short. */
export function filledIn(text: string, env: Readonly<Record<string, string>>): string {
	return text.replace(/\$\{?([A-Za-z_]\w*)\}?/g, (whole, name: string) => env[name] ?? whole).replace(ownNamespace, '');
}

/** Whether the name can be a Service's or a pod's own: what's outside of the cluster is taken to be there. */
export function isInCluster(host: string): boolean {
	return host.startsWith('127.') || !host.includes('.') || /\.svc(\.|$)/.test(host);
}

/** `env`: the container's variables, and those that the kubelet gives for each Service of the namespace. */
import { parseTime } from '../../../kubernetes/time.ts';
import type { Service } from '../../../kubernetes/types.ts';
import { hostnameOf } from './files.ts';
import { exited, type Place, type Program, printed } from './program.ts';

const apiServer = '10.96.0.1';

/** `REDIS_MASTER_SERVICE_HOST` and the rest, as Docker's links had them (`pkg/kubelet/envvars/envvars.go`). */
function serviceVariables(
	name: string,
	clusterIP: string,
	ports: { name?: string; port: number; protocol: string }[],
): [string, string][] {
	const prefix = name.toUpperCase().replace(/-/g, '_');
	const first = ports[0];
	if (!first) return [];
	const own: [string, string][] = [
		[`${prefix}_SERVICE_HOST`, clusterIP],
		[`${prefix}_SERVICE_PORT`, String(first.port)],
	];
	for (const port of ports)
		if (port.name)
			own.push([`${prefix}_SERVICE_PORT_${port.name.toUpperCase().replace(/-/g, '_')}`, String(port.port)]);
	own.push([`${prefix}_PORT`, `${first.protocol.toLowerCase()}://${clusterIP}:${first.port}`]);
	for (const { port, protocol } of ports) {
		const link = `${prefix}_PORT_${port}_${protocol}`;
		own.push([link, `${protocol.toLowerCase()}://${clusterIP}:${port}`]);
		own.push([`${link}_PROTO`, protocol.toLowerCase()], [`${link}_PORT`, String(port)], [`${link}_ADDR`, clusterIP]);
	}
	return own;
}

/** Services that were there when the container started; later ones aren't in its environment. */
function servicesKnown({ engine, pod, container }: Place): Service[] {
	if (pod.spec.enableServiceLinks === false) return [];
	const { namespace } = pod.metadata;
	const services = [...engine.state.objects.Service.values()].filter(({ metadata, spec }) => {
		const created = parseTime(metadata.creationTimestamp) ?? 0;
		return (
			metadata.namespace === namespace &&
			spec.clusterIP !== 'None' &&
			spec.clusterIP !== '' &&
			created <= container.since
		);
	});
	return services.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

/** Name → value. What the container sets itself stands before the Services' variables. */
function environmentSeen(place: Place): Map<string, string> {
	const variables = new Map<string, string>([
		['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
		['HOSTNAME', hostnameOf(place)],
		...Object.entries(place.container.env),
	]);
	const api = serviceVariables('kubernetes', apiServer, [{ name: 'https', port: 443, protocol: 'TCP' }]);
	const links = servicesKnown(place).flatMap(({ metadata, spec }) =>
		serviceVariables(metadata.name, spec.clusterIP, spec.ports),
	);
	for (const [name, value] of [...api, ...links]) if (!variables.has(name)) variables.set(name, value);
	return variables.set('HOME', '/root');
}

export const env: Program = (place) =>
	printed([...environmentSeen(place)].map(([name, value]) => `${name}=${value}\n`).join(''));

export const printenv: Program = (place, words) => {
	const names = words.slice(1);
	if (names.length === 0) return env(place, words);
	const seen = environmentSeen(place);
	const values = names.flatMap((name) => seen.get(name) ?? []);
	const output = values.map((value) => `${value}\n`).join('');
	return values.length === names.length ? printed(output) : exited(1, '', output);
};

/** `$NAME` and `${NAME}` as a shell puts them in. */
export function withVariables(place: Place, text: string): string {
	const seen = environmentSeen(place);
	return text.replace(
		/\$\{(\w+)\}|\$(\w+)/g,
		(_, braced: string | undefined, bare: string | undefined) => seen.get(braced ?? bare ?? '') ?? '',
	);
}

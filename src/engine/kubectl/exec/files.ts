/** `ls` and `cat`: the container's mount namespace, as far as its files are known. */
import { formatTime } from '../../../kubernetes/time.ts';
import type { File } from '../../kubelet/sandbox.ts';
import { filesSeenBy } from '../../kubelet/volumes.ts';
import { dnsAddress } from '../../network/addresses.ts';
import { exited, type Place, type Program, printed } from './program.ts';

/** As `hostname` says it: the pod's name, or its node's on the node's network. */
export function hostnameOf({ pod, sandbox }: Place): string {
	if (pod.spec.hostNetwork) return sandbox.node;
	return (pod.spec.hostname ?? pod.metadata.name).slice(0, 63).replace(/[-.]+$/, '');
}

/** `/etc/hosts`, which the kubelet writes and mounts into every container of the pod (`kubelet_pods.go managedHostsFileContent`). */
function hostsFile(place: Place): string {
	const { pod, sandbox } = place;
	const { subdomain, hostAliases = [] } = pod.spec;
	const name = hostnameOf(place);
	const full = subdomain ? `${name}.${subdomain}.${pod.metadata.namespace}.svc.cluster.local\t${name}` : name;
	const fixed = [
		'127.0.0.1\tlocalhost',
		'::1\tlocalhost ip6-localhost ip6-loopback',
		'fe00::0\tip6-localnet',
		'fe00::0\tip6-mcastprefix',
		'fe00::1\tip6-allnodes',
		'fe00::2\tip6-allrouters',
	];
	const lines = [
		'# Kubernetes-managed hosts file.',
		...fixed,
		...(sandbox.ip === undefined ? [] : [`${sandbox.ip}\t${full}`]),
	];
	if (hostAliases.length > 0)
		lines.push(
			'',
			'# Entries added by HostAliases.',
			...hostAliases.map(({ ip, hostnames = [] }) => `${ip}\t${hostnames.join('\t')}`),
		);
	return lines.map((line) => `${line}\n`).join('');
}

/** `/etc/resolv.conf` under `dnsPolicy: ClusterFirst`. */
function resolvFile({ pod }: Place): string {
	const { namespace } = pod.metadata;
	return `search ${namespace}.svc.cluster.local svc.cluster.local cluster.local\nnameserver ${dnsAddress}\noptions ndots:5\n`;
}

/** Every known file of the container by its full path: the kubelet's own, its volumes', and what it has written. */
function filesOf(place: Place): Map<string, File> {
	const { engine, sandbox, container, spec } = place;
	const own = (text: string): File => ({ bytes: text.length, by: 'kubelet', at: container.since, text });
	const files = new Map<string, File>([
		['/etc/hosts', own(hostsFile(place))],
		['/etc/hostname', own(`${hostnameOf(place)}\n`)],
		['/etc/resolv.conf', own(resolvFile(place))],
	]);
	for (const [path, file] of filesSeenBy(engine, sandbox, container, spec)) files.set(path, file);
	return files;
}

/** Directories that the runtime mounts into every container, and those of the volumes. */
function directoriesOf({ spec }: Place): string[] {
	return [
		'/dev',
		'/proc',
		'/sys',
		'/tmp',
		...(spec.volumeMounts ?? []).map(({ mountPath }) => mountPath.replace(/\/$/, '')),
	];
}

function absolute(path: string): string {
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '' && part !== '.') parts.push(part);
	}
	return `/${parts.join('/')}`;
}

/** What stands directly in a directory: name → file, or undefined for a directory. Nothing when there's no such directory. */
function listing(place: Place, directory: string): Map<string, File | undefined> | undefined {
	const root = directory === '/' ? '/' : `${directory}/`;
	const entries = new Map<string, File | undefined>();
	const directories = directoriesOf(place);
	let exists = directory === '/' || directories.includes(directory);
	const add = (path: string, file: File | undefined) => {
		if (!path.startsWith(root) || path === root) return;
		exists = true;
		const [name = '', ...below] = path.slice(root.length).split('/');
		if (below.length > 0 || !entries.has(name)) entries.set(name, below.length > 0 ? undefined : file);
	};
	for (const path of directories) add(path, undefined);
	for (const [path, file] of filesOf(place)) add(path, file);
	return exists ? entries : undefined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function longLine(name: string, file: File | undefined, now: number): string {
	const time = formatTime(file?.at ?? now);
	const date = `${months[Number(time.slice(5, 7)) - 1]} ${String(Number(time.slice(8, 10))).padStart(2)} ${time.slice(11, 16)}`;
	const mode = file ? '-rw-r--r--    1' : 'drwxr-xr-x    2';
	return `${mode} root     root     ${String(file?.bytes ?? 4096).padStart(8)} ${date} ${name}\n`;
}

export const ls: Program = (place, words) => {
	const options = words
		.slice(1)
		.filter((word) => word.startsWith('-'))
		.join('');
	const paths = words.slice(1).filter((word) => !word.startsWith('-'));
	const { now } = place.engine.state;
	let output = '';
	let errors = '';
	for (const given of paths.length === 0 ? ['/'] : paths) {
		const path = absolute(given);
		const file = filesOf(place).get(path);
		const entries = file ? new Map([[given, file]]) : listing(place, path);
		if (!entries) {
			errors += `ls: ${given}: No such file or directory\n`;
			continue;
		}
		if (paths.length > 1 && !file) output += `${output === '' ? '' : '\n'}${given}:\n`;
		for (const name of [...entries.keys()].sort())
			output += options.includes('l') ? longLine(name, entries.get(name), now) : `${name}\n`;
	}
	return errors === '' ? printed(output) : exited(1, errors, output);
};

export const cat: Program = (place, words) => {
	const files = filesOf(place);
	let output = '';
	let errors = '';
	let failed = false;
	for (const given of words.slice(1)) {
		const path = absolute(given);
		const file = files.get(path);
		if (file?.text !== undefined) output += file.text;
		else if (file)
			errors += `cat: ${given}: ${file.bytes} bytes, written by ${file.by}; what they say isn't simulated\n`;
		else {
			failed = true;
			errors += `cat: ${given}: ${listing(place, path) ? 'Is a directory' : 'No such file or directory'}\n`;
		}
	}
	return failed ? exited(1, errors, output) : { ...printed(output), errors };
};

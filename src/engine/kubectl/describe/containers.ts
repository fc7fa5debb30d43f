/** The containers of a description (`describe.go describeContainers`). */
import type { Container, ContainerState, ContainerStatus } from '../../../kubernetes/types.ts';
import { rfc1123 } from '../text/times.ts';
import type { Writer } from './writer.ts';

type Probe = NonNullable<Container['livenessProbe']>;
type EnvVar = NonNullable<Container['env']>[number];

export interface ContainersContext {
	statuses?: readonly ContainerStatus[] | undefined;
	/** What a variable's `fieldRef` or `resourceFieldRef` comes to in this container. */
	resolve?: (container: Container, name: string) => string;
	/** What a pod template is set in by. */
	space?: string;
}

export function describeContainers(
	w: Writer,
	title: string,
	containers: readonly Container[],
	context: ContainersContext = {},
): void {
	const { statuses = [], space = '' } = context;
	w.line(0, `${space}${title}:${containers.length === 0 ? ' <none>' : ''}`);
	for (const container of containers) {
		const status = statuses.find(({ name }) => name === container.name);
		describeBasics(w, container, status, space);
		describeCommand(w, 'Command', container.command);
		describeCommand(w, 'Args', container.args);
		if (status) {
			describeState(w, 'State', status.state);
			if (status.lastState.terminated) describeState(w, 'Last State', status.lastState);
			w.line(2, `Ready:\t${status.ready ? 'True' : 'False'}`);
			w.line(2, `Restart Count:\t${status.restartCount}`);
		}
		describeAmounts(w, 'Limits', container.resources?.limits);
		describeAmounts(w, 'Requests', container.resources?.requests);
		if (container.livenessProbe) w.line(2, `Liveness:\t${probeText(container.livenessProbe)}`);
		if (container.readinessProbe) w.line(2, `Readiness:\t${probeText(container.readinessProbe)}`);
		if (container.startupProbe) w.line(2, `Startup:\t${probeText(container.startupProbe)}`);
		describeEnvironment(w, container, context.resolve);
		describeMounts(w, container);
	}
}

function describeBasics(
	w: Writer,
	{ name, image, ports = [] }: Container,
	status: ContainerStatus | undefined,
	space: string,
): void {
	w.line(1, `${space === '' ? '' : ' '}${name}:`);
	if (status) w.line(2, `Container ID:\t${status.containerID ?? ''}`);
	w.line(2, `Image:\t${image}`);
	if (status) w.line(2, `Image ID:\t${status.imageID}`);
	const text = (own: (port: (typeof ports)[number]) => number) =>
		ports.map((port) => `${own(port)}/${port.protocol}${port.name ? ` (${port.name})` : ''}`).join(', ') || '<none>';
	const plural = ports.length > 1 ? 's' : '';
	w.line(2, `Port${plural}:\t${text(({ containerPort }) => containerPort)}`);
	w.line(2, `Host Port${plural}:\t${text(({ hostPort }) => hostPort ?? 0)}`);
}

function describeCommand(w: Writer, title: string, words: readonly string[] | undefined): void {
	if (!words || words.length === 0) return;
	w.line(2, `${title}:`);
	for (const line of words.flatMap((word) => word.split('\n'))) w.line(3, line);
}

function describeState(w: Writer, title: string, { running, waiting, terminated }: ContainerState): void {
	if (running) {
		w.line(2, `${title}:\tRunning`);
		w.line(3, `Started:\t${rfc1123(running.startedAt)}`);
	} else if (terminated) {
		w.line(2, `${title}:\tTerminated`);
		if (terminated.reason) w.line(3, `Reason:\t${terminated.reason}`);
		if (terminated.message) w.line(3, `Message:\t${terminated.message}`);
		w.line(3, `Exit Code:\t${terminated.exitCode}`);
		if (terminated.signal) w.line(3, `Signal:\t${terminated.signal}`);
		w.line(3, `Started:\t${rfc1123(terminated.startedAt)}`);
		w.line(3, `Finished:\t${rfc1123(terminated.finishedAt)}`);
	} else {
		w.line(2, `${title}:\tWaiting`);
		if (waiting?.reason) w.line(3, `Reason:\t${waiting.reason}`);
	}
}

function describeAmounts(w: Writer, title: string, amounts: Readonly<Record<string, string>> | undefined): void {
	const names = Object.keys(amounts ?? {}).sort();
	if (names.length > 0) w.line(2, `${title}:`);
	for (const name of names) w.line(3, `${name}:\t${amounts?.[name]}`);
}

/** `http-get http://:80/ delay=0s timeout=1s period=10s #success=1 #failure=3`. */
function probeText(probe: Probe): string {
	const { initialDelaySeconds = 0, timeoutSeconds, periodSeconds, successThreshold, failureThreshold } = probe;
	const numbers = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s #success=${successThreshold} #failure=${failureThreshold}`;
	const { exec, httpGet, tcpSocket, grpc } = probe;
	if (exec) return `exec [${(exec.command ?? []).join(' ')}] ${numbers}`;
	if (httpGet) {
		const scheme = (httpGet.scheme ?? 'HTTP').toLowerCase();
		return `http-get ${scheme}://${httpGet.host ?? ''}:${httpGet.port}${httpGet.path ?? ''} ${numbers}`;
	}
	if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port} ${numbers}`;
	return grpc ? `grpc <pod>:${grpc.port} ${grpc.service ?? ''} ${numbers}` : `unknown ${numbers}`;
}

function describeEnvironment(w: Writer, container: Container, resolve: ContainersContext['resolve']): void {
	const { env = [], envFrom = [] } = container;
	if (envFrom.length > 0) w.line(2, 'Environment Variables from:');
	for (const { prefix, configMapRef, secretRef } of envFrom) {
		const reference = configMapRef ?? secretRef;
		const from = `${configMapRef ? 'ConfigMap' : 'Secret'}${prefix ? ` with prefix '${prefix}'` : ''}`;
		w.line(3, `${reference?.name ?? ''}\t${from}\tOptional: ${reference?.optional === true}`);
	}
	w.line(2, `Environment:${env.length === 0 ? '\t<none>' : ''}`);
	for (const variable of env) for (const line of variableLines(variable, container, resolve)) w.line(3, line);
}

function variableLines(
	{ name, value, valueFrom }: EnvVar,
	container: Container,
	resolve: ContainersContext['resolve'],
): string[] {
	if (!valueFrom)
		return (value ?? '').split('\n').map((line, index) => (index === 0 ? `${name}:\t${line}` : `\t${line}`));
	const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom;
	if (fieldRef)
		return [`${name}:\t${resolve?.(container, name) ?? ''} (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})`];
	if (resourceFieldRef) {
		const { resource } = resourceFieldRef;
		const amount = resolve?.(container, name) ?? '';
		const unlimited = (amount === '0' || amount === '') && resource.startsWith('limits.');
		return [`${name}:\t${unlimited ? 'node allocatable' : amount} (${resource})`];
	}
	if (secretKeyRef) {
		const { key, name: secret, optional } = secretKeyRef;
		return [`${name}:\t<set to the key '${key}' in secret '${secret}'>\tOptional: ${optional === true}`];
	}
	if (configMapKeyRef) {
		const { key, name: map, optional } = configMapKeyRef;
		return [`${name}:\t<set to the key '${key}' of config map '${map}'>\tOptional: ${optional === true}`];
	}
	return [];
}

function describeMounts(w: Writer, { volumeMounts = [] }: Container): void {
	w.line(2, `Mounts:${volumeMounts.length === 0 ? '\t<none>' : ''}`);
	const sorted = volumeMounts.toSorted((a, b) => (a.mountPath < b.mountPath ? -1 : a.mountPath > b.mountPath ? 1 : 0));
	for (const { mountPath, name, readOnly, subPath } of sorted) {
		const flags = [readOnly ? 'ro' : 'rw', ...(subPath ? [`path=${JSON.stringify(subPath)}`] : [])];
		w.line(3, `${mountPath} from ${name} (${flags.join(',')})`);
	}
}

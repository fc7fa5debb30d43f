/** Ports of containers (`pkg/apis/core/validation/validation.go validateContainerPorts`, checkHostPortConflicts). */
import type { ContainerPort } from 'kubernetes-types/core/v1';
import { portNameErrors, portNumberErrors } from '../names.ts';
import { at, child, duplicate, type FieldErrors, invalidEach, oneOf, required } from './field.ts';

/** In the order in which Kubernetes prints its sets. */
export const portProtocols = ['SCTP', 'TCP', 'UDP'] as const;

/** One container's ports: names unique and well formed, numbers in range, a known protocol. */
export function validateContainerPorts(ports: readonly ContainerPort[], path: string): FieldErrors {
	const errors: FieldErrors = [];
	const names = new Set<string>();
	for (const [index, port] of ports.entries()) {
		const here = at(path, index);
		if (port.name) {
			const reasons = portNameErrors(port.name);
			errors.push(...invalidEach(child(here, 'name'), port.name, reasons));
			if (reasons.length === 0 && names.has(port.name)) errors.push(duplicate(child(here, 'name'), port.name));
			else if (reasons.length === 0) names.add(port.name);
		}
		if (!port.containerPort) errors.push(required(child(here, 'containerPort')));
		else errors.push(...validatePortNumber(port.containerPort, child(here, 'containerPort')));
		if (port.hostPort) errors.push(...validatePortNumber(port.hostPort, child(here, 'hostPort')));
		errors.push(...oneOf(child(here, 'protocol'), port.protocol, portProtocols));
	}
	return errors;
}

/** The same hostPort, hostIP and protocol twice among containers that run at once. */
export function validateHostPortConflicts(
	containers: readonly { ports?: ContainerPort[] }[],
	path: string,
): FieldErrors {
	const errors: FieldErrors = [];
	const taken = new Set<string>();
	for (const [index, container] of containers.entries()) {
		for (const [portIndex, port] of (container.ports ?? []).entries()) {
			if (!port.hostPort) continue;
			const key = `${port.protocol ?? ''}/${port.hostIP ?? ''}/${port.hostPort}`;
			if (taken.has(key))
				errors.push(duplicate(child(at(child(at(path, index), 'ports'), portIndex), 'hostPort'), key));
			taken.add(key);
		}
	}
	return errors;
}

/** ValidatePortNumOrName: a port's number, or the name of one. */
export function validatePortNumberOrName(port: number | string | undefined, path: string): FieldErrors {
	if (typeof port === 'string') return invalidEach(path, port, portNameErrors(port));
	return validatePortNumber(port ?? 0, path);
}

export function validatePortNumber(port: number, path: string): FieldErrors {
	return invalidEach(path, port, portNumberErrors(port));
}

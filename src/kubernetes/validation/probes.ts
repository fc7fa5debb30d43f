/** Probes and lifecycle handlers (`pkg/apis/core/validation/validation.go` validateProbe, validateHandler, validateLifecycle). */
import type { Container, HTTPGetAction, LifecycleHandler, Probe } from 'kubernetes-types/core/v1';
import { child, type FieldErrors, forbiddenField, invalidValue, nonNegative, notSupported, required } from './field.ts';
import { validatePortNumber, validatePortNumberOrName } from './ports.ts';

type Handler = Pick<Probe, 'grpc'> & LifecycleHandler;

const handlerTypes = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;
const httpSchemes = ['HTTP', 'HTTPS'] as const;
const headerName = /^[-A-Za-z0-9]+$/;

/** A container's three probes. */
export function validateProbes(container: Container, graceSeconds: number | undefined, path: string): FieldErrors {
	const { livenessProbe, readinessProbe, startupProbe } = container;
	const errors: FieldErrors = [];
	if (livenessProbe) errors.push(...validateOnceProbe(livenessProbe, graceSeconds, child(path, 'livenessProbe')));
	if (readinessProbe) {
		const here = child(path, 'readinessProbe');
		errors.push(...validateProbe(readinessProbe, graceSeconds, here));
		if (readinessProbe.terminationGracePeriodSeconds !== undefined) {
			const seconds = child(here, 'terminationGracePeriodSeconds');
			errors.push(
				invalidValue(seconds, readinessProbe.terminationGracePeriodSeconds, 'must not be set for readinessProbes'),
			);
		}
	}
	if (startupProbe) errors.push(...validateOnceProbe(startupProbe, graceSeconds, child(path, 'startupProbe')));
	return errors;
}

export function validateLifecycle(
	lifecycle: NonNullable<Container['lifecycle']>,
	graceSeconds: number | undefined,
	path: string,
): FieldErrors {
	const errors: FieldErrors = [];
	for (const name of ['postStart', 'preStop'] as const) {
		const handler = lifecycle[name];
		if (handler) errors.push(...validateHandler(handler, graceSeconds, child(path, name)));
	}
	return errors;
}

/** Liveness and startup probes succeed at the first success. */
function validateOnceProbe(probe: Probe, graceSeconds: number | undefined, path: string): FieldErrors {
	const errors = validateProbe(probe, graceSeconds, path);
	// Unset is 0 before defaulting, and 0 isn't 1.
	if (probe.successThreshold !== 1) {
		errors.push(invalidValue(child(path, 'successThreshold'), probe.successThreshold ?? 0, 'must be 1'));
	}
	return errors;
}

function validateProbe(probe: Probe, graceSeconds: number | undefined, path: string): FieldErrors {
	const errors = validateHandler(probe, graceSeconds, path);
	const seconds = [
		'initialDelaySeconds',
		'timeoutSeconds',
		'periodSeconds',
		'successThreshold',
		'failureThreshold',
	] as const;
	for (const name of seconds) errors.push(...nonNegative(child(path, name), probe[name]));
	const grace = probe.terminationGracePeriodSeconds;
	if (grace !== undefined && grace <= 0) {
		errors.push(invalidValue(child(path, 'terminationGracePeriodSeconds'), grace, 'must be greater than 0'));
	}
	return errors;
}

function validateHandler(handler: Handler, graceSeconds: number | undefined, path: string): FieldErrors {
	const [first, ...others] = handlerTypes.filter((type) => handler[type] !== undefined && handler[type] !== null);
	if (!first) return [required(path, 'must specify a handler type')];
	return [
		...validateAction(handler, first, graceSeconds, child(path, first)),
		...others.map((type) => forbiddenField(child(path, type), 'may not specify more than 1 handler type')),
	];
}

function validateAction(
	handler: Handler,
	type: (typeof handlerTypes)[number],
	graceSeconds: number | undefined,
	path: string,
): FieldErrors {
	switch (type) {
		case 'exec':
			return (handler.exec?.command ?? []).length === 0 ? [required(child(path, 'command'))] : [];
		case 'httpGet':
			return handler.httpGet ? validateHttpGet(handler.httpGet, path) : [];
		case 'tcpSocket':
			return validatePortNumberOrName(handler.tcpSocket?.port, child(path, 'port'));
		case 'grpc':
			return validatePortNumber(handler.grpc?.port ?? 0, child(path, 'port'));
		case 'sleep': {
			const seconds = handler.sleep?.seconds ?? 0;
			if (graceSeconds === undefined || (seconds >= 0 && seconds <= graceSeconds)) return [];
			const range = `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`;
			return [invalidValue(path, seconds, range)];
		}
	}
}

function validateHttpGet(action: HTTPGetAction, path: string): FieldErrors {
	const errors: FieldErrors = [];
	if (!action.path) errors.push(required(child(path, 'path')));
	errors.push(...validatePortNumberOrName(action.port, child(path, 'port')));
	if (!httpSchemes.includes(action.scheme as 'HTTP')) {
		errors.push(notSupported(child(path, 'scheme'), action.scheme ?? '', httpSchemes));
	}
	for (const header of action.httpHeaders ?? []) {
		if (headerName.test(header.name)) continue;
		const rule = "a valid HTTP header must consist of alphanumeric characters or '-'";
		const detail = `${rule} (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')`;
		errors.push(invalidValue(child(path, 'httpHeaders'), header.name, detail));
	}
	return errors;
}

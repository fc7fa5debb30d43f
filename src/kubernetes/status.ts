/** metav1.Status: how the API server says no. Expected failures are these values, never exceptions. */

export const fieldErrorTypes = [
	'FieldValueRequired',
	'FieldValueInvalid',
	'FieldValueDuplicate',
	'FieldValueForbidden',
	'FieldValueNotSupported',
	'FieldValueNotFound',
	'FieldValueTypeInvalid',
	'FieldValueTooLong',
	'FieldValueTooMany',
] as const;
export type FieldErrorType = (typeof fieldErrorTypes)[number];

/** One `field.Error`: where (`spec.containers[0].ports[1].name`), which kind, and Kubernetes' text. */
export interface FieldError {
	type: FieldErrorType;
	field: string;
	/** The whole text without the field, e.g. `Invalid value: "A": a lowercase RFC 1123 label must …`. */
	message: string;
}

export type StatusReason =
	| 'BadRequest'
	| 'NotFound'
	| 'AlreadyExists'
	| 'Conflict'
	| 'Invalid'
	| 'Forbidden'
	| 'MethodNotAllowed';

export interface Status {
	kind: 'Status';
	apiVersion: 'v1';
	status: 'Failure';
	reason: StatusReason;
	code: number;
	message: string;
	details?: { name?: string; group?: string; kind?: string; causes?: FieldError[] };
}

const codes: Record<StatusReason, number> = {
	BadRequest: 400,
	Forbidden: 403,
	NotFound: 404,
	MethodNotAllowed: 405,
	AlreadyExists: 409,
	Conflict: 409,
	Invalid: 422,
};

/** A failure Status with the HTTP code that belongs to its reason. */
export function failure(reason: StatusReason, message: string, details?: Status['details']): Status {
	const status: Status = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason, code: codes[reason], message };
	return details ? { ...status, details } : status;
}

/** `pods "web" not found`, as apierrors.NewNotFound. `resource` is plural, with its group: `deployments.apps`. */
export function notFound(resource: string, name: string): Status {
	return failure('NotFound', `${resource} "${name}" not found`, { name, kind: resource });
}

/** `pods "web" already exists`, as apierrors.NewAlreadyExists. */
export function alreadyExists(resource: string, name: string): Status {
	return failure('AlreadyExists', `${resource} "${name}" already exists`, { name, kind: resource });
}

/** `pods "web" is forbidden: why`, as apierrors.NewForbidden. */
export function forbidden(resource: string, name: string, why: string): Status {
	return failure('Forbidden', `${resource} "${name}" is forbidden: ${why}`, { name, kind: resource });
}

/** `Operation cannot be fulfilled on pods "web": why`, as apierrors.NewConflict. */
export function conflict(resource: string, name: string, why: string): Status {
	return failure('Conflict', `Operation cannot be fulfilled on ${resource} "${name}": ${why}`, {
		name,
		kind: resource,
	});
}

/** `Pod "web" is invalid: …` with one cause a field, as apierrors.NewInvalid. `kind` is qualified: `Deployment.apps`. */
export function invalid(kind: string, name: string, causes: FieldError[]): Status {
	const texts = causes.map((cause) => `${cause.field}: ${cause.message}`);
	const list = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
	return failure('Invalid', `${kind} "${name}" is invalid: ${list}`, { name, kind, causes });
}

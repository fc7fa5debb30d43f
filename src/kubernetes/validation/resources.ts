/** Requests and limits (`pkg/apis/core/validation/validation.go validateResourceRequirements`, `pkg/apis/core/helper`). */
import type { ResourceRequirements } from 'kubernetes-types/core/v1';
import { dns1123LabelErrors, qualifiedNameErrors } from '../names.ts';
import { compareQuantities, formatQuantity, parseQuantity, type Quantity } from '../quantity.ts';
import {
	at,
	child,
	duplicate,
	type FieldErrors,
	forbiddenField,
	invalidEach,
	invalidValue,
	notFoundValue,
	required,
} from './field.ts';

const containerResources = new Set(['cpu', 'memory', 'ephemeral-storage']);
/** Names without a domain that mean something elsewhere in the API, but not in a container. */
const otherStandardResources = new Set([
	'requests.cpu',
	'requests.memory',
	'requests.ephemeral-storage',
	'limits.cpu',
	'limits.memory',
	'limits.ephemeral-storage',
	'pods',
	'services',
	'replicationcontrollers',
	'resourcequotas',
	'secrets',
	'configmaps',
	'persistentvolumeclaims',
	'storage',
	'requests.storage',
	'services.nodeports',
	'services.loadbalancers',
]);
const countedResources = new Set([
	'pods',
	'services',
	'replicationcontrollers',
	'resourcequotas',
	'secrets',
	'configmaps',
	'persistentvolumeclaims',
	'services.nodeports',
	'services.loadbalancers',
]);
const hugePagesPrefix = 'hugepages-';

/** One container's resources. `claims` are the names in the pod's resourceClaims. */
export function validateResources(
	resources: ResourceRequirements,
	claims: ReadonlySet<string>,
	path: string,
): FieldErrors {
	const limits = resources.limits ?? {};
	const requests = resources.requests ?? {};
	const limitsPath = child(path, 'limits');
	const requestsPath = child(path, 'requests');
	const errors: FieldErrors = [];
	for (const [name, text] of Object.entries(limits)) {
		errors.push(...validateAmount(name, text, at(limitsPath, name)));
	}
	for (const [name, text] of Object.entries(requests)) {
		errors.push(...validateAmount(name, text, at(requestsPath, name)));
		const limit = Object.hasOwn(limits, name) ? limits[name] : undefined;
		if (limit === undefined) {
			if (!isOvercommitAllowed(name)) {
				errors.push(required(limitsPath, 'Limit must be set for non overcommitable resources'));
			}
			continue;
		}
		const order = compareQuantities(quantityOf(text), quantityOf(limit));
		const request = formatQuantity(quantityOf(text));
		const limitText = formatQuantity(quantityOf(limit));
		if (order !== 0 && !isOvercommitAllowed(name)) {
			errors.push(invalidValue(requestsPath, request, `must be equal to ${name} limit of ${limitText}`));
		} else if (order > 0) {
			errors.push(invalidValue(requestsPath, request, `must be less than or equal to ${name} limit of ${limitText}`));
		}
	}
	const names = [...Object.keys(limits), ...Object.keys(requests)];
	if (names.some(isHugePages) && !names.some((name) => name === 'cpu' || name === 'memory')) {
		errors.push(forbiddenField(path, 'HugePages require cpu or memory'));
	}
	return [...errors, ...validateClaims(resources.claims ?? [], claims, child(path, 'claims'))];
}

/** ValidateResourceQuantityValue: not negative, and whole for what comes in pieces. */
export function validateAmountValue(name: string, text: string, path: string): FieldErrors {
	const quantity = quantityOf(text);
	const errors: FieldErrors = [];
	if (quantity.nanos < 0n)
		errors.push(invalidValue(path, formatQuantity(quantity), 'must be greater than or equal to 0'));
	if (isCounted(name) && quantity.nanos % 1_000_000_000n !== 0n) {
		errors.push(invalidValue(path, formatQuantity(quantity), 'must be an integer'));
	}
	return errors;
}

function validateAmount(name: string, text: string, path: string): FieldErrors {
	const errors = [...validateResourceName(name, path), ...validateAmountValue(name, text, path)];
	if (isHugePages(name)) {
		const page = parseQuantity(name.slice(hugePagesPrefix.length));
		const amount = quantityOf(text);
		if (!page || page.nanos <= 0n || amount.nanos < 0n || amount.nanos % page.nanos !== 0n) {
			const shown = formatQuantity(amount);
			errors.push(invalidValue(path, shown, `${shown} is not positive integer multiple of ${name}`));
		}
	}
	return errors;
}

function validateResourceName(name: string, path: string): FieldErrors {
	const errors = invalidEach(path, name, qualifiedNameErrors(name));
	if (!name.includes('/')) {
		const known = containerResources.has(name) || isHugePages(name);
		if (errors.length === 0 && !known && !otherStandardResources.has(name)) {
			errors.push(invalidValue(path, name, 'must be a standard resource type or fully qualified'));
		}
		if (!known) errors.push(invalidValue(path, name, 'must be a standard resource for containers'));
	} else if (!isNative(name) && !isExtended(name)) {
		errors.push(invalidValue(path, name, "doesn't follow extended resource name standard"));
	}
	return errors;
}

function validateClaims(
	claims: readonly { name: string; request?: string }[],
	known: ReadonlySet<string>,
	path: string,
): FieldErrors {
	const errors: FieldErrors = [];
	const seen = new Set<string>();
	for (const [index, { name, request }] of claims.entries()) {
		const here = at(path, index);
		if (!name) {
			errors.push(required(here));
			continue;
		}
		const key = request ? `${name}/${request}` : name;
		if (request) errors.push(...invalidEach(child(here, 'request'), request, dns1123LabelErrors(request)));
		const overlaps = request ? seen.has(name) : [...seen].some((other) => other.startsWith(`${name}/`));
		if (seen.has(key) || overlaps) errors.push(duplicate(here, seen.has(key) ? key : name));
		seen.add(key);
		if (!known.has(name)) {
			const list = known.size === 0 ? ' which is empty' : `: ${[...known].sort().join(', ')}`;
			errors.push(notFoundValue(here, name, `must be one of the names in pod.spec.resourceClaims${list}`));
		}
	}
	return errors;
}

function isHugePages(name: string): boolean {
	return name.startsWith(hugePagesPrefix);
}

function isNative(name: string): boolean {
	return !name.includes('/') || name.includes('kubernetes.io/');
}

function isExtended(name: string): boolean {
	return !isNative(name) && !name.startsWith('requests.') && qualifiedNameErrors(`requests.${name}`).length === 0;
}

function isOvercommitAllowed(name: string): boolean {
	return isNative(name) && !isHugePages(name);
}

function isCounted(name: string): boolean {
	return countedResources.has(name) || isExtended(name);
}

/** Decoding has refused what isn't a quantity; a hand-made object may still hold one, which counts as nothing. */
function quantityOf(text: string): Quantity {
	return parseQuantity(String(text)) ?? { nanos: 0n, format: 'DecimalSI' };
}

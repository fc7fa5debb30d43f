/** Nodes (`pkg/apis/core/validation/validation.go` ValidateNode, ValidateNodeUpdate). */
import { isCIDR } from '../addresses.ts';
import { dns1123SubdomainErrors } from '../names.ts';
import type { Node } from '../types.ts';
import { at, child, duplicate, type FieldErrors, forbiddenField, invalidValue } from './field.ts';
import { type AnyMeta, validateObjectMeta, validateObjectMetaUpdate } from './meta.ts';
import { validateAmountValue } from './resources.ts';
import { validateTaints } from './scheduling.ts';

export interface AnyNode {
	metadata?: AnyMeta;
	spec: Node['spec'];
	status: Partial<Node['status']>;
}

export function validateNode(node: AnyNode): FieldErrors {
	const errors = [
		...validateObjectMeta(node.metadata ?? {}, 'Cluster', dns1123SubdomainErrors),
		...validateTaints(node.spec.taints ?? [], 'metadata.taints'),
		...validateCapacity(node),
	];
	const cidrs = node.spec.podCIDRs ?? [];
	for (const [index, cidr] of cidrs.entries()) {
		const path = at('spec.podCIDRs', index);
		if (!isCIDR(cidr))
			errors.push(invalidValue(path, cidr, 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'));
		if (cidrs.indexOf(cidr) < index) errors.push(duplicate(path, cidr));
	}
	const families = new Set(cidrs.map((cidr) => cidr.includes(':')));
	if (cidrs.length > families.size) {
		errors.push(invalidValue('spec.podCIDRs', cidrs, 'may specify no more than one CIDR for each IP family'));
	}
	return errors;
}

/** An update: podCIDRs and providerID are set once. */
export function validateNodeUpdate(old: AnyNode, next: AnyNode): FieldErrors {
	const errors = [
		...validateObjectMetaUpdate(old.metadata ?? {}, next.metadata ?? {}),
		...validateCapacity(next),
		...validateTaints(next.spec.taints ?? [], 'metadata.taints'),
	];
	const seen = new Set<string>();
	for (const [index, address] of (next.status.addresses ?? []).entries()) {
		const key = `${address.type}/${address.address}`;
		if (seen.has(key)) errors.push(duplicate(at('status.addresses', index), address));
		seen.add(key);
	}
	const before = old.spec.podCIDRs ?? [];
	const after = next.spec.podCIDRs ?? [];
	if (before.length > 0 && (before.length !== after.length || before.some((cidr, index) => cidr !== after[index]))) {
		errors.push(forbiddenField('spec.podCIDRs', 'node updates may not change podCIDR except from "" to valid'));
	}
	if (old.spec.providerID && old.spec.providerID !== next.spec.providerID) {
		errors.push(forbiddenField('spec.providerID', 'node updates may not change providerID except from "" to valid'));
	}
	return errors;
}

function validateCapacity(node: AnyNode): FieldErrors {
	return (['capacity', 'allocatable'] as const).flatMap((list) =>
		Object.entries(node.status[list] ?? {}).flatMap(([name, text]) =>
			validateAmountValue(name, text, child(`status.${list}`, name)),
		),
	);
}

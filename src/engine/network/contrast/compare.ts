/** The same request, flat and through NAT: which fields of its header aren't the same. */
import { changedFields, fieldOf, type HeaderField } from '../explain.ts';
import type { Hop } from '../traffic.ts';

export interface Difference {
	/** As the sender wrote it, or as the receiver read it. */
	at: 'sent' | 'received';
	field: HeaderField;
	flat: string;
	nat: string;
}

export interface Comparison {
	differs: readonly Difference[];
	/** At how many hops the packet's own header (not the one around it) was changed. */
	rewrites: { flat: number; nat: number };
	/** Whether the receiver read the source that the sender wrote. */
	sourceKept: { flat: boolean; nat: boolean };
}

const isInner = (field: HeaderField): boolean => !field.startsWith('outer');

/** At how many hops of a way a field of the packet's own header changed. */
function rewritesOn(hops: readonly Hop[]): number {
	return hops.filter(({ header }, index) => {
		const before = hops[index - 1];
		return before !== undefined && changedFields(before.header, header).some(isInner);
	}).length;
}

function differences(at: Difference['at'], flat: Hop | undefined, nat: Hop | undefined): Difference[] {
	if (!flat || !nat) return [];
	return changedFields(flat.header, nat.header)
		.filter(isInner)
		.map((field) => ({ at, field, flat: fieldOf(flat.header, field) ?? '', nat: fieldOf(nat.header, field) ?? '' }));
}

function keepsSource(hops: readonly Hop[]): boolean {
	return hops[0]?.header.source === hops.at(-1)?.header.source;
}

/** Compares the two ways of one request. */
export function compareWalks(flat: readonly Hop[], nat: readonly Hop[]): Comparison {
	return {
		differs: [...differences('sent', flat[0], nat[0]), ...differences('received', flat.at(-1), nat.at(-1))],
		rewrites: { flat: rewritesOn(flat), nat: rewritesOn(nat) },
		sourceKept: { flat: keepsSource(flat), nat: keepsSource(nat) },
	};
}

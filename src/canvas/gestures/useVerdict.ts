/** What a place says of what's being dragged: it takes it, or why not. */
import { useMemo } from 'react';
import { useDrag } from '../../simulation/drag.ts';
import { dropValue, isMeant } from '../../simulation/dropTarget.ts';
import type { Cargo, Target } from '../../simulation/gestures.ts';
import { plan } from '../../simulation/moves.ts';
import { simulation } from '../../simulation/store.ts';

export interface Verdict {
	takes: boolean;
	/** The refusal's message. */
	reason?: string;
	/** The pointer is over it. */
	isOver: boolean;
}

/** Where the cargo is already: not worth a word. */
function isHome(cargo: Cargo, target: Target): boolean {
	if (cargo.kind === 'container') return dropValue(cargo.from) === dropValue(target);
	return false;
}

/** Undefined while nothing is dragged that the place could be meant for. `target` should keep its identity. */
export function useVerdict(target: Target): Verdict | undefined {
	const cargo = useDrag((state) => state.cargo);
	const isOver = useDrag((state) => state.target !== undefined && dropValue(state.target) === dropValue(target));
	const planned = useMemo(() => {
		if (!cargo || !isMeant(cargo, target.kind) || isHome(cargo, target)) return undefined;
		return plan(simulation.getState().cluster, cargo, target);
	}, [cargo, target]);
	if (!planned) return undefined;
	if ('refusal' in planned) return { takes: false, reason: planned.refusal.message, isOver };
	return { takes: true, isOver };
}

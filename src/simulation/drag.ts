/** The running drag: begun in the palette or on the stage, ended wherever the pointer is. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Status } from '../kubernetes/status.ts';
import type { Cargo, Target } from './gestures.ts';
import { type Plan, plan } from './moves.ts';
import { simulation } from './store.ts';

export interface DragState {
	cargo: Cargo | undefined;
	target: Target | undefined;
	plan: Plan | undefined;
}

const idle: DragState = { cargo: undefined, target: undefined, plan: undefined };
const store = createStore<DragState>(() => idle);

const same = (a: Target | undefined, b: Target | undefined): boolean =>
	a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));

export const drag = {
	getState: store.getState,
	start: (cargo: Cargo): void => store.setState({ cargo, target: undefined, plan: undefined }),
	/** The pointer is over a place, or over none. */
	over: (target: Target | undefined): void => {
		const { cargo, target: before } = store.getState();
		if (!cargo || same(target, before)) return;
		store.setState({ target, plan: target && plan(simulation.getState().cluster, cargo, target) });
	},
	/** Lets go: sends the command of the place that it's over. Answers its refusal, if it was refused. */
	drop: (): Status | undefined => {
		const { cargo, target } = store.getState();
		store.setState(idle);
		if (!cargo || !target) return undefined;
		const planned = plan(simulation.getState().cluster, cargo, target);
		if ('refusal' in planned) return simulation.refuse(planned.refusal);
		const refusal = simulation.dispatch(planned.command);
		if (!refusal && target.kind === 'canvas') placeNew(planned.command, target);
		return refusal;
	},
	cancel: (): void => store.setState(idle),
};

/** What was dropped on empty canvas stays where it was dropped, as part of the same step of history. */
function placeNew(command: { type: string }, { x, y }: { x: number; y: number }): void {
	const made =
		'to' in command ? (command as { to: { name: string } }).to.name : (command as unknown as { name: string }).name;
	simulation.place(`draft:${made}`, { x, y }, { withLast: true });
}

export function useDrag<T>(select: (state: DragState) => T): T {
	return useStore(store, select);
}

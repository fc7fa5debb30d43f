/** Carrying a container, a pod or a draft: with mouse or pen at once, with a finger after a long press. */
import { type PointerEvent as ReactPointerEvent, useMemo, useRef } from 'react';
import { drag } from '../../simulation/drag.ts';
import { targetUnder } from '../../simulation/dropTarget.ts';
import type { Cargo } from '../../simulation/gestures.ts';
import { simulation } from '../../simulation/store.ts';
import { surfacePointAt } from '../../ui/dropZone.ts';
import { useLongPress } from '../../ui/useLongPress.ts';
import { type DragPoint, type PointerDragHandlers, usePointerDrag } from '../../ui/usePointerDrag.ts';

export interface Carried {
	cargo(): Cargo | undefined;
	/** Top left corner in flow coordinates, for what keeps its place under the pointer when it's put on the canvas. */
	corner?(): { x: number; y: number };
}

interface Carrying {
	cargo: Cargo;
	/** From the corner to where it's held. */
	hold: { x: number; y: number };
}

/** What begins, goes on and ends with a drag of it, whatever the pointer. */
export function useCarryHandlers(carried: Carried): PointerDragHandlers {
	const latest = useRef(carried);
	latest.current = carried;
	const carrying = useRef<Carrying | undefined>(undefined);

	return useMemo(() => {
		const over = ({ drops, surface }: DragPoint) => {
			const now = carrying.current;
			if (!now) return undefined;
			const corner = surface && { x: surface.x - now.hold.x, y: surface.y - now.hold.y };
			const target = targetUnder(drops, corner, now.cargo);
			drag.over(target);
			return target;
		};
		return {
			onStart(point: DragPoint, origin: { clientX: number; clientY: number }): boolean {
				const cargo = latest.current.cargo();
				if (!cargo) return false;
				const corner = latest.current.corner?.();
				const held = corner && surfacePointAt(origin.clientX, origin.clientY);
				const hold = corner && held ? { x: held.x - corner.x, y: held.y - corner.y } : { x: 0, y: 0 };
				carrying.current = { cargo, hold };
				drag.start(cargo);
				over(point);
				return true;
			},
			onMove: (point: DragPoint) => void over(point),
			onDrop(point: DragPoint): void {
				const target = over(point);
				const cargo = carrying.current?.cargo;
				carrying.current = undefined;
				if (cargo?.kind === 'draft' && target?.kind === 'canvas') {
					drag.cancel();
					simulation.place(`draft:${cargo.name}`, { x: target.x, y: target.y });
				} else drag.drop();
			},
			onCancel(): void {
				carrying.current = undefined;
				drag.cancel();
			},
		};
	}, []);
}

/** Gives the props of the element that can be carried. Presses on it don't reach what it stands in. */
export function useCarry(carried: Carried): { onPointerDown(event: ReactPointerEvent<Element>): void } {
	const handlers = useCarryHandlers(carried);
	const pointer = usePointerDrag(handlers);
	const finger = useLongPress(handlers);
	return {
		onPointerDown: (event) => {
			event.stopPropagation();
			if (event.pointerType === 'touch') finger(event);
			else pointer.onPointerDown(event);
		},
	};
}

/** The pointer among the packets. What it misses is left to the stage below. */
import type { Pointer } from './hits.ts';

export interface PacketPointer {
	/** Where the mouse is over the stage; undefined elsewhere, over a button, and while a button is held. */
	pointer: Pointer | undefined;
	stop(): void;
}

interface Watched {
	/** The packet under a point of the stage, if there is one. */
	packetAt(point: Pointer): { story: number; leg: number } | undefined;
	onPick(packet: { story: number; leg: number }): void;
}

/** A press that moves farther, in px, is a drag. */
const clickMovesMax = 5;
const controls = 'button, a, input, [role="menu"], [role="toolbar"], [role="dialog"]';

/** Listens on the stage's element, before what's on it does. A click that hits a packet goes no farther. */
export function watchPackets(stage: HTMLElement, { packetAt, onPick }: Watched): PacketPointer {
	const watch: PacketPointer = { pointer: undefined, stop: () => {} };
	let pressed: { at: { x: number; y: number }; packet: { story: number; leg: number } } | undefined;

	const pointOf = (event: PointerEvent): Pointer | undefined => {
		if (event.target instanceof Element && event.target.closest(controls)) return undefined;
		const { left, top } = stage.getBoundingClientRect();
		return { x: event.clientX - left, y: event.clientY - top, coarse: event.pointerType === 'touch' };
	};
	const onMove = (event: PointerEvent) => {
		const isFree = event.pointerType !== 'touch' && event.buttons === 0;
		watch.pointer = isFree ? pointOf(event) : undefined;
	};
	const onLeave = () => {
		watch.pointer = undefined;
	};
	const onDown = (event: PointerEvent) => {
		pressed = undefined;
		const point = event.isPrimary && event.button === 0 ? pointOf(event) : undefined;
		const packet = point && packetAt(point);
		if (packet) pressed = { at: { x: event.clientX, y: event.clientY }, packet };
	};
	const onClick = (event: MouseEvent) => {
		const press = pressed;
		pressed = undefined;
		if (!press || Math.hypot(event.clientX - press.at.x, event.clientY - press.at.y) > clickMovesMax) return;
		event.stopPropagation();
		event.preventDefault();
		onPick(press.packet);
	};
	const listening = new AbortController();
	const options = { capture: true, signal: listening.signal };
	stage.addEventListener('pointermove', onMove, options);
	stage.addEventListener('pointerdown', onDown, options);
	stage.addEventListener('click', onClick, options);
	stage.addEventListener('pointerleave', onLeave, { signal: listening.signal });
	watch.stop = () => listening.abort();
	return watch;
}

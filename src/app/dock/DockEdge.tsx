import { useRef } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { usePointerDrag } from '../../ui/usePointerDrag.ts';
import { dockHeightMin, setDockHeight, useShown } from '../shown.ts';

const stepPx = 32;

/** The dock's upper edge: dragged, or moved by the arrow keys. */
export function DockEdge() {
	const { app } = useMessages();
	const height = useShown((shown) => shown.dockHeight);
	const from = useRef({ height, clientY: 0 });
	const drag = usePointerDrag({
		onStart: (_, { clientY }) => {
			from.current = { height, clientY };
			return true;
		},
		onMove: ({ clientY }) => setDockHeight(from.current.height + from.current.clientY - clientY),
		onDrop: ({ clientY }) => setDockHeight(from.current.height + from.current.clientY - clientY),
		onCancel: () => setDockHeight(from.current.height),
	});
	return (
		<hr
			{...drag}
			aria-orientation="horizontal"
			aria-label={app.dockEdge}
			aria-valuenow={height}
			aria-valuemin={dockHeightMin}
			tabIndex={0}
			onKeyDown={(event) => {
				const step = { ArrowUp: stepPx, ArrowDown: -stepPx }[event.key];
				if (step === undefined) return;
				event.preventDefault();
				setDockHeight(height + step);
			}}
			className="relative -mt-1.5 h-1.5 shrink-0 cursor-row-resize touch-none border-0 before:absolute before:inset-x-0 before:-top-1.5 before:-bottom-1.5 hover:bg-accent-soft focus-visible:bg-accent-soft"
		/>
	);
}

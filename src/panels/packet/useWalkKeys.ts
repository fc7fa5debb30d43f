import { useEffect } from 'react';
import { packetWalk } from '../../simulation/follow.ts';

const actions: Record<string, () => void> = {
	ArrowRight: packetWalk.nextHop,
	ArrowLeft: packetWalk.previousHop,
	Home: packetWalk.firstHop,
	End: packetWalk.lastHop,
	PageDown: packetWalk.nextLeg,
	PageUp: packetWalk.previousLeg,
};

/** Elements that use these keys themselves. */
const ownKeys =
	'input, textarea, select, [contenteditable], dialog, [role="menu"], [role="tree"], [role="tablist"], [data-item]';

/** The keys of the walk, wherever the focus is unless it needs them itself. */
export function useWalkKeys(): void {
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
			if (event.target instanceof Element && event.target.closest(ownKeys)) return;
			const action = actions[event.key];
			if (!action) return;
			event.preventDefault();
			action();
		};
		window.addEventListener('keydown', onKeyDown);
		return () => window.removeEventListener('keydown', onKeyDown);
	}, []);
}

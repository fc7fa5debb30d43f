import { useEffect, useRef } from 'react';
import { packetWalk } from '../simulation/follow.ts';
import { simulation } from '../simulation/store.ts';
import { setPresenting } from './presenter/presenting.ts';
import { type Shortcut, shortcutOf } from './shortcuts.ts';

/** The page's keys, while no dialog is open. */
export function useShortcuts(onHelp: () => void): void {
	const help = useRef(onHelp);
	help.current = onHelp;
	useEffect(() => {
		const actions: Record<Shortcut, () => void> = {
			playPause: () => simulation.playPause(),
			step: () => simulation.step(),
			stepBack: () => simulation.stepBack(),
			undo: () => simulation.undo(),
			redo: () => simulation.redo(),
			help: () => help.current(),
			follow: () => (packetWalk.getState().following ? packetWalk.stop() : packetWalk.followNewest()),
			present: () => setPresenting(true),
			clearSelection: letGo,
		};
		const onKeyDown = (event: KeyboardEvent) => {
			if (event.defaultPrevented) return;
			if (document.querySelector('dialog[open], [role="menu"]')) return;
			const target = event.target instanceof Element ? event.target : undefined;
			const shortcut = shortcutOf(event, kindOf(target));
			if (!shortcut) return;
			event.preventDefault();
			actions[shortcut]();
		};
		window.addEventListener('keydown', onKeyDown);
		return () => window.removeEventListener('keydown', onKeyDown);
	}, []);
}

/** Out of what's innermost: the contrast, the walk, the selection. */
function letGo(): void {
	const { following, mode } = packetWalk.getState();
	if (following && mode === 'nat') packetWalk.setMode('flat');
	else if (following) packetWalk.stop();
	else simulation.select(undefined);
}

/** Whether the focused element takes letters, or takes Space and Enter, for itself. */
function kindOf(target: Element | undefined): 'text' | 'control' | 'other' {
	if (
		target?.closest('input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [contenteditable]')
	) {
		return 'text';
	}
	return target?.closest('button, a, summary, input, [role="treeitem"], [role="button"], [data-item]')
		? 'control'
		: 'other';
}

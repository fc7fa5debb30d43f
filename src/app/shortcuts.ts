/** Which key does what, anywhere in the page. */
export type Shortcut =
	| 'playPause'
	| 'step'
	| 'stepBack'
	| 'undo'
	| 'redo'
	| 'help'
	| 'follow'
	| 'present'
	| 'clearSelection';

export interface KeyPress {
	key: string;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
	shiftKey: boolean;
}

/** `focus`: what has the focus takes letters (`text`), or Space and Enter (`control`), for itself. */
export function shortcutOf(press: KeyPress, focus: 'text' | 'control' | 'other'): Shortcut | undefined {
	if (focus === 'text' || press.altKey) return undefined;
	const key = press.key.toLowerCase();
	if (press.ctrlKey || press.metaKey) {
		if (key === 'z') return press.shiftKey ? 'redo' : 'undo';
		return key === 'y' && press.ctrlKey ? 'redo' : undefined;
	}
	switch (key) {
		case ' ':
			return focus === 'control' ? undefined : 'playPause';
		case '.':
			return 'step';
		case ',':
			return 'stepBack';
		case 'f':
			return press.shiftKey ? undefined : 'follow';
		case 'p':
			return press.shiftKey ? undefined : 'present';
		case '?':
			return 'help';
		case 'escape':
			return 'clearSelection';
		default:
			return undefined;
	}
}

/** What a key or a clicker's button means while something is presented. */
export type PresenterAction =
	| 'next'
	| 'back'
	| 'playPause'
	| 'show'
	| 'spotlight'
	| 'laser'
	| 'qr'
	| 'notes'
	| 'blank'
	| 'fullscreen'
	| 'leave';

const actionOf: Partial<Record<string, PresenterAction>> = {
	// A clicker sends page keys, and for its third button a full stop or B.
	pagedown: 'next',
	pageup: 'back',
	arrowright: 'next',
	arrowleft: 'back',
	' ': 'playPause',
	enter: 'show',
	s: 'spotlight',
	l: 'laser',
	q: 'qr',
	n: 'notes',
	b: 'blank',
	'.': 'blank',
	f: 'fullscreen',
	p: 'leave',
	escape: 'leave',
};

interface Press {
	key: string;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
}

/** `isControl`: a button or a field has the focus and takes Space and Enter for itself. */
export function presenterAction(press: Press, isControl: boolean): PresenterAction | undefined {
	if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
	if (isControl && (press.key === ' ' || press.key === 'Enter')) return undefined;
	return actionOf[press.key.toLowerCase()];
}

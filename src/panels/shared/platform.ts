/** The key that goes with letters for shortcuts on this device. */
export function modifier(): '⌘' | 'Ctrl' {
	return /mac|iphone|ipad/i.test(navigator.platform) ? '⌘' : 'Ctrl';
}

const names: Record<string, string> = { Ctrl: 'Control', '⌘': 'Meta', Esc: 'Escape' };

/** A shortcut as it's shown (`Ctrl+Z`, `⌘+Shift+Z`) in the words of `aria-keyshortcuts`. */
export function ariaKeys(keys: string): string {
	return keys
		.split('+')
		.map((key) => names[key] ?? key)
		.join('+');
}

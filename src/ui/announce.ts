/** What is told to screen readers: one polite live region for the whole page, at most one message a second. */
const gapMs = 1000;
let last = 0;
let waiting: string | undefined;
let scheduled = false;
const listeners = new Set<(text: string) => void>();

function flush(): void {
	scheduled = false;
	if (waiting === undefined) return;
	last = Date.now();
	for (const listener of listeners) listener(waiting);
	waiting = undefined;
}

/** Says `text` soon; of several within a second only the newest is said. */
export function announce(text: string): void {
	waiting = text;
	if (scheduled) return;
	scheduled = true;
	setTimeout(flush, Math.max(0, last + gapMs - Date.now()));
}

export function listenToAnnouncements(listener: (text: string) => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

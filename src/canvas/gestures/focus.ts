/** Focus for an item of the stage that may not be on the page yet: what isn't seen has no element. */

let wanted: string | undefined;

/** Focuses the element of that `data-item`, now or as soon as there is one. */
export function focusItem(root: HTMLElement, key: string): void {
	const element = root.querySelector<HTMLElement>(`[data-item="${CSS.escape(key)}"]`);
	wanted = element ? undefined : key;
	element?.focus({ preventScroll: true });
}

/** An item's element has come: it takes the focus if it's what was waited for. */
export function takeFocus(key: string, element: HTMLElement | null): void {
	if (!element || wanted !== key) return;
	wanted = undefined;
	element.focus({ preventScroll: true });
}

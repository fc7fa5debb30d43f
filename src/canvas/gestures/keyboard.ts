/** Arrow keys on the stage: left and right between neighbours, down into what's focused, up and out of it. */

const item = '[data-item]';

function parentOf(element: HTMLElement): HTMLElement | undefined {
	return element.parentElement?.closest<HTMLElement>(item) ?? undefined;
}

/** In reading order as it's seen, whatever the order of the document. */
function inReadingOrder(elements: HTMLElement[]): HTMLElement[] {
	const placed = elements.map((element) => ({ element, box: element.getBoundingClientRect() }));
	placed.sort((a, b) => {
		const sameRow = a.box.top < b.box.bottom && b.box.top < a.box.bottom;
		return sameRow ? a.box.left - b.box.left : a.box.top - b.box.top;
	});
	return placed.map(({ element }) => element);
}

function childrenOf(root: HTMLElement, parent: HTMLElement | undefined): HTMLElement[] {
	const within = [...(parent ?? root).querySelectorAll<HTMLElement>(item)];
	return inReadingOrder(within.filter((element) => parentOf(element) === parent));
}

/** The item to go to from the focused one, or undefined when the key isn't an arrow or there's nothing there. */
export function neighbour(root: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
	const parent = parentOf(from);
	const siblings = childrenOf(root, parent);
	const at = siblings.indexOf(from);
	switch (key) {
		case 'ArrowRight':
			return siblings[at + 1];
		case 'ArrowLeft':
			return at > 0 ? siblings[at - 1] : undefined;
		case 'ArrowDown':
			return childrenOf(root, from)[0] ?? siblings[at + 1];
		case 'ArrowUp':
			return at > 0 && childrenOf(root, from).length === 0 && parent ? siblings[at - 1] : parent;
		default:
			return undefined;
	}
}

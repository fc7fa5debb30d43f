/** The page of `npm run bench -- traffic`: one way of moving packets, named in the address, and a handle to say how many. */
import './page.css';

export interface Way {
	/** Makes so many packets move at once. */
	set(count: number): void;
	/** How many move now. */
	moving(): number;
}

declare global {
	interface Window {
		way?: Way;
	}
}

async function start(root: HTMLElement, name: string): Promise<Way | undefined> {
	switch (name) {
		case 'layer':
			return (await import('./layer.tsx')).start(root);
		case 'animateMotion':
			return (await import('./animateMotion.tsx')).start(root);
		case 'elements':
			return (await import('./elements.ts')).start(root);
		case 'drawImage':
			return (await import('./drawImage.ts')).start(root);
		default:
			return undefined;
	}
}

const root = document.getElementById('root');
// Not awaited here: what it imports may wait for this module.
if (root) {
	void start(root, location.hash.slice(1)).then((way) => {
		if (way) window.way = way;
	});
}

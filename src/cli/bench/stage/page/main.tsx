/** `#WAY/PODS`: the cluster by one way. What the benchmark does with it is on `window.bench`. */
import '../../../../ui/theme.css';
import { createRoot } from 'react-dom/client';
import { Stage } from '../../../../canvas/Stage.tsx';
import { startLanguage } from '../../../../i18n/language.ts';
import { Plain } from './plain.tsx';
import { addPods, changeOnePod, openScene } from './scene.ts';

export interface StageBench {
	mount(): void;
	changeOnePod(): void;
	addPods(count: number): void;
}

declare global {
	interface Window {
		bench?: StageBench;
	}
}

const [way, pods] = window.location.hash.slice(1).split('/');
/** Not awaited at the top: chunks that are awaited there may not depend on this one. */
async function open(): Promise<StageBench> {
	await startLanguage();
	await openScene(Number(pods));
	const root = document.getElementById('root');
	if (!root) throw new Error('the page has no #root');
	return {
		mount: () => createRoot(root).render(way === 'plain' ? <Plain /> : <Stage />),
		changeOnePod,
		addPods,
	};
}

void open().then((bench) => {
	window.bench = bench;
});

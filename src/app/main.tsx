import '../ui/theme.css';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../i18n/language.ts';
import { simulation } from '../simulation/store.ts';
import { startTheme } from '../ui/theme.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { startOpening } from './opening.ts';

const EmbedApp = lazy(() => import('./embed/EmbedApp.tsx').then((m) => ({ default: m.EmbedApp })));
const isEmbedded = new URLSearchParams(window.location.search).has('embed');

startTheme();
startOpening();
await startLanguage();
simulation.startClock();

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
	<StrictMode>
		<ErrorBoundary>
			{isEmbedded ? (
				<Suspense>
					<EmbedApp />
				</Suspense>
			) : (
				<App />
			)}
		</ErrorBoundary>
	</StrictMode>,
);

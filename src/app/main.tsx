import '../ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../i18n/language.ts';
import { simulation } from '../simulation/store.ts';
import { startTheme } from '../ui/theme.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { startOpening } from './opening.ts';
import { modeOf, Page } from './Page.tsx';

const mode = modeOf(window.location.search);
startTheme();
// The presenter's notes hear of the run from the page that's presented.
if (mode !== 'notes') startOpening();
simulation.startClock();

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
// Not awaited at the top: a chunk that is awaited there could not import from this one.
void startLanguage().then(() =>
	createRoot(root).render(
		<StrictMode>
			<ErrorBoundary>
				<Page mode={mode} />
			</ErrorBoundary>
		</StrictMode>,
	),
);

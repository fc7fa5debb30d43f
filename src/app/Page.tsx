import { lazy, Suspense } from 'react';
import { App } from './App.tsx';
import { usePresenting } from './presenter/presenting.ts';

const EmbedApp = lazy(() => import('./embed/EmbedApp.tsx').then((m) => ({ default: m.EmbedApp })));
const PresenterApp = lazy(() => import('./presenter/PresenterApp.tsx').then((m) => ({ default: m.PresenterApp })));
const NotesApp = lazy(() => import('./presenter/NotesApp.tsx').then((m) => ({ default: m.NotesApp })));

/** What the page is opened as: the whole, a run in somebody else's page, or the presenter's own window. */
export type PageMode = 'whole' | 'embed' | 'notes';

/** Takes the address's query. */
export function modeOf(search: string): PageMode {
	const given = new URLSearchParams(search);
	if (given.has('embed')) return 'embed';
	return given.has('notes') ? 'notes' : 'whole';
}

export function Page({ mode }: { mode: PageMode }) {
	const isPresenting = usePresenting();
	if (mode === 'whole' && !isPresenting) return <App />;
	return <Suspense>{mode === 'embed' ? <EmbedApp /> : mode === 'notes' ? <NotesApp /> : <PresenterApp />}</Suspense>;
}

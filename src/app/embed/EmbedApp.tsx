import { ExternalLink, Pause, Play, RotateCcw } from 'lucide-react';
import { useEffect } from 'react';
import { Stage } from '../../canvas/Stage.tsx';
import { useMessages } from '../../i18n/language.ts';
import { AuthorsNote } from '../../panels/messages/AuthorsNote.tsx';
import { LinkErrorBanner } from '../../panels/messages/LinkErrorBanner.tsx';
import { Notice } from '../../panels/messages/Notice.tsx';
import { useScenarioTitle } from '../../panels/shared/scenarioTitle.ts';
import { PanelServicesProvider } from '../../panels/shared/services.ts';
import { Clock } from '../../panels/transport/Clock.tsx';
import { useLesson } from '../../simulation/lesson/state.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { App } from '../App.tsx';
import { setOpeningError, useIsReady, useOpeningError } from '../opening.ts';
import { services } from '../services.ts';
import { useShortcuts } from '../useShortcuts.ts';
import { startBridge } from './bridge.ts';

/**
 * What stands in somebody else's page: a run alone, or, for a lesson, the whole of the page, as its learner needs palette
 * and inspector. Either is driven by messages.
 */
export function EmbedApp() {
	const isReady = useIsReady();
	const isLesson = useLesson((state) => state.lesson !== undefined);
	useEffect(() => {
		if (!isReady) return;
		return startBridge(new URLSearchParams(window.location.search).get('origin'));
	}, [isReady]);
	return isLesson ? <App /> : <Run isReady={isReady} />;
}

/** The stage, and a line to play it by. */
function Run({ isReady }: { isReady: boolean }) {
	const { app } = useMessages();
	const openingError = useOpeningError();
	useShortcuts(() => undefined);
	return (
		<PanelServicesProvider value={services}>
			<div inert={!isReady} className="flex h-full flex-col">
				<main aria-label={app.stagePanel} className="flex min-h-0 flex-1 flex-col">
					{openingError ? <LinkErrorBanner error={openingError} onClose={() => setOpeningError(undefined)} /> : null}
					<AuthorsNote />
					<div id="stage" tabIndex={-1} className="relative min-h-0 flex-1 overflow-clip outline-none">
						<Stage />
						<div className="pointer-events-none absolute inset-x-3 bottom-3 z-30 flex justify-center">
							<Notice />
						</div>
					</div>
				</main>
				<Bar />
			</div>
			<LiveRegion />
		</PanelServicesProvider>
	);
}

function Bar() {
	const { app, timeline, share } = useMessages();
	const title = useScenarioTitle();
	const playing = useSimulation((state) => state.playing);
	return (
		<footer className="flex h-11 items-center gap-1 border-t border-line bg-surface px-2 text-sm">
			<IconButton
				label={playing ? timeline.pause : timeline.play}
				side="top"
				variant="secondary"
				icon={playing ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
				onClick={() => simulation.playPause()}
			/>
			<IconButton
				label={app.reset}
				side="top"
				icon={<RotateCcw size={17} aria-hidden />}
				onClick={() => simulation.reset()}
			/>
			<Clock />
			<h1 className="min-w-0 flex-1 truncate px-1 font-medium">{title}</h1>
			<a
				href={`./${window.location.hash}`}
				target="_blank"
				rel="noopener"
				className="flex h-9 shrink-0 items-center gap-1.5 rounded-md px-2 font-medium text-accent-text hover:bg-hover"
			>
				<span className="max-sm:sr-only">{share?.openInPodarium}</span>
				<ExternalLink size={15} aria-hidden />
			</a>
		</footer>
	);
}

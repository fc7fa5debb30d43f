import { FileUp, PanelLeftOpen } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Stage } from '../canvas/Stage.tsx';
import { useMessages } from '../i18n/language.ts';
import { Inspector } from '../panels/inspector/Inspector.tsx';
import { FirstHint } from '../panels/messages/FirstHint.tsx';
import { Notice } from '../panels/messages/Notice.tsx';
import { PanelServicesProvider } from '../panels/shared/services.ts';
import { TopBar } from '../panels/topBar/TopBar.tsx';
import { Transport } from '../panels/transport/Transport.tsx';
import { packetWalk, useFollow } from '../simulation/follow.ts';
import { useLesson } from '../simulation/lesson/state.ts';
import { useSplit } from '../simulation/split/state.ts';
import { useSimulation } from '../simulation/store.ts';
import { cx } from '../ui/cx.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { useMediaQuery } from '../ui/useMediaQuery.ts';
import { Dialogs } from './Dialogs.tsx';
import { Dock } from './dock/Dock.tsx';
import { LeftPanel } from './LeftPanel.tsx';
import { setOpeningError, useIsReady, useOpeningError } from './opening.ts';
import { PhoneNav, type PhonePanel } from './PhoneNav.tsx';
import { isSavedLesson, isSavedRun, openRun, openSavedLesson } from './savedFile.ts';
import { services } from './services.ts';
import { openDialog } from './shown.ts';
import { useFileDrop } from './useFileDrop.ts';
import { useShortcuts } from './useShortcuts.ts';

const PacketInspector = lazy(() =>
	import('../panels/packet/PacketInspector.tsx').then((m) => ({ default: m.PacketInspector })),
);
const PhoneSheet = lazy(() => import('./PhoneSheet.tsx').then((m) => ({ default: m.PhoneSheet })));
const AuthorsNote = lazy(() => import('../panels/messages/AuthorsNote.tsx').then((m) => ({ default: m.AuthorsNote })));
const LinkErrorBanner = lazy(() =>
	import('../panels/messages/LinkErrorBanner.tsx').then((m) => ({ default: m.LinkErrorBanner })),
);
const Update = lazy(() => import('./offline/Update.tsx').then((m) => ({ default: m.Update })));
const SplitStage = lazy(() => import('../canvas/split/SplitStage.tsx').then((m) => ({ default: m.SplitStage })));
const ContrastOverlay = lazy(() =>
	import('../panels/packet/ContrastOverlay.tsx').then((m) => ({ default: m.ContrastOverlay })),
);

/** The left panel, the stage, and the inspector where it stands beside them. */
const columns = {
	floating: 'grid-cols-[15.5rem_minmax(0,1fr)]',
	fixed: 'grid-cols-[16.5rem_minmax(0,1fr)_21rem]',
};
const lessonColumns = {
	floating: 'grid-cols-[21rem_minmax(0,1fr)]',
	fixed: 'grid-cols-[21rem_minmax(0,1fr)_21rem]',
};

/** The sandbox: stage and panels together. */
export function App() {
	const { app, packet } = useMessages();
	const isFollowing = useFollow((state) => state.following !== undefined);
	const isContrast = useFollow((state) => state.following !== undefined && state.mode === 'nat');
	const compact = useMediaQuery('(max-width: 56.24rem)');
	// On a projector the stage needs the room: there the inspector comes over it when something is selected.
	const isNarrow = useMediaQuery('(max-width: 85rem)');
	const inspectorFloats = isNarrow && !isFollowing;
	const isReady = useIsReady();
	const isSelected = useSimulation((state) => state.selection !== undefined);
	const [leftShown, setLeftShown] = useState(true);
	const isLesson = useLesson((state) => state.lesson !== undefined);
	const isSplit = useSplit((state) => state.sides !== undefined);
	const [phonePanel, setPhonePanel] = useState<PhonePanel>();
	const hasNote = useSimulation((state) => state.note !== undefined);
	const openingError = useOpeningError();
	const filesOver = useFileDrop((files) => {
		const run = files.find(isSavedRun);
		const lesson = files.find(isSavedLesson);
		if (lesson) void openSavedLesson(lesson).then(setOpeningError);
		else if (run) void openRun(run).then(setOpeningError);
		else openDialog({ kind: 'import', files });
	});
	// On a phone the lesson stands over the stage: it comes back when there's something to read.
	const isWriting = useLesson((state) => state.writing);
	const reading = useLesson((state) => state.lesson && `${state.lesson.key}.${state.step}.${state.phase === 'doing'}`);
	useEffect(() => {
		if (reading === undefined) return;
		setPhonePanel('lesson');
		setLeftShown(true);
	}, [reading]);
	useEffect(() => {
		if (!isWriting) return;
		setPhonePanel('lesson');
		setLeftShown(true);
	}, [isWriting]);
	const openPhonePanel = (panel: PhonePanel | undefined) => {
		packetWalk.stop();
		setPhonePanel(panel);
	};
	useShortcuts(() => openDialog({ kind: 'shortcuts' }));

	return (
		<PanelServicesProvider value={services}>
			<button
				type="button"
				onClick={() => document.getElementById('stage')?.focus()}
				className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 text-sm font-medium text-on-accent focus:translate-y-0"
			>
				{app.skipToStage}
			</button>
			<div inert={!isReady} className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto]">
				<TopBar
					compact={compact}
					onShare={() => openDialog({ kind: 'share' })}
					onImport={() => openDialog({ kind: 'import', files: [] })}
					onShortcuts={() => openDialog({ kind: 'shortcuts' })}
				/>
				<div
					className={cx(
						'relative grid min-h-0',
						compact && 'grid-cols-[minmax(0,1fr)]',
						!compact &&
							leftShown &&
							(isLesson || isWriting ? lessonColumns : columns)[inspectorFloats ? 'floating' : 'fixed'],
						!compact && !leftShown && !inspectorFloats && 'grid-cols-[minmax(0,1fr)_21rem]',
					)}
				>
					{!compact && leftShown ? <LeftPanel onHide={() => setLeftShown(false)} /> : null}
					<main aria-label={app.stagePanel} className="flex min-h-0 min-w-0 flex-col">
						<Suspense>
							{openingError ? (
								<LinkErrorBanner error={openingError} onClose={() => setOpeningError(undefined)} />
							) : null}
							{isLesson ? null : <Update />}
							{hasNote ? <AuthorsNote /> : null}
						</Suspense>
						<FirstHint compact={compact} />
						<div id="stage" tabIndex={-1} className="relative min-h-0 flex-1 overflow-clip outline-none">
							<Stage />
							<div
								className={cx(
									'pointer-events-none absolute inset-x-3 z-30 flex justify-center',
									compact ? 'bottom-3' : 'bottom-4',
								)}
							>
								<Notice />
							</div>
							{!compact && !leftShown ? (
								<IconButton
									label={app.showPalette}
									icon={<PanelLeftOpen size={18} aria-hidden />}
									variant="secondary"
									side="right"
									onClick={() => setLeftShown(true)}
									className="absolute! top-3 left-3 z-10"
								/>
							) : null}
							<Suspense>
								{compact && !isFollowing && phonePanel ? <PhoneSheet open={phonePanel} onOpen={setPhonePanel} /> : null}
								{isFollowing && compact ? (
									<Sheet
										title={packet.title}
										closeLabel={packet.stop}
										onClose={() => (isContrast ? packetWalk.setMode('flat') : packetWalk.stop())}
										low={!isContrast}
									>
										<PacketInspector compact />
									</Sheet>
								) : null}
								{isContrast && !compact ? <ContrastOverlay /> : null}
								{isSplit ? <SplitStage /> : null}
							</Suspense>
							{filesOver ? <DropVeil text={app.dropFile} /> : null}
						</div>
						{compact ? null : <Dock />}
					</main>
					{compact || (inspectorFloats && !isSelected) ? null : (
						<aside
							aria-label={app.inspectorPanel}
							data-panel="inspector"
							className={cx(
								'flex min-h-0 flex-col border-l border-line bg-surface',
								inspectorFloats && 'absolute inset-y-0 right-0 z-20 w-84 shadow-float',
							)}
						>
							{isFollowing ? (
								<Suspense>
									<PacketInspector />
								</Suspense>
							) : (
								<Inspector />
							)}
						</aside>
					)}
				</div>
				<footer>
					{compact ? <PhoneNav open={isFollowing ? undefined : phonePanel} onOpen={openPhonePanel} /> : null}
					<Transport compact={compact} />
				</footer>
			</div>
			<Dialogs />
			<LiveRegion />
		</PanelServicesProvider>
	);
}

function DropVeil({ text }: { text: string }) {
	return (
		<div className="pointer-events-none absolute inset-2 z-30 flex items-center justify-center gap-2 rounded-xl border-2 border-dashed border-accent bg-accent-soft/90 text-lg font-medium text-accent-text">
			<FileUp size={22} aria-hidden />
			{text}
		</div>
	);
}

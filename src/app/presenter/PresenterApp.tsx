import {
	ChevronLeft,
	ChevronRight,
	Crosshair,
	LogOut,
	type LucideIcon,
	NotebookText,
	Pause,
	Play,
	QrCode as QrIcon,
	SpotlightIcon,
} from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Stage } from '../../canvas/Stage.tsx';
import { useMessages } from '../../i18n/language.ts';
import { PanelServicesProvider } from '../../panels/shared/services.ts';
import { camera } from '../../simulation/camera.ts';
import { lessonPlayer } from '../../simulation/lesson/player.ts';
import { useLesson } from '../../simulation/lesson/state.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { announce } from '../../ui/announce.ts';
import { cx } from '../../ui/cx.ts';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { useIsReady } from '../opening.ts';
import { services } from '../services.ts';
import { openChannel } from './channel.ts';
import { Laser } from './Laser.tsx';
import { type PresenterAction, presenterAction } from './presenterKeys.ts';
import { setPresenting } from './presenting.ts';
import { QrOverlay } from './QrOverlay.tsx';
import { Spotlight } from './Spotlight.tsx';
import { stepBackward, stepOn } from './steps.ts';
import { useShownWords } from './useShown.ts';

/** Up to what the stage is enlarged, for its words to be read from the back row. */
const zoomMax = 2.2;
const idleMs = 2_500;

/** The page for a projector: the stage as large as it goes, a line of large words, and all else away. */
export function PresenterApp() {
	// Its words come just after the page's first ones.
	return 'presenter' in useMessages() ? <Presentation /> : null;
}

function Presentation() {
	const words = useMessages().presenter;
	const isReady = useIsReady();
	const selection = useSimulation((state) => state.selection);
	const [isLit, setLit] = useState(false);
	const [hasLaser, setLaser] = useState(false);
	const [hasQr, setQr] = useState(false);
	const [isBlank, setBlank] = useState(false);
	const notesWindow = useRef<Window | null>(null);

	useEffect(() => {
		camera.enlarge(zoomMax);
		camera.stepBack();
		return () => {
			camera.enlarge(1);
			camera.stepBack();
		};
	}, []);
	const isSpotlit = isLit && selection !== undefined;
	useEffect(() => {
		if (!isSpotlit || !selection) return;
		camera.approach(selection);
		return () => camera.stepBack();
	}, [isSpotlit, selection]);

	const act = useCallback(
		(action: PresenterAction) => {
			switch (action) {
				case 'next':
					return stepOn();
				case 'back':
					return stepBackward();
				case 'playPause':
					return simulation.playPause();
				case 'show':
					return void lessonPlayer.showSolution();
				case 'spotlight':
					if (!isLit && simulation.getState().selection === undefined) announce(words.selectFirst);
					return setLit((before) => !before);
				case 'laser':
					return setLaser((before) => !before);
				case 'qr':
					return setQr((before) => !before);
				case 'blank':
					return setBlank((before) => !before);
				case 'notes':
					notesWindow.current = window.open('./?notes', 'podarium-notes', 'popup,width=560,height=640');
					return;
				case 'fullscreen':
					return void (
						document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
					).catch(() => undefined);
				case 'leave':
					// Out of what's innermost.
					if (isBlank) return setBlank(false);
					if (hasQr) return setQr(false);
					if (isLit) return setLit(false);
					if (hasLaser) return setLaser(false);
					return setPresenting(false);
			}
		},
		[isLit, isBlank, hasQr, hasLaser, words],
	);

	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			const target = event.target instanceof Element ? event.target : undefined;
			const action = presenterAction(event, target?.closest('button, a, [data-item]') != null);
			if (!action) return;
			event.preventDefault();
			event.stopPropagation();
			act(action);
		};
		// Before the stage takes the arrows for itself.
		window.addEventListener('keydown', onKeyDown, { capture: true });
		return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
	}, [act]);

	return (
		<PanelServicesProvider value={services}>
			<div
				inert={!isReady}
				data-presenter=""
				className={cx('flex h-full flex-col', hasLaser && 'cursor-none **:cursor-none!')}
			>
				<main aria-label={words.title} className="relative min-h-0 flex-1">
					<div id="stage" tabIndex={-1} className="size-full overflow-clip outline-none">
						<Stage />
					</div>
					{isSpotlit && selection ? <Spotlight selection={selection} /> : null}
				</main>
				<Caption act={act} />
				<Controls act={act} isLit={isLit} hasLaser={hasLaser} hasQr={hasQr} />
			</div>
			{hasLaser ? <Laser /> : null}
			{hasQr ? <QrOverlay onClose={() => setQr(false)} /> : null}
			{isBlank ? (
				<button
					type="button"
					aria-label={words.unblank}
					onClick={() => setBlank(false)}
					className="fixed inset-0 z-50 bg-black"
				/>
			) : null}
			<LiveRegion />
		</PanelServicesProvider>
	);
}

/** What's being shown, in words that the back row reads; the notes' window hears the same and more. */
function Caption({ act }: { act(action: PresenterAction): void }) {
	const shown = useShownWords();
	const latest = useRef(shown);
	latest.current = shown;
	const channel = useRef<ReturnType<typeof openChannel>>(undefined);
	const acting = useRef(act);
	acting.current = act;
	useEffect(() => {
		const opened = openChannel((message) => {
			if (message.type === 'hello') opened.send(latest.current);
			if (message.type === 'ask') acting.current(message.action);
		});
		channel.current = opened;
		return () => opened.close();
	}, []);
	const told = JSON.stringify(shown);
	// biome-ignore lint/correctness/useExhaustiveDependencies: `told` stands for what's shown, which is made anew each time.
	useEffect(() => channel.current?.send(latest.current), [told]);
	const isLesson = useLesson((state) => state.lesson !== undefined);
	return (
		<footer className="relative z-30 flex items-start gap-x-6 max-sm:flex-wrap border-t border-line bg-surface px-8 py-4 text-[1.625rem] leading-snug">
			<div className="min-w-0 flex-1 max-sm:basis-full">
				<h1 className="truncate max-sm:whitespace-normal font-semibold">{shown.heading || shown.title}</h1>
				{isLesson ? <p className="mt-1 line-clamp-3 text-2xl text-text-muted">{shown.words}</p> : null}
			</div>
			<p className="shrink-0 text-right font-mono tabular-nums">
				{shown.clock}
				<span className="ml-6 text-text-muted" data-testid="place">
					{shown.place}
				</span>
			</p>
		</footer>
	);
}

interface ControlsProps {
	act(action: PresenterAction): void;
	isLit: boolean;
	hasLaser: boolean;
	hasQr: boolean;
}

/** The same as the keys, for a hand on the mouse; away while it rests. */
function Controls({ act, isLit, hasLaser, hasQr }: ControlsProps) {
	const words = useMessages().presenter;
	const playing = useSimulation((state) => state.playing);
	const isIdle = useIdle();
	const buttons: { action: PresenterAction; Icon: LucideIcon; pressed?: boolean }[] = [
		{ action: 'back', Icon: ChevronLeft },
		{ action: 'playPause', Icon: playing ? Pause : Play },
		{ action: 'next', Icon: ChevronRight },
		{ action: 'spotlight', Icon: SpotlightIcon, pressed: isLit },
		{ action: 'laser', Icon: Crosshair, pressed: hasLaser },
		{ action: 'qr', Icon: QrIcon, pressed: hasQr },
		{ action: 'notes', Icon: NotebookText },
		{ action: 'leave', Icon: LogOut },
	];
	return (
		<nav
			aria-label={words.title}
			className={cx(
				'fixed top-4 right-4 z-40 flex gap-1 rounded-xl bg-raised p-1.5 shadow-float ring-1 ring-line transition-opacity focus-within:opacity-100',
				isIdle && 'opacity-0',
			)}
		>
			{buttons.map(({ action, Icon, pressed }) => (
				<button
					key={action}
					type="button"
					title={words.actions[action]}
					aria-label={words.actions[action]}
					aria-pressed={pressed}
					onClick={(event) => {
						// The next Space is for the run, not for this button again.
						event.currentTarget.blur();
						act(action);
					}}
					className={cx(
						'flex size-11 items-center justify-center rounded-lg hover:bg-hover',
						pressed && 'bg-accent-soft text-accent-text',
					)}
				>
					<Icon size={24} aria-hidden />
				</button>
			))}
		</nav>
	);
}

/** The pointer has rested for a while. */
function useIdle(): boolean {
	const [isIdle, setIdle] = useState(false);
	useEffect(() => {
		let timer = setTimeout(() => setIdle(true), idleMs);
		const wake = () => {
			setIdle(false);
			clearTimeout(timer);
			timer = setTimeout(() => setIdle(true), idleMs);
		};
		window.addEventListener('pointermove', wake);
		return () => {
			clearTimeout(timer);
			window.removeEventListener('pointermove', wake);
		};
	}, []);
	return isIdle;
}

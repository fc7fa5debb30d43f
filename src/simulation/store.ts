/** The one running thing: the zustand store that the views select from, and everything that they can ask of it. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Command } from '../engine/commands/command.ts';
import { emptyState } from '../engine/emptyState.ts';
import { hashText } from '../engine/hash.ts';
import type { ClusterState } from '../engine/state.ts';
import type { Status } from '../kubernetes/status.ts';
import type { ManifestObject } from '../kubernetes/types.ts';
import type { BuiltinKey } from '../scenario/builtin/keys.ts';
import type { Position, ScenarioDocument } from '../scenario/document.ts';
import type { LoadError, Loaded } from '../scenario/load.ts';
import { camera } from './camera.ts';
import { loadMachinery, machinery } from './engineRoom.ts';
import { emptyHistory, type History, stepBack as historyBack, remember, stepForward } from './history.ts';
import { consequenceOf } from './moves.ts';
import { lastMoment, nextMoment } from './noteworthy.ts';
import { startPace } from './pace.ts';
import { register } from './running.ts';
import type { ShareOptions } from './sharing.ts';
import type { Timeline } from './timeline.ts';
import type { Selection } from './views.ts';

/** The last thing worth telling; the view has the sentence for the code. */
export interface Notice {
	id: number;
	tone: 'info' | 'warning' | 'error';
	code: string;
	parameters: Record<string, string | number>;
	status?: Status;
	/** What was refused. */
	command?: Command;
}

export interface SimulationState {
	/** The engine is loaded; until then there's an empty cluster, and nothing can be asked of it. */
	isReady: boolean;
	/** The engine's state. Objects keep their identity while unchanged; the tables are changed in place. */
	cluster: ClusterState;
	/** The furthest state of this run that's known: ahead of `cluster` once one has gone back in time. */
	furthest: ClusterState;
	/** Raised with every published change. */
	revision: number;
	/** µs of virtual time. */
	now: number;
	playing: boolean;
	/** Virtual seconds per real second. */
	speed: number;
	selection: Selection | undefined;
	/** The scenario's title, or the key of a built-in one. */
	title: string;
	/** What its author says to whoever opens it. */
	note: string | undefined;
	positions: Record<string, Position>;
	canUndo: boolean;
	canRedo: boolean;
	canStepBack: boolean;
	notice: Notice | undefined;
	eventHash: string;
}

const speedMin = 0.1;
const speedMax = 100;
/** Longest that *step* looks ahead for something to happen, in µs. */
const stepAheadUs = 60_000_000;

/** What the page held when it opened something else stays one *undo* away. */
let timeline: Timeline;
let origin: ScenarioDocument;
let history: History = emptyHistory;
let lastNotice = 0;

const store = createStore<SimulationState>(() => ({
	isReady: false,
	cluster: emptyState(1),
	furthest: emptyState(1),
	revision: 0,
	now: 0,
	playing: false,
	speed: 1,
	selection: undefined,
	title: '',
	note: undefined,
	positions: {},
	canUndo: false,
	canRedo: false,
	canStepBack: false,
	notice: undefined,
	eventHash: '',
}));

let loading: Promise<void> | undefined;

/** Fetches the engine and begins with an empty cluster. Rejects when it can't be fetched; then it may be asked again. */
function load(): Promise<void> {
	loading ??= loadMachinery().then(
		() => {
			const { openTimeline, builtins } = machinery();
			origin = builtins.empty;
			timeline = openTimeline(origin);
			register(timeline.engine);
			publish({ isReady: true });
		},
		(error: unknown) => {
			loading = undefined;
			throw error;
		},
	);
	return loading;
}

/** Tells the views how things stand. */
function publish(more: Partial<SimulationState> = {}): void {
	const { engine, document } = timeline;
	machinery().takeChanges(engine);
	const { state } = engine;
	store.setState((before) => ({
		cluster: state,
		furthest: machinery().furthest(timeline),
		revision: before.revision + 1,
		now: state.now,
		title: document.title,
		note: document.note,
		positions: document.layout,
		canUndo: history.past.length > 0,
		canRedo: history.future.length > 0,
		canStepBack: state.now > 0,
		eventHash: before.playing && more.playing !== false ? before.eventHash : hashText(state.log.hash),
		...more,
	}));
}

function tell(notice: Omit<Notice, 'id'>): Notice {
	lastNotice += 1;
	return { id: lastNotice, ...notice };
}

/** The run as it is now: its document, opening at this moment. */
function present(): ScenarioDocument {
	const { state } = timeline.engine;
	return { ...timeline.document, at: state.now, hash: hashText(state.log.hash) };
}

/** Puts another run in the place of this one, which undo brings back. */
function replaceRun(document: ScenarioDocument, at: number, more: Partial<SimulationState> = {}): void {
	history = remember(history, { document: timeline.document, at: timeline.engine.state.now });
	timeline = machinery().changeDocument(timeline, document, at);
	register(timeline.engine);
	publish({ selection: undefined, ...more });
}

function parametersOf(command: Command): Record<string, string | number> {
	const named =
		'name' in command ? command.name : 'to' in command ? command.to.name : 'from' in command ? command.from.name : '';
	return { name: named, ...('node' in command && command.node !== undefined ? { node: command.node } : {}) };
}

/** Gives the cluster a command now. What had been going to happen later in the script doesn't any more. */
function dispatch(command: Command): Status | undefined {
	const { engine } = timeline;
	machinery().runOn(timeline, engine.state.now);
	const refusal = machinery().check(engine, command);
	if (refusal) {
		store.setState({
			notice: tell({ tone: 'error', code: 'refused', parameters: parametersOf(command), status: refusal, command }),
		});
		return refusal;
	}
	const consequence = consequenceOf(engine.state, command);
	history = remember(history, { document: timeline.document, at: engine.state.now });
	const commands = [...timeline.document.commands.slice(0, timeline.applied), { at: engine.state.now, command }];
	timeline.marks = timeline.marks.filter(({ at }) => at <= engine.state.now);
	machinery().dispatch(engine, command);
	timeline.document = { ...timeline.document, commands };
	timeline.applied = commands.length;
	publish({
		eventHash: hashText(engine.state.log.hash),
		notice: consequence ? tell({ tone: 'info', code: consequence, parameters: parametersOf(command) }) : undefined,
	});
	return undefined;
}

function goTo(step: ReturnType<typeof historyBack>): void {
	if (!step) return;
	const { document, at } = step.moment;
	const sameRun = document.seed === timeline.document.seed && document.manifests === timeline.document.manifests;
	history = step.history;
	timeline = machinery().changeDocument(timeline, document, sameRun ? timeline.engine.state.now : at);
	register(timeline.engine);
	publish({ notice: undefined });
}

const moment = () => ({ document: timeline.document, at: timeline.engine.state.now });

function goToMoment(us: number): void {
	machinery().seek(timeline, Math.max(0, Math.round(us)));
	register(timeline.engine);
	publish();
}

/** Goes to any moment (µs); what was known beyond it stays known. */
function seek(us: number): void {
	if (us < timeline.engine.state.now) machinery().mark(timeline);
	goToMoment(us);
}

function pause(): void {
	store.setState({ playing: false });
	publish({ playing: false });
}

function step(): void {
	pause();
	const { engine } = timeline;
	const from = engine.state.now;
	for (let ahead = 100_000; ahead <= stepAheadUs; ahead *= 2) {
		machinery().runOn(timeline, from + ahead);
		const next = nextMoment(engine.state, from);
		if (next !== undefined) {
			goToMoment(next);
			return;
		}
	}
	publish();
}

function stepBack(): void {
	pause();
	const { state } = timeline.engine;
	const last = lastMoment(state, state.now);
	seek(last === undefined ? 0 : last - 1);
}

/** Whether anything has been opened yet: what the page begins with is nobody's work, and undo doesn't go back to it. */
let hasOpened = false;

/** Openings are counted: what takes long to open must not come over what was opened since. */
let openings = 0;

/** Puts a run that was opened and has arrived at its moment in the place of this one. */
function install(opened: Timeline): void {
	const { document, engine } = opened;
	openings += 1;
	origin = document;
	if (hasOpened) history = remember(history, moment());
	hasOpened = true;
	timeline = opened;
	register(engine);
	const hash = hashText(engine.state.log.hash);
	const changed = document.hash !== undefined && document.hash !== hash;
	publish({
		selection:
			document.view?.selected === undefined ? undefined : machinery().selectionOf(engine.state, document.view.selected),
		eventHash: hash,
		notice: changed ? tell({ tone: 'warning', code: 'hashDiffers', parameters: {} }) : undefined,
	});
	if (document.view?.camera) camera.show(document.view.camera);
}

/** Opens a document as a run of its own, at the moment that it names. */
function openDocument(document: ScenarioDocument): Status | undefined {
	const opened = machinery().openTimeline(document);
	if (opened.refusal) {
		store.setState({ notice: tell({ tone: 'error', code: 'refused', parameters: {}, status: opened.refusal }) });
		return opened.refusal;
	}
	machinery().runOn(opened, document.at);
	install(opened);
	return undefined;
}

/** Opens what came from outside: until it has arrived at its moment, the present run goes on untouched. */
async function openLoaded(loaded: Loaded): Promise<LoadError | undefined> {
	if ('error' in loaded) return loaded.error;
	const { document } = loaded;
	const opened = machinery().openTimeline(document);
	if (opened.refusal) return { code: 'invalid', detail: opened.refusal.message };
	openings += 1;
	const turn = openings;
	if (!(await machinery().arrive(opened, document.at))) return { code: 'tooSlow' };
	if (turn !== openings) return undefined;
	install(opened);
	store.setState({ playing: document.view?.autoplay ?? false });
	return undefined;
}

function openManifests(
	objects: ManifestObject[],
	{ mode, nodes = 3, title = '' }: { mode: 'replace' | 'add'; nodes?: number; title?: string },
): Status | undefined {
	if (mode === 'add') return dispatch({ type: 'apply', objects });
	return openDocument(machinery().documentOfManifests(objects, { nodeCount: nodes, title }));
}

/** A link of the run, as its author wants it to be opened. */
async function share(options: ShareOptions = {}): Promise<{ url: string; length: number; document: ScenarioDocument }> {
	const { cluster, selection } = store.getState();
	const document = machinery().documentFor(present(), options, { cluster, selection, camera: camera.getState().shown });
	const url = `${location.origin}${location.pathname}#${await machinery().encodeLink(document)}`;
	return { url, length: url.length, document };
}

const openLink = async (fragment: string): Promise<LoadError | undefined> =>
	openLoaded(await machinery().decodeLink(fragment));

/** Opens a saved file's text. */
const openFile = (text: string): Promise<LoadError | undefined> => openLoaded(machinery().parseDocument(text));

/** Where the user has put something; with `withLast` as part of the command just given, not as a step of its own. */
function place(key: string, position: Position, { withLast = false }: { withLast?: boolean } = {}): void {
	const layout = { ...timeline.document.layout, [key]: position };
	if (!withLast) history = remember(history, moment());
	timeline.document = { ...timeline.document, layout };
	publish();
}

export const simulation = {
	getState: store.getState,
	subscribe: store.subscribe,
	load,
	dispatch,
	check: (command: Command): Status | undefined => machinery().check(timeline.engine, command),
	select: (selection: Selection | undefined): void => store.setState({ selection }),
	place,
	play: (): void => store.setState({ playing: true }),
	pause,
	playPause: (): void => (store.getState().playing ? pause() : store.setState({ playing: true })),
	setSpeed: (speed: number): void => store.setState({ speed: Math.min(speedMax, Math.max(speedMin, speed)) }),
	step,
	stepBack,
	seek,
	undo: (): void => goTo(historyBack(history, moment())),
	redo: (): void => goTo(stepForward(history, moment())),
	/** Goes back to a run as it was, which undo takes back. */
	returnTo: (document: ScenarioDocument): void => replaceRun(document, document.at, { notice: undefined }),
	reset: (): void => replaceRun(origin, origin.at, { notice: undefined }),
	openDocument,
	openBuiltin: (key: BuiltinKey): Status | undefined => openDocument(machinery().builtins[key]),
	openManifests,
	openLink,
	openFile,
	share,
	/** What was asked of the cluster, as manifests that any cluster takes. */
	manifests: (): ManifestObject[] => machinery().exportCluster(timeline.engine.state),
	/** The run's document as it stands, for saving as a file. */
	document: present,
	/** Tells of a refusal that was found before anything was sent. */
	refuse: (status: Status): Status => {
		store.setState({ notice: tell({ tone: 'error', code: 'refused', parameters: {}, status }) });
		return status;
	},
	dismissNotice: (): void => store.setState({ notice: undefined }),
	/** Runs the clock while the page shows; answers how to stop it. */
	startClock: (): (() => void) =>
		startPace({
			isPlaying: () => store.getState().playing,
			speed: () => store.getState().speed,
			now: () => timeline.engine.state.now,
			runOn: (until, budget) => machinery().runOn(timeline, until, budget),
			publish: () => publish(),
			publishHash: () => store.setState({ eventHash: hashText(timeline.engine.state.log.hash) }),
		}),
};

/** What a component shows of the simulation; it renders again when that, compared by identity, changes. */
export function useSimulation<T>(select: (state: SimulationState) => T): T {
	return useStore(store, select);
}

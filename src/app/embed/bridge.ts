/** The embedded run's ear and mouth: only the embedding page is heard, and only it is told. */
import type { LoadError } from '../../simulation/cluster.ts';
import { type LessonState, lessonOf, lessonStore, openLesson } from '../../simulation/lesson/state.ts';
import { simulation } from '../../simulation/store.ts';
import { type EmbedAnswer, type EmbedRequest, type EmbedState, protocolVersion, readRequest } from './protocol.ts';

declare const __APP_VERSION__: string;

function stateNow(): EmbedState {
	const { title, now, playing, cluster } = simulation.getState();
	const { lesson, step } = lessonStore.getState();
	const pods = [...cluster.objects.Pod.values()];
	return {
		title,
		seconds: now / 1_000_000,
		playing,
		eventHash: simulation.document().hash ?? '',
		nodes: cluster.objects.Node.size,
		pods: { total: pods.length, running: pods.filter(({ status }) => status.phase === 'Running').length },
		...(lesson ? { lesson: { key: lesson.key, step: step + 1, steps: lesson.steps.length } } : {}),
	};
}

async function load(link: string): Promise<LoadError | undefined> {
	const place = lessonOf(link);
	if (!place) return simulation.openLink(link);
	return (await openLesson(place.key, place.step)) ? undefined : { code: 'notALink' };
}

const outcome = (error: LoadError | undefined, given: { id?: string | number }): EmbedAnswer =>
	error
		? { type: 'error', ...given, code: error.code, ...(error.detail === undefined ? {} : { detail: error.detail }) }
		: { type: 'done', ...given };

async function answer(request: EmbedRequest): Promise<EmbedAnswer> {
	const given = request.id === undefined ? {} : { id: request.id };
	switch (request.type) {
		case 'hello':
			return { type: 'done', ...given };
		case 'load':
			return outcome(await load(request.link), given);
		case 'loadDocument':
			return outcome(await simulation.openFile(request.document), given);
		case 'play':
			simulation.play();
			return { type: 'done', ...given };
		case 'pause':
			simulation.pause();
			return { type: 'done', ...given };
		case 'seek':
			simulation.seek(request.seconds * 1_000_000);
			return { type: 'done', ...given };
		case 'state':
			return { type: 'state', ...given, state: stateNow() };
	}
}

/** Tells of each step that begins, and once of each lesson that's done to its last step, as often as it's opened. */
function watchLessons(tell: (message: EmbedAnswer) => void): () => void {
	let completed: string | undefined;
	let begun: string | undefined;
	const look = ({ lesson, step, phase }: LessonState): void => {
		if (!lesson) {
			completed = undefined;
			begun = undefined;
			return;
		}
		const steps = lesson.steps.length;
		const place = `${lesson.key}.${step}`;
		if (begun !== place) tell({ type: 'lessonStep', lesson: lesson.key, step: step + 1, steps });
		begun = place;
		if (phase !== 'done' || step !== steps - 1 || completed === lesson.key) return;
		completed = lesson.key;
		tell({ type: 'lessonCompleted', lesson: lesson.key });
	};
	look(lessonStore.getState());
	return lessonStore.subscribe(look);
}

/**
 * Opens the ear. With `?embed&origin=https://page.example` only that origin is ever heard; otherwise the first that says
 * something that makes sense is, and from then on no other.
 */
export function startBridge(wantedOrigin: string | null): () => void {
	if (window.parent === window) return () => undefined;
	let origin = wantedOrigin ?? undefined;
	const tell = (message: EmbedAnswer): void => {
		// An opaque origin (a sandboxed page, a file) can't be named; what's told is nobody's secret.
		const target = origin === undefined || origin === 'null' ? '*' : origin;
		window.parent.postMessage({ podarium: protocolVersion, ...message }, target);
	};
	const hear = (event: MessageEvent): void => {
		if (event.source !== window.parent) return;
		if (origin !== undefined && event.origin !== origin) return;
		const read = readRequest(event.data);
		if (!read) return;
		if ('error' in read) {
			tell(read.error);
			return;
		}
		origin ??= event.origin;
		answer(read.request).then(tell, (error: unknown) =>
			tell({ type: 'error', code: 'failed', detail: error instanceof Error ? error.message : String(error) }),
		);
	};
	window.addEventListener('message', hear);
	tell({ type: 'ready', app: __APP_VERSION__ });
	const stopWatching = watchLessons(tell);
	return () => {
		stopWatching();
		window.removeEventListener('message', hear);
	};
}

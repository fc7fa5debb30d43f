/**
 * What an embedding page and the embedded run say to each other by `postMessage`. Each message is an object with
 * `podarium: 1` (this version of the protocol) and a `type`; one that's asked for something has an `id`, which the answer
 * repeats. Times are seconds of virtual time.
 */
import * as v from 'valibot';

export const protocolVersion = 1;
const secondsMax = 7 * 24 * 3600;
/** Beyond what any document may be. */
const textMax = 1024 * 1024;

const id = v.optional(v.union([v.pipe(v.string(), v.maxLength(100)), v.pipe(v.number(), v.finite())]));
const head = { podarium: v.literal(protocolVersion), id };

const requestSchema = v.variant('type', [
	/** Says who asks: from then on only that origin is heard and told. */
	v.strictObject({ ...head, type: v.literal('hello') }),
	/** Opens a link's fragment (`#s2.…`, `#b=welcome`, `#l=first-pod`). */
	v.strictObject({ ...head, type: v.literal('load'), link: v.pipe(v.string(), v.maxLength(16_001)) }),
	/** Opens a saved run, as its file's text. */
	v.strictObject({ ...head, type: v.literal('loadDocument'), document: v.pipe(v.string(), v.maxLength(textMax)) }),
	v.strictObject({ ...head, type: v.literal('play') }),
	v.strictObject({ ...head, type: v.literal('pause') }),
	v.strictObject({
		...head,
		type: v.literal('seek'),
		seconds: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(secondsMax)),
	}),
	/** Asks for a `state`. */
	v.strictObject({ ...head, type: v.literal('state') }),
]);

export type EmbedRequest = v.InferOutput<typeof requestSchema>;

export interface EmbedState {
	title: string;
	seconds: number;
	playing: boolean;
	/** The run's fingerprint: the same link at the same moment has the same. */
	eventHash: string;
	nodes: number;
	pods: { total: number; running: number };
	lesson?: { key: string; step: number; steps: number };
}

export type EmbedAnswer =
	/** The run can be asked. Sent once, to whoever embeds it. */
	| { type: 'ready'; app: string }
	| { type: 'done'; id?: string | number }
	| { type: 'state'; id?: string | number; state: EmbedState }
	/** A step of a lesson (from 1) has begun. */
	| { type: 'lessonStep'; lesson: string; step: number; steps: number }
	| { type: 'lessonCompleted'; lesson: string }
	| { type: 'error'; id?: string | number; code: string; detail?: string };

/** Whether a message is meant for us at all: pages hear much that isn't. */
function isOurs(data: unknown): data is { podarium: unknown; id?: unknown } {
	return typeof data === 'object' && data !== null && Object.hasOwn(data, 'podarium');
}

/** A request; or why it's none; or nothing when it isn't meant for us. Never throws. */
export function readRequest(data: unknown): { request: EmbedRequest } | { error: EmbedAnswer } | undefined {
	if (!isOurs(data)) return undefined;
	const given = typeof data.id === 'string' || typeof data.id === 'number' ? { id: data.id } : {};
	if (data.podarium !== protocolVersion) return { error: { type: 'error', ...given, code: 'unknownVersion' } };
	const parsed = v.safeParse(requestSchema, data);
	if (parsed.success) return { request: parsed.output };
	return { error: { type: 'error', ...given, code: 'badMessage', detail: parsed.issues[0].message.slice(0, 200) } };
}

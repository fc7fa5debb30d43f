/** Between the page that's presented and the presenter's own window. */
import * as v from 'valibot';

const text = v.pipe(v.string(), v.maxLength(20_000));

const messageSchema = v.variant('type', [
	v.strictObject({
		type: v.literal('shown'),
		title: text,
		place: text,
		heading: text,
		words: text,
		note: text,
		next: text,
		clock: text,
		playing: v.boolean(),
	}),
	/** The notes' window is there and wants to know. */
	v.strictObject({ type: v.literal('hello') }),
	v.strictObject({ type: v.literal('ask'), action: v.picklist(['next', 'back', 'playPause', 'blank']) }),
]);
export type PresenterMessage = v.InferOutput<typeof messageSchema>;
export type Shown = Extract<PresenterMessage, { type: 'shown' }>;

const channelName = 'podarium.presenter';

export interface Channel {
	send(message: PresenterMessage): void;
	close(): void;
}

/** Opens the channel; where the browser has none (a sandboxed frame), nothing is said and nothing heard. */
export function openChannel(onMessage: (message: PresenterMessage) => void): Channel {
	try {
		const channel = new BroadcastChannel(channelName);
		channel.addEventListener('message', ({ data }) => {
			const parsed = v.safeParse(messageSchema, data);
			if (parsed.success) onMessage(parsed.output);
		});
		return { send: (message) => channel.postMessage(message), close: () => channel.close() };
	} catch {
		return { send: () => undefined, close: () => undefined };
	}
}

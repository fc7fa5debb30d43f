/**
 * The one saved form: link, autosave, file, lesson start, fixture and bug report are all this. It holds a
 * run (how it began and what was asked of it, when), never the engine's internals.
 */
import * as v from 'valibot';
import {
	type Command,
	type CommandType,
	rolloutActions,
	rolloutKinds,
	scalableKinds,
	workloadKinds,
} from '../engine/commands/command.ts';
import { arrivalKinds } from '../engine/load/pattern.ts';
import { podNetworks, schedulingModes } from '../engine/state.ts';
import { type ManifestObject, simulatedKinds } from '../kubernetes/types.ts';

/** Raise it with every change of the form, and add the migration from the one before. */
export const documentVersion = 2;
/** Engines of one number run a document alike, to the byte. Raise it when the engine's behaviour changes. */
const engineVersion = 2;

export interface TimedCommand {
	/** µs of virtual time. */
	at: number;
	command: Command;
}

export interface Position {
	x: number;
	y: number;
}

export interface ScenarioDocument {
	version: typeof documentVersion;
	engine: number;
	title: string;
	seed: number;
	/** Applied together at time 0, in this order. */
	manifests: ManifestObject[];
	/** In the order of time. */
	commands: TimedCommand[];
	/** Where the user put things, in flow coordinates: `node:node-1`, `draft:web`, `tray`. */
	layout: Record<string, Position>;
	/** The moment at which it opens, in µs. */
	at: number;
	/** Hash of the event log at that moment, to tell whether it came out the same. */
	hash?: string;
	/** What the author says to whoever opens it. Plain text. */
	note?: string;
	/** How it's seen when it opens. */
	view?: DocumentView;
}

export interface DocumentView {
	/** A path: `node/node-1`, `pod/default/web`, `container/default/web/nginx`, `service/default/web`, `draft/web`. */
	selected?: string;
	/** The middle of what's seen and its width, in flow coordinates: the same part on any screen. */
	camera?: Camera;
	/** It runs on from the moment at which it opens; otherwise it stands. */
	autoplay?: boolean;
}

export interface Camera {
	x: number;
	y: number;
	width: number;
}

export const limits = {
	titleLengthMax: 120,
	noteLengthMax: 2_000,
	manifestsMax: 2_000,
	commandsMax: 5_000,
	depthMax: 40,
	/** A week of virtual time, in µs. */
	atMax: 7 * 24 * 3600 * 1_000_000,
} as const;

const text = (max = 253) => v.pipe(v.string(), v.maxLength(max));
const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.atMax));
const plain = v.record(v.string(), v.unknown());
const manifest = v.looseObject({
	apiVersion: text(),
	kind: text(),
	metadata: plain,
}) as unknown as v.GenericSchema<ManifestObject>;
const object = { namespace: text(), name: text() };
const place = v.variant('kind', [
	v.strictObject({ kind: v.literal('draft'), name: text() }),
	v.strictObject({ kind: v.literal('pod'), ...object }),
]);
const workload = v.strictObject({ kind: v.picklist(workloadKinds), ...object });
const container = v.looseObject({ name: text(), image: text(1000) });
const draft = v.strictObject({
	name: text(),
	expose: v.boolean(),
	pod: v.looseObject({
		apiVersion: text(),
		kind: text(),
		metadata: plain,
		spec: v.looseObject({ containers: v.array(container) }),
	}),
});

const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const loadPattern = v.variant('kind', [
	v.strictObject({ kind: v.literal('constant'), rate: amount }),
	v.strictObject({ kind: v.literal('ramp'), rate: amount, to: amount, overSeconds: amount }),
	v.strictObject({ kind: v.literal('burst'), rate: amount, peak: amount, everySeconds: amount, forSeconds: amount }),
	v.strictObject({ kind: v.literal('day'), rate: amount, peak: amount, daySeconds: amount }),
]);
const clientLoad = v.strictObject({
	pattern: loadPattern,
	arrivals: v.picklist(arrivalKinds),
	timeoutSeconds: v.optional(amount),
	retries: v.optional(v.pipe(amount, v.integer())),
	backOffSeconds: v.optional(amount),
});

/** The members of each command beside its type. A command that isn't here couldn't be saved, and doesn't compile. */
const commandMembers = {
	apply: { objects: v.pipe(v.array(manifest), v.maxLength(limits.manifestsMax)) },
	delete: {
		kind: v.picklist(simulatedKinds),
		gracePeriodSeconds: v.optional(v.pipe(v.number(), v.integer())),
		...object,
	},
	scale: { kind: v.picklist(scalableKinds), replicas: v.pipe(v.number(), v.integer()), ...object },
	createDraft: { name: text(), container },
	replaceDraft: { name: text(), draft },
	discardDraft: { name: text() },
	runDraft: { name: text(), node: v.optional(text()) },
	addContainer: { to: place, container },
	removeContainer: { from: place, container: text() },
	moveContainer: { from: place, container: text(), to: place },
	splitOut: { container: text(), as: text(), ...object },
	mergePods: { from: workload, into: workload },
	bindPod: { node: text(), ...object },
	replacePod: { node: v.optional(text()), ...object },
	setScheduling: { mode: v.picklist(schedulingModes) },
	setPodNetwork: { podNetwork: v.picklist(podNetworks) },
	crashContainer: { container: text(), ...object },
	crashProcess: { container: text(), containerPid: v.pipe(v.number(), v.integer()), ...object },
	setImageAvailable: { image: text(1000), available: v.boolean() },
	losePackets: { percent: v.number() },
	setLoad: { service: v.strictObject(object), load: v.optional(clientLoad) },
	fillDisk: { node: text(), full: v.boolean() },
	rollout: {
		action: v.picklist(rolloutActions),
		kind: v.optional(v.picklist(rolloutKinds)),
		toRevision: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
		...object,
	},
	failNode: { node: text() },
	cutNode: { node: text() },
	restoreNode: { node: text() },
	request: {
		container: text(),
		target: v.strictObject({ host: text(), port: v.pipe(v.number(), v.integer()), request: text(1000) }),
		...object,
	},
} as const satisfies {
	[T in CommandType]: { [M in Exclude<keyof Extract<Command, { type: T }>, 'type'>]-?: v.GenericSchema };
};

const commandSchemas = Object.entries(commandMembers).map(([type, members]) =>
	v.strictObject({ type: v.literal(type), ...members }),
);
const command = v.variant('type', commandSchemas) as unknown as v.GenericSchema<Command>;

const coordinate = v.pipe(v.number(), v.finite(), v.minValue(-1e6), v.maxValue(1e6));

/** The strict form of a document of the present version. */
export const documentSchema = v.strictObject({
	version: v.literal(documentVersion),
	engine: v.pipe(v.number(), v.integer()),
	title: text(limits.titleLengthMax),
	seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
	manifests: v.pipe(v.array(manifest), v.maxLength(limits.manifestsMax)),
	commands: v.pipe(v.array(v.strictObject({ at: time, command })), v.maxLength(limits.commandsMax)),
	layout: v.record(text(), v.strictObject({ x: coordinate, y: coordinate })),
	at: time,
	hash: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
	note: v.optional(text(limits.noteLengthMax)),
	view: v.optional(
		v.strictObject({
			selected: v.optional(text(1_000)),
			camera: v.optional(
				v.strictObject({ x: coordinate, y: coordinate, width: v.pipe(v.number(), v.minValue(1), v.maxValue(1e6)) }),
			),
			autoplay: v.optional(v.boolean()),
		}),
	),
});

/** A new document: `nodeCount` empty nodes, then the given objects. */
export function newDocument(
	objects: readonly ManifestObject[],
	{ title = '', seed = 1, nodeCount = 0 }: { title?: string; seed?: number; nodeCount?: number } = {},
): ScenarioDocument {
	const taken = new Set(objects.filter(({ kind }) => kind === 'Node').map(({ metadata }) => metadata.name));
	const nodes: ManifestObject[] = [];
	for (let number = 1; nodes.length < nodeCount; number += 1) {
		const name = `node-${number}`;
		if (!taken.has(name)) nodes.push({ apiVersion: 'v1', kind: 'Node', metadata: { name } });
	}
	return {
		version: documentVersion,
		engine: engineVersion,
		title,
		seed,
		manifests: [...nodes, ...objects],
		commands: [],
		layout: {},
		at: 0,
	};
}

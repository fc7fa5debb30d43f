/** From a command's type to the two functions behind it: may it be, and do it. */
import { failure, notFound, type Status } from '../../kubernetes/status.ts';
import type { Engine } from '../context.ts';
import { retryPending } from '../controllers/watch.ts';
import { deleteObject, deletePod } from '../deletion.ts';
import { imageReference } from '../images/reference.ts';
import { keyOf } from '../keys.ts';
import { fillDisk } from '../kubelet/eviction.ts';
import { apply, checkApply } from './apply.ts';
import type { Command, CommandType } from './command.ts';
import { addContainer, checkAdd, checkMove, checkRemove, moveContainer, removeContainer } from './containers.ts';
import { checkDraft, checkNewDraft, checkRun, dropDraft, findDraft, newDraft, putDraft, runDraft } from './drafts.ts';
import { checkCrash, checkCrashProcess, crashContainer, crashProcess } from './faults.ts';
import { kinds } from './kinds.ts';
import { checkLoad, setLoad } from './load.ts';
import { checkAvailability, cutNode, failNode, restoreNode } from './nodes.ts';
import { bindPod, checkBind, checkReplace, replacePod } from './pods.ts';
import { checkMerge, checkSplit, mergePods, splitOut } from './refactor.ts';
import { checkRequest, sendRequest } from './request.ts';
import { checkRollout, rollout } from './rollout.ts';
import { checkScale, scale } from './scale.ts';

type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

interface Handling<T extends CommandType> {
	/** Why the cluster refuses it now; nothing when it doesn't. Changes nothing. */
	check: (engine: Engine, command: CommandOf<T>) => Status | undefined;
	run: (engine: Engine, command: CommandOf<T>) => void;
}

function statusOnly(found: object): Status | undefined {
	return 'kind' in found && found.kind === 'Status' ? (found as Status) : undefined;
}

const always = (): undefined => undefined;

const handlings: { [T in CommandType]: Handling<T> } = {
	apply: {
		check: (engine, { objects }) => checkApply(engine, objects),
		run: (engine, { objects }) => apply(engine, objects),
	},
	delete: {
		check: (engine, { kind, namespace, name }) =>
			engine.state.objects[kind].has(keyOf({ namespace, name })) ? undefined : notFound(kinds[kind].plural, name),
		run: (engine, { kind, namespace, name, gracePeriodSeconds }) => {
			const key = keyOf({ namespace, name });
			const pod = kind === 'Pod' && gracePeriodSeconds !== undefined ? engine.state.objects.Pod.get(key) : undefined;
			if (pod) deletePod(engine, pod, gracePeriodSeconds);
			else deleteObject(engine, kind, key);
		},
	},
	scale: { check: checkScale, run: scale },
	createDraft: {
		check: (engine, { name, container }) => checkNewDraft(engine, newDraft(name, container)),
		run: (engine, { name, container }) => putDraft(engine, newDraft(name, container)),
	},
	replaceDraft: {
		check: (engine, { name, draft }) => {
			if (!engine.state.drafts.has(name)) return notFound('drafts', name);
			return name === draft.name ? checkDraft(draft) : checkNewDraft(engine, draft);
		},
		run: (engine, { name, draft }) => {
			if (name !== draft.name) dropDraft(engine, name);
			putDraft(engine, draft);
		},
	},
	discardDraft: {
		check: (engine, { name }) => statusOnly(findDraft(engine, name)),
		run: (engine, { name }) => dropDraft(engine, name),
	},
	runDraft: {
		check: (engine, { name, node }) => checkRun(engine, name, node),
		run: (engine, { name, node }) => runDraft(engine, name, node),
	},
	addContainer: {
		check: (engine, { to, container }) => checkAdd(engine, to, { container, volumes: [] }),
		run: (engine, { to, container }) => addContainer(engine, to, { container, volumes: [] }),
	},
	removeContainer: {
		check: (engine, { from, container }) => checkRemove(engine, from, container),
		run: (engine, { from, container }) => removeContainer(engine, from, container),
	},
	moveContainer: {
		check: (engine, { from, container, to }) => checkMove(engine, from, container, to),
		run: (engine, { from, container, to }) => moveContainer(engine, from, container, to),
	},
	splitOut: { check: checkSplit, run: splitOut },
	mergePods: { check: checkMerge, run: mergePods },
	bindPod: {
		check: (engine, command) => checkBind(engine, command, command.node),
		run: (engine, command) => bindPod(engine, command, command.node),
	},
	replacePod: {
		check: (engine, command) => checkReplace(engine, command, command.node),
		run: (engine, command) => replacePod(engine, command, command.node),
	},
	setScheduling: {
		check: always,
		run: (engine, { mode }) => {
			engine.state.settings.scheduling = mode;
			if (mode === 'automatic') retryPending(engine);
		},
	},
	setPodNetwork: {
		check: always,
		run: (engine, { podNetwork }) => {
			engine.state.settings.podNetwork = podNetwork;
			engine.index.network += 1;
		},
	},
	crashContainer: {
		check: (engine, command) => checkCrash(engine, command, command.container),
		run: (engine, command) => crashContainer(engine, command, command.container),
	},
	crashProcess: {
		check: (engine, command) => checkCrashProcess(engine, command, command.container, command.containerPid),
		run: (engine, command) => crashProcess(engine, command, command.container, command.containerPid),
	},
	setImageAvailable: {
		check: always,
		run: (engine, { image, available }) => {
			const reference = imageReference(image);
			if (available) engine.state.unavailableImages.delete(reference);
			else engine.state.unavailableImages.add(reference);
		},
	},
	losePackets: {
		check: (_, { percent }) =>
			Number.isInteger(percent) && percent >= 0 && percent <= 100
				? undefined
				: failure('BadRequest', 'percent: a whole number from 0 to 100'),
		run: (engine, { percent }) => {
			engine.state.settings.packetLossPercent = percent;
		},
	},
	setLoad: { check: checkLoad, run: setLoad },
	fillDisk: {
		check: (engine, { node }) => (engine.state.machines.has(node) ? undefined : notFound('nodes', node)),
		run: (engine, { node, full }) => fillDisk(engine, node, full),
	},
	rollout: { check: checkRollout, run: rollout },
	failNode: {
		check: (engine, { node }) => checkAvailability(engine, node, 'down'),
		run: (engine, { node }) => failNode(engine, node),
	},
	cutNode: {
		check: (engine, { node }) => checkAvailability(engine, node, 'cutOff'),
		run: (engine, { node }) => cutNode(engine, node),
	},
	restoreNode: {
		check: (engine, { node }) => checkAvailability(engine, node, 'up'),
		run: (engine, { node }) => restoreNode(engine, node),
	},
	request: { check: checkRequest, run: sendRequest },
};

/** Why the cluster refuses a command now; nothing when it would accept. */
export function check(engine: Engine, command: Command): Status | undefined {
	return (handlings[command.type] as Handling<CommandType>).check(engine, command as never);
}

/** Carries out a command that `check` let through. */
export function run(engine: Engine, command: Command): void {
	(handlings[command.type] as Handling<CommandType>).run(engine, command as never);
}

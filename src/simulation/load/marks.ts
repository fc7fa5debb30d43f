/** What happened in a run that explains its curves: something was scaled, crashed, cut off. */
import type { Command } from '../../engine/commands/command.ts';
import type { ClusterState } from '../../engine/state.ts';
import { parseTime } from '../../kubernetes/time.ts';
import type { TimedCommand } from '../../scenario/document.ts';

export type LoadMark = { at: number; tone: 'change' | 'failure' } & (
	| { code: 'scaled'; name: string; replicas: number }
	| { code: 'autoscaled'; name: string; message: string }
	| { code: 'crashed'; pod: string; container: string; exitCode: number }
	| { code: 'nodeFailed' | 'nodeCut' | 'nodeRestored'; node: string }
	| { code: 'loadSet'; service: string }
	| { code: 'deleted'; kind: string; name: string }
	| { code: 'applied' }
);

/** Marks shown at most; of more, the newest. */
const marksMax = 60;

function ofCommand(at: number, command: Command): LoadMark[] {
	const change = { at, tone: 'change' } as const;
	switch (command.type) {
		case 'scale':
			return [{ ...change, code: 'scaled', name: command.name, replicas: command.replicas }];
		case 'delete':
			return [{ ...change, code: 'deleted', kind: command.kind, name: command.name }];
		case 'apply':
			return [{ ...change, code: 'applied' }];
		case 'failNode':
			return [{ at, tone: 'failure', code: 'nodeFailed', node: command.node }];
		case 'cutNode':
			return [{ at, tone: 'failure', code: 'nodeCut', node: command.node }];
		case 'restoreNode':
			return [{ ...change, code: 'nodeRestored', node: command.node }];
		case 'setLoad':
			return [{ ...change, code: 'loadSet', service: command.service.name }];
		default:
			return [];
	}
}

/** A container's end that wasn't in order. */
function crashesIn({ log }: ClusterState): LoadMark[] {
	return log.entries.flatMap(({ at, code, parameters }): LoadMark[] => {
		const [pod = '', container = '', exitCode = 0] = parameters;
		if (code !== 'containerExited' || exitCode === 0) return [];
		return [
			{
				at,
				tone: 'failure',
				code: 'crashed',
				pod: String(pod).split('/').at(-1) ?? '',
				container: String(container),
				exitCode: Number(exitCode),
			},
		];
	});
}

/** What an autoscaler did, in its own words. */
function rescalesIn({ objects }: ClusterState): LoadMark[] {
	return [...objects.Event.values()].flatMap(({ reason, message, lastTimestamp, involvedObject }): LoadMark[] => {
		const at = parseTime(lastTimestamp);
		if (reason !== 'SuccessfulRescale' || at === undefined) return [];
		return [{ at, tone: 'change', code: 'autoscaled', name: involvedObject.name, message }];
	});
}

/** Of a run up to where `state` has got: oldest first. What applies at time 0 is the beginning and no mark. */
export function loadMarks(commands: readonly TimedCommand[], state: ClusterState): LoadMark[] {
	const marks = [
		...commands.flatMap(({ at, command }) => (at === 0 || at > state.now ? [] : ofCommand(at, command))),
		...crashesIn(state),
		...rescalesIn(state),
	];
	return marks.sort((a, b) => a.at - b.at).slice(-marksMax);
}

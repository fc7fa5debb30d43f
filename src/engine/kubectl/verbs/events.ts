/** `kubectl events`: Events in the order of time. */
import type { ClusterEvent } from '../../../kubernetes/types.ts';
import { type Answer, answer, isAnswer } from '../answer.ts';
import { byTime } from '../describe/events.ts';
import { objectsOf } from '../objects.ts';
import type { Column } from '../printers/column.ts';
import { eventsVerbTable } from '../printers/events.ts';
import { flag, option, type Request, scopeOf, type Verb } from '../request.ts';
import { resourceOf } from '../resources.ts';
import { selectionOf } from '../selection.ts';
import { flagsOf, isOn } from '../text/flags.ts';
import { formatRows } from '../text/tabWriter.ts';

function run(request: Request): Answer {
	const { engine, parsed, namespace } = request;
	const about = option(request, 'for');
	const selection = about === undefined ? undefined : selectionOf(request, [about]);
	if (selection && isAnswer(selection)) return selection;
	const target = selection?.targets[0];
	const types = flagsOf(parsed, 'types').flatMap((text) => text.split(','));
	const matches = ({ involvedObject, type }: ClusterEvent) =>
		(!target || (involvedObject.kind === target.resource.kind && involvedObject.name === target.name)) &&
		(types.length === 0 || types.includes(type));
	const all = objectsOf(engine, resourceOf('Event'), scopeOf(request)) as unknown as ClusterEvent[];
	const events = byTime(all.filter(matches));
	if (events.length === 0) {
		return answer('', {
			errors: isOn(parsed, 'all-namespaces') ? 'No events found.\n' : `No events found in ${namespace} namespace.\n`,
		});
	}
	const columns: Column<ClusterEvent>[] = [...eventsVerbTable];
	if (isOn(parsed, 'all-namespaces'))
		columns.unshift({ title: 'NAMESPACE', cell: ({ metadata }) => metadata.namespace });
	const rows = events.map((event) => columns.map(({ cell }) => cell(event, engine.state.now)));
	return answer(formatRows(isOn(parsed, 'no-headers') ? rows : [columns.map(({ title }) => title), ...rows]));
}

export const events: Verb = {
	summary: 'List events',
	usage: ['events [--for TYPE/NAME] [--types Normal,Warning] [-A]'],
	flags: [
		flag.allNamespaces,
		{ name: 'for', takes: 'text' },
		{ name: 'types', takes: 'list' },
		{ name: 'no-headers', takes: 'nothing' },
	],
	run,
};

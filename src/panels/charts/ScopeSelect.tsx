import { useMessages } from '../../i18n/language.ts';
import { type LoadScope, scopeKey } from '../../simulation/load/scopes.ts';
import { machineNames, podUids, podView, serviceViews } from '../../simulation/select.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import type { Selection } from '../../simulation/views.ts';
import { Select } from '../../ui/Select.tsx';

/** Pods offered by name; others are selected on the stage or in the outline. */
const podsMax = 200;

/** Whose load is shown: what's selected, here as on the stage. */
export function ScopeSelect({ scope }: { scope: LoadScope }) {
	const { load } = useMessages();
	const nodes = useSimulation((state) => machineNames(state.cluster));
	const uids = useSimulation((state) => podUids(state.cluster));
	const services = useSimulation((state) => serviceViews(state.cluster));
	const { cluster } = simulation.getState();
	const choices = new Map<string, Selection>();
	const option = (selection: LoadScope & Selection, label: string) => {
		const key = scopeKey(selection);
		choices.set(key, selection);
		return (
			<option key={key} value={key}>
				{label}
			</option>
		);
	};
	const value = scopeKey(scope);
	return (
		<Select
			label={load.scope}
			hideLabel
			value={value}
			onChange={(key) => simulation.select(choices.get(key))}
			className="w-48"
		>
			<option value={scopeKey({ kind: 'cluster' })}>{load.cluster}</option>
			{services.length > 0 ? (
				<optgroup label={load.groups.services}>
					{services.map(({ namespace, name }) => option({ kind: 'service', namespace, name }, load.of.service(name)))}
				</optgroup>
			) : null}
			<optgroup label={load.groups.nodes}>
				{nodes.map((name) => option({ kind: 'node', name }, load.of.node(name)))}
			</optgroup>
			<optgroup label={load.groups.pods}>
				{uids.slice(0, podsMax).map((uid) => option({ kind: 'pod', uid }, podView(cluster, uid)?.name ?? uid))}
			</optgroup>
			{scope.kind === 'container' ? (
				<optgroup label={load.groups.container}>{option(scope, scope.container)}</optgroup>
			) : null}
		</Select>
	);
}

import { Square, Zap } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { putLoad, takeLoadAway } from '../../simulation/load/control.ts';
import {
	type LoadField,
	type LoadKind,
	type LoadNumbers,
	loadFields,
	loadLimits,
	patternKinds,
	patternOf,
} from '../../simulation/load/pattern.ts';
import type { LoadScope } from '../../simulation/load/scopes.ts';
import { serviceViews } from '../../simulation/select.ts';
import { useSimulation } from '../../simulation/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';

const usual: LoadNumbers = {
	rate: 50,
	to: 200,
	overSeconds: 60,
	peak: 200,
	everySeconds: 30,
	forSeconds: 5,
	daySeconds: 120,
};

const isTime = (field: LoadField): boolean => field.endsWith('Seconds');

/** Load from outside on a Service: how much, and how it changes with time. */
export function LoadControl({ scope }: { scope: LoadScope }) {
	const { load } = useMessages();
	const services = useSimulation((state) => serviceViews(state.cluster)).filter(
		({ clusterIP }) => clusterIP !== 'None',
	);
	const [chosen, setChosen] = useState<string>();
	const [kind, setKind] = useState<LoadKind>('constant');
	const [numbers, setNumbers] = useState(usual);
	const keyOf = ({ namespace, name }: { namespace: string; name: string }) => `${namespace}/${name}`;
	// What's selected on the stage, until another is chosen here.
	const selected = scope.kind === 'service' ? keyOf(scope) : undefined;
	const service =
		services.find((candidate) => keyOf(candidate) === chosen) ??
		services.find((candidate) => keyOf(candidate) === selected) ??
		services[0];
	const hasLoad = useSimulation(
		({ cluster }) => service && cluster.workload.outside.get(keyOf(service))?.isUsual === false,
	);
	if (!service) return <p className="px-3 pb-2 text-sm text-text-muted">{load.control.noService}</p>;
	return (
		<form
			aria-label={load.control.title}
			className="flex flex-wrap items-end gap-2 border-y border-line bg-ground px-3 py-2"
			onSubmit={(event: FormEvent) => {
				event.preventDefault();
				putLoad(service, patternOf(kind, numbers));
			}}
		>
			<Select label={load.control.service} value={keyOf(service)} onChange={setChosen} className="w-36">
				{services.map((each) => (
					<option key={keyOf(each)} value={keyOf(each)}>
						{each.name}
					</option>
				))}
			</Select>
			<Select
				label={load.control.pattern}
				value={kind}
				onChange={(value) => setKind(patternKinds.find((candidate) => candidate === value) ?? 'constant')}
				className="w-32"
			>
				{patternKinds.map((each) => (
					<option key={each} value={each}>
						{load.control.patterns[each]}
					</option>
				))}
			</Select>
			{loadFields[kind].map((field) => (
				<Field
					key={field}
					label={load.control.fields[field]}
					type="number"
					min={isTime(field) ? 1 : 0}
					max={isTime(field) ? loadLimits.seconds : loadLimits.rate}
					step={1}
					required
					value={Number.isNaN(numbers[field]) ? '' : numbers[field]}
					onChange={({ currentTarget: { valueAsNumber } }) =>
						setNumbers((before) => ({ ...before, [field]: valueAsNumber }))
					}
					className="w-24"
				/>
			))}
			<Button type="submit" variant="primary" icon={<Zap size={16} aria-hidden />}>
				{load.control.apply}
			</Button>
			{hasLoad ? (
				<Button icon={<Square size={16} aria-hidden />} onClick={() => takeLoadAway(service)}>
					{load.control.stop}
				</Button>
			) : null}
			{service.type === 'ClusterIP' ? (
				<p className="basis-full text-sm text-text-muted">{load.control.willExpose(service.name)}</p>
			) : null}
		</form>
	);
}

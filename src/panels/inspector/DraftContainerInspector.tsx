import { Plus, Trash2, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { draftView, serviceViews } from '../../simulation/select.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { RoleIcon } from '../shared/icons.tsx';
import { usePanelServices } from '../shared/services.ts';
import type { ContainerManifest, Draft } from '../shared/types.ts';
import { CommitField } from './CommitField.tsx';
import { withoutVariable, withVariable } from './draftEdits.ts';
import { KnowledgeView } from './KnowledgeView.tsx';
import { SelectLink } from './LinkRow.tsx';
import { MoveMenu } from './MoveMenu.tsx';
import { Ports } from './Ports.tsx';
import { Fact, Facts, Heading, Section } from './parts.tsx';
import { peersOf } from './peers.ts';

export function DraftContainerInspector({ name, container }: { name: string; container: string }) {
	const { common, inspector } = useMessages();
	const view = useSimulation((state) => draftView(state.cluster, name));
	const draft = useSimulation((state) => state.cluster.drafts.get(name));
	const own = view?.containers.find((one) => one.name === container);
	const manifest = draft?.pod.spec.containers.find((one) => one.name === container);
	if (!draft || !view || !own || !manifest) return null;
	const { facts, sections } = inspector;
	const from = { kind: 'draft', name } as const;
	return (
		<>
			<Heading
				icon={<RoleIcon role={own.role} />}
				kind={common.container}
				name={container}
				status={<Badge>{common.roles[own.role]}</Badge>}
			/>
			<Section>
				<Facts>
					<Fact name={common.draft}>
						<SelectLink to={from}>{name}</SelectLink>
					</Fact>
					<Fact name={facts.image} mono>
						{own.image}
					</Fact>
				</Facts>
			</Section>
			<Section className="flex flex-col gap-3">
				<Variables draft={draft} manifest={manifest} />
			</Section>
			<Section title={sections.ports}>
				<Ports ports={own.ports} />
			</Section>
			<Section title={sections.image}>
				<KnowledgeView knowledge={own.knowledge} />
			</Section>
			<Section>
				<div className="flex flex-wrap gap-2">
					<MoveMenu cargo={{ kind: 'container', from, container }} name={container} />
					<Button
						size="sm"
						variant="danger"
						icon={<Trash2 size={16} aria-hidden />}
						onClick={() => simulation.dispatch({ type: 'removeContainer', from, container })}
					>
						{inspector.removeContainer}
					</Button>
				</div>
			</Section>
		</>
	);
}

/** Whom it calls, as fields with the peers that there are; then its other variables. */
function Variables({ draft, manifest }: { draft: Draft; manifest: ContainerManifest }) {
	const { inspector } = useMessages();
	const { callsOf } = usePanelServices();
	const peersId = useId();
	const services = useSimulation((state) => serviceViews(state.cluster));
	const view = useSimulation((state) => draftView(state.cluster, draft.name));
	const neighbours = view?.containers.filter((one) => one.name !== manifest.name) ?? [];
	const calls = callsOf(manifest);
	const callNames = new Set(calls.map(({ env }) => env));
	const env = manifest.env ?? [];
	const texts = inspector.draft;
	const replace = (next: Draft) => simulation.dispatch({ type: 'replaceDraft', name: draft.name, draft: next });
	const set = (name: string, value: string) =>
		replace(
			value.trim() === ''
				? withoutVariable(draft, manifest.name, name)
				: withVariable(draft, manifest.name, name, value.trim()),
		);
	return (
		<>
			{calls.map((call) => (
				<CommitField
					key={call.env}
					label={calls.length === 1 ? texts.sendsTo : texts.sendsToVariable(call.env)}
					hint={<span className="font-mono">{call.request}</span>}
					mono
					list={peersId}
					placeholder={`${texts.noPeer} (name:${call.defaultPort})`}
					value={env.find(({ name }) => name === call.env)?.value ?? ''}
					onCommit={(value) => set(call.env, value)}
				/>
			))}
			<datalist id={peersId}>
				{peersOf(services, neighbours).map((peer) => (
					<option key={peer} value={peer} />
				))}
			</datalist>
			{env
				.filter(({ name }) => !callNames.has(name))
				.map(({ name, value }) => (
					<div key={name} className="flex items-end gap-1">
						<div className="min-w-0 flex-1">
							<CommitField
								label={name}
								mono
								value={value}
								onCommit={(next) => replace(withVariable(draft, manifest.name, name, next))}
							/>
						</div>
						<IconButton
							label={texts.removeVariable(name)}
							icon={<X size={16} aria-hidden />}
							onClick={() => replace(withoutVariable(draft, manifest.name, name))}
						/>
					</div>
				))}
			<NewVariable onAdd={(name, value) => replace(withVariable(draft, manifest.name, name, value))} />
		</>
	);
}

function NewVariable({ onAdd }: { onAdd(name: string, value: string): void }) {
	const { inspector } = useMessages();
	const texts = inspector.draft;
	const [open, setOpen] = useState(false);
	const [name, setName] = useState('');
	const [value, setValue] = useState('');
	if (!open) {
		return (
			<Button
				size="sm"
				variant="ghost"
				icon={<Plus size={16} aria-hidden />}
				onClick={() => setOpen(true)}
				className="self-start"
			>
				{texts.addVariable}
			</Button>
		);
	}
	return (
		<form
			className="flex items-end gap-1.5"
			onSubmit={(event) => {
				event.preventDefault();
				if (name === '') return;
				onAdd(name, value);
				setName('');
				setValue('');
				setOpen(false);
			}}
		>
			<Field
				label={texts.variableName}
				mono
				value={name}
				onChange={(event) => setName(event.currentTarget.value)}
				className="min-w-0 flex-1"
			/>
			<Field
				label={texts.variableValue}
				mono
				value={value}
				onChange={(event) => setValue(event.currentTarget.value)}
				className="min-w-0 flex-1"
			/>
			<IconButton type="submit" label={texts.addVariable} icon={<Plus size={16} aria-hidden />} variant="secondary" />
		</form>
	);
}

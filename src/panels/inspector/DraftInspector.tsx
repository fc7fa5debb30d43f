import { Play, Trash2, TriangleAlert } from 'lucide-react';
import type { Messages } from '../../i18n/en/index.ts';
import { useMessages } from '../../i18n/language.ts';
import { draftView } from '../../simulation/select.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Switch } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PodIcon } from '../shared/icons.tsx';
import type { Draft } from '../shared/types.ts';
import { CommitField } from './CommitField.tsx';
import { ContainerRow } from './ContainerRow.tsx';
import { isDraftName, renamed } from './draftEdits.ts';
import { MoveMenu } from './MoveMenu.tsx';
import { Heading, Section } from './parts.tsx';
import { SharedFolders } from './SharedFolders.tsx';
import { Yaml } from './Yaml.tsx';

export function DraftInspector({ name }: { name: string }) {
	const { common, inspector } = useMessages();
	const view = useSimulation((state) => draftView(state.cluster, name));
	const draft = useSimulation((state) => state.cluster.drafts.get(name));
	if (!view || !draft) return null;
	const texts = inspector.draft;
	return (
		<>
			<Heading
				icon={<PodIcon dashed />}
				kind={common.draft}
				name={name}
				status={
					<>
						<p className="w-full text-sm text-text-muted">{texts.unsaved}</p>
						{view.clashes.map((port) => (
							<p key={port} className="flex items-start gap-1.5 text-sm text-failing-text">
								<TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
								{texts.clash(port)}
							</p>
						))}
					</>
				}
			/>
			<Section>
				<RunActions name={name} />
			</Section>
			<Section title={inspector.sections.containers}>
				{view.containers.map((container) => (
					<ContainerRow
						key={container.name}
						container={container}
						draft
						to={{ kind: 'draftContainer', name, container: container.name }}
					/>
				))}
			</Section>
			<Section className="flex flex-col gap-4">
				<NameField draft={draft} />
				<Switch
					label={texts.expose}
					hint={texts.exposeDetail(name)}
					checked={view.expose}
					onChange={(expose) => simulation.dispatch({ type: 'replaceDraft', name, draft: { ...draft, expose } })}
				/>
			</Section>
			<Section title={inspector.sections.volumes}>
				<SharedFolders draft={draft} />
			</Section>
			<Yaml object={draft.pod} />
		</>
	);
}

function RunActions({ name }: { name: string }) {
	const { inspector } = useMessages();
	const texts = inspector.draft;
	return (
		<div className="flex flex-wrap gap-2">
			<Button
				size="sm"
				variant="primary"
				title={texts.runDetail}
				icon={<Play size={16} aria-hidden />}
				onClick={() => simulation.dispatch({ type: 'runDraft', name })}
			>
				{texts.run}
			</Button>
			<MoveMenu cargo={{ kind: 'draft', name }} name={name} label={texts.runOn} />
			<IconButton
				size="sm"
				variant="danger"
				label={texts.discard}
				icon={<Trash2 size={16} aria-hidden />}
				onClick={() => simulation.dispatch({ type: 'discardDraft', name })}
			/>
		</div>
	);
}

function nameError(name: string, messages: Messages): string | undefined {
	if (!isDraftName(name)) return messages.inspector.draft.badName;
	return simulation.getState().cluster.drafts.has(name) ? messages.inspector.draft.taken : undefined;
}

function NameField({ draft }: { draft: Draft }) {
	const messages = useMessages();
	const rename = (name: string) => {
		const refusal = simulation.dispatch({ type: 'replaceDraft', name: draft.name, draft: renamed(draft, name) });
		if (!refusal) simulation.select({ kind: 'draft', name });
	};
	return (
		<CommitField
			label={messages.inspector.draft.name}
			mono
			value={draft.name}
			check={(name) => nameError(name, messages)}
			onCommit={rename}
		/>
	);
}

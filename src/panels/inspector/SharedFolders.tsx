import { FolderPlus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { simulation } from '../../simulation/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { usePanelServices } from '../shared/services.ts';
import type { Draft } from '../shared/types.ts';
import { folderProblem, withoutVolume, withSharedFolder } from './draftEdits.ts';

/** The volumes of a draft, and one click to make another that all of its containers mount. */
export function SharedFolders({ draft }: { draft: Draft }) {
	const { inspector } = useMessages();
	const texts = inspector.draft;
	const volumes = draft.pod.spec.volumes ?? [];
	const replace = (next: Draft) => simulation.dispatch({ type: 'replaceDraft', name: draft.name, draft: next });
	return (
		<div className="flex flex-col gap-2">
			{volumes.map(({ name }) => (
				<div key={name} className="flex items-center gap-2 text-sm">
					<span className="font-medium">{name}</span>
					<code lang="en" className="min-w-0 flex-1 font-mono break-words text-text-muted">
						{foldersAt(draft, name).join(', ')}
					</code>
					<IconButton
						label={texts.removeVolume(name)}
						icon={<X size={16} aria-hidden />}
						size="sm"
						onClick={() => replace(withoutVolume(draft, name))}
					/>
				</div>
			))}
			<NewFolder draft={draft} onAdd={(folder) => replace(withSharedFolder(draft, folder))} />
		</div>
	);
}

/** Where containers mount the volume. */
function foldersAt({ pod }: Draft, volume: string): string[] {
	const paths = pod.spec.containers.flatMap(({ volumeMounts = [] }) =>
		volumeMounts.filter(({ name }) => name === volume).map(({ mountPath }) => mountPath),
	);
	return [...new Set(paths)];
}

function NewFolder({ draft, onAdd }: { draft: Draft; onAdd(folder: string): void }) {
	const texts = useMessages().inspector.draft;
	const { foldersOf } = usePanelServices();
	const listId = useId();
	const [folder, setFolder] = useState<string>();
	const suggestions = foldersOf(draft.pod.spec.containers).filter((each) => !folderProblem(draft, each));
	if (folder === undefined) {
		return (
			<Button
				size="sm"
				variant="ghost"
				title={texts.shareFolderDetail}
				data-point="inspector/share"
				icon={<FolderPlus size={16} aria-hidden />}
				onClick={() => setFolder(suggestions[0] ?? '/data')}
				className="self-start"
			>
				{texts.shareFolder}
			</Button>
		);
	}
	const problem = folderProblem(draft, folder);
	return (
		<form
			className="flex flex-col gap-2"
			onSubmit={(event) => {
				event.preventDefault();
				if (problem) return;
				onAdd(folder);
				setFolder(undefined);
			}}
		>
			<Field
				label={texts.folder}
				hint={texts.shareFolderDetail}
				error={problem && texts.folderProblems[problem]}
				mono
				list={listId}
				value={folder}
				onChange={(event) => setFolder(event.currentTarget.value)}
			/>
			<datalist id={listId}>
				{suggestions.map((each) => (
					<option key={each} value={each} />
				))}
			</datalist>
			<div className="flex gap-2">
				<Button type="submit" size="sm" variant="primary" disabled={problem !== undefined}>
					{texts.addFolder}
				</Button>
				<Button size="sm" variant="ghost" onClick={() => setFolder(undefined)}>
					{texts.cancel}
				</Button>
			</div>
		</form>
	);
}

import { FolderOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { simulation } from '../../simulation/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { CodeArea } from '../../ui/Field.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import type { Status } from '../shared/types.ts';
import { type FileProblem, joinFiles, readFiles } from './files.ts';
import { ImportFindings } from './ImportFindings.tsx';
import { useManifestReading } from './useManifestReading.ts';

export interface ImportDialogProps {
	/** Files that were dropped on the page. */
	files?: readonly File[];
	onClose(): void;
}

type Mode = 'replace' | 'add';
const nodesMax = 50;

/** YAML in: paste it or give files, see what's in it, open it as a new scenario or add it to the cluster. */
export function ImportDialog({ files = [], onClose }: ImportDialogProps) {
	const { manifest, common } = useMessages();
	const area = useRef<HTMLDivElement>(null);
	const [text, setText] = useState('');
	const [fileProblems, setFileProblems] = useState<readonly FileProblem[]>([]);
	const [mode, setMode] = useState<Mode>('replace');
	const [nodes, setNodes] = useState(3);
	const [refusal, setRefusal] = useState<Status>();
	const reading = useManifestReading(text);
	const ready = reading !== undefined && reading.problems.length === 0 && reading.objects.length > 0;
	// Its own, or those that an export tells of.
	const bringsNodes =
		reading?.objects.some(
			({ kind, metadata }) => kind === 'Node' || metadata.annotations?.['podarium.dev/nodes'] !== undefined,
		) ?? false;

	const take = async (chosen: readonly File[]) => {
		const { texts, problems } = await readFiles(chosen);
		setFileProblems(problems);
		if (texts.length > 0) change(joinFiles(texts));
	};
	const change = (next: string) => {
		setText(next);
		setRefusal(undefined);
	};
	// biome-ignore lint/correctness/useExhaustiveDependencies: each drop brings a new list, and only that is taken.
	useEffect(() => {
		if (files.length > 0) void take(files);
	}, [files]);

	const open = () => {
		if (!ready) return;
		const options = mode === 'replace' && !bringsNodes ? { mode, nodes } : { mode };
		const refused = simulation.openManifests(reading.objects, options);
		if (refused) return setRefusal(refused);
		simulation.play();
		onClose();
	};
	const showLine = (line: number) => selectLine(area.current?.querySelector('textarea'), line);

	return (
		<Dialog
			title={manifest.title}
			closeLabel={common.close}
			onClose={onClose}
			width="lg"
			focusesContent
			footer={
				<>
					<div className="flex flex-1 flex-wrap items-center gap-3">
						<Segmented<Mode>
							label={manifest.mode}
							choices={[
								{ value: 'replace', label: manifest.modes.replace.label },
								{ value: 'add', label: manifest.modes.add.label },
							]}
							value={mode}
							onChange={(next) => setMode(next)}
						/>
						{mode === 'replace' && !bringsNodes ? (
							<span className="flex items-center gap-2 text-sm">
								{manifest.nodes}
								<Stepper
									label={manifest.nodes}
									lessLabel={manifest.fewerNodes}
									moreLabel={manifest.moreNodes}
									value={nodes}
									min={1}
									max={nodesMax}
									onChange={setNodes}
								/>
							</span>
						) : null}
					</div>
					<Button variant="primary" disabled={!ready} onClick={open}>
						{mode === 'replace' ? manifest.openNew : manifest.apply}
					</Button>
				</>
			}
		>
			<div className="mb-3 flex flex-wrap items-center justify-between gap-2">
				<p className="min-w-52 flex-1 text-sm text-text-muted">{manifest.intro}</p>
				<FileButton onChoose={take} />
			</div>
			<div ref={area}>
				<CodeArea
					label={manifest.area}
					hideLabel
					data-autofocus
					value={text}
					placeholder={manifest.placeholder}
					onChange={(event) => change(event.currentTarget.value)}
					className="h-72 max-sm:h-44"
				/>
			</div>
			<ImportFindings
				text={text}
				reading={reading}
				fileProblems={fileProblems}
				refusal={refusal}
				modeDetail={manifest.modes[mode].detail}
				onShowLine={showLine}
			/>
		</Dialog>
	);
}

function FileButton({ onChoose }: { onChoose(files: readonly File[]): void }) {
	const { manifest } = useMessages();
	const input = useRef<HTMLInputElement>(null);
	return (
		<>
			<Button size="sm" icon={<FolderOpen size={16} aria-hidden />} onClick={() => input.current?.click()}>
				{manifest.chooseFile}
			</Button>
			<input
				ref={input}
				type="file"
				multiple
				hidden
				accept=".yaml,.yml,.json,application/yaml,application/json"
				aria-label={manifest.chooseFile}
				onChange={(event) => {
					onChoose([...(event.currentTarget.files ?? [])]);
					event.currentTarget.value = '';
				}}
			/>
		</>
	);
}

/** Puts the cursor's selection on a line, counted from 1, and scrolls to it. */
function selectLine(area: HTMLTextAreaElement | null | undefined, line: number): void {
	if (!area) return;
	const lines = area.value.split('\n');
	const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
	area.focus();
	area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
	const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight) || 20;
	area.scrollTop = Math.max(0, (line - 4) * lineHeight);
}

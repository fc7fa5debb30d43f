import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { Badge } from '../../ui/Badge.tsx';
import type { ManifestProblem, ManifestReading } from '../shared/services.ts';
import type { Status } from '../shared/types.ts';
import type { FileProblem } from './files.ts';

export interface ImportFindingsProps {
	text: string;
	reading: ManifestReading | undefined;
	fileProblems: readonly FileProblem[];
	refusal: Status | undefined;
	modeDetail: string;
	onShowLine(line: number): void;
}

/** What was found in the text: objects by kind, what isn't simulated, or what's wrong and where. */
export function ImportFindings({ text, reading, fileProblems, refusal, modeDetail, onShowLine }: ImportFindingsProps) {
	const { manifest } = useMessages();
	return (
		<div aria-live="polite" className="mt-3 flex min-h-6 flex-col gap-3 text-sm">
			{fileProblems.map(({ name, why }) => (
				<Line key={name} tone="error">
					{why === 'tooLarge' ? manifest.tooLarge(name) : manifest.unreadableFile(name)}
				</Line>
			))}
			{text.trim() !== '' && !reading ? <p className="text-text-muted">{manifest.reading}</p> : null}
			{reading && reading.problems.length > 0 ? (
				<Problems problems={reading.problems} text={text} onShowLine={onShowLine} />
			) : null}
			{reading && reading.problems.length === 0 ? <Objects reading={reading} modeDetail={modeDetail} /> : null}
			{refusal ? (
				<Line tone="error">
					{manifest.refused}
					<span lang="en" className="mt-0.5 block font-mono break-words">
						{refusal.message}
					</span>
				</Line>
			) : null}
		</div>
	);
}

function Line({ tone, children }: { tone: 'error' | 'good' | 'info'; children: ReactNode }) {
	const icons = {
		error: <CircleAlert size={18} aria-hidden className="mt-px shrink-0 text-failing" />,
		good: <CircleCheck size={18} aria-hidden className="mt-px shrink-0 text-running" />,
		info: <Info size={18} aria-hidden className="mt-px shrink-0 text-text-faint" />,
	};
	return (
		<div className="flex items-start gap-2">
			{icons[tone]}
			<div className="min-w-0 flex-1">{children}</div>
		</div>
	);
}

function Objects({ reading, modeDetail }: { reading: ManifestReading; modeDetail: string }) {
	const { manifest } = useMessages();
	if (reading.objects.length === 0) return <Line tone="info">{manifest.empty}</Line>;
	const counts = new Map<string, number>();
	for (const { kind } of reading.objects) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return (
		<>
			<Line tone="good">
				<span className="flex flex-wrap items-center gap-1.5">
					{manifest.found(reading.objects.length)}
					{[...counts].map(([kind, count]) => (
						<Badge key={kind}>{count > 1 ? `${kind} ×${count}` : kind}</Badge>
					))}
				</span>
				<span className="mt-1 block text-text-muted">{modeDetail}</span>
			</Line>
			{reading.notSimulated.length > 0 ? (
				<Line tone="info">
					{manifest.notSimulated(reading.notSimulated.length)}
					<span className="block text-text-muted">
						{reading.notSimulated.map(({ kind, name }) => `${kind}/${name}`).join(', ')}
					</span>
					<span className="block text-text-muted">{manifest.notSimulatedDetail}</span>
				</Line>
			) : null}
		</>
	);
}

interface ProblemsProps {
	problems: readonly ManifestProblem[];
	text: string;
	onShowLine(line: number): void;
}

function Problems({ problems, text, onShowLine }: ProblemsProps) {
	const { manifest } = useMessages();
	const lines = text.split('\n');
	return (
		<Line tone="error">
			<p className="font-medium">{manifest.errors(problems.length)}</p>
			<p className="text-text-muted">{manifest.errorsIntro}</p>
			<ol className="mt-2 flex flex-col gap-2">
				{problems.map((problem, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with every reading.
					<li key={index} className="rounded-md border border-line bg-ground">
						<button
							type="button"
							title={manifest.showLine}
							onClick={() => onShowLine(problem.line)}
							className="block w-full rounded-md px-3 py-2 text-left hover:bg-hover"
						>
							<span className="flex flex-wrap justify-between gap-x-3 text-text-muted">
								<span>{manifest.where(problem.document, problem.line, problem.column)}</span>
								{problem.field ? <span className="font-mono">{problem.field}</span> : null}
							</span>
							<span lang="en" className="block break-words text-failing-text">
								{problem.message}
							</span>
							<span className="mt-1 block truncate rounded-sm bg-sunken px-2 font-mono whitespace-pre">
								<span className="mr-3 text-text-faint select-none">{problem.line}</span>
								{lines[problem.line - 1] ?? ''}
							</span>
						</button>
					</li>
				))}
			</ol>
		</Line>
	);
}

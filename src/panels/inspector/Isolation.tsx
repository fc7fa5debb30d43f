import { FileText, HardDrive } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { isolationView } from '../../simulation/isolation.ts';
import {
	type FileView,
	type IsolationRow,
	type IsolationView,
	type NamespaceCell,
	type NamespaceKind,
	namespaceKinds,
	type VolumeView,
} from '../../simulation/packetViews.ts';
import { useSimulation } from '../../simulation/store.ts';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/cx.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { bytesText } from '../shared/format.ts';
import { Quiet } from './parts.tsx';

/** What the pod's containers share and what each has for itself. */
export function Isolation({ uid }: { uid: string }) {
	const { ports } = useMessages();
	const view = useSimulation((state) => isolationView(state.cluster, uid));
	if (!view) return null;
	return (
		<Disclosure title={ports.isolation.title} defaultOpen className="border-t border-line px-4 py-1.5">
			<div className="flex flex-col gap-3 pb-2">
				<Namespaces view={view} />
				<Limits rows={view.rows} />
				<Volumes view={view} />
			</div>
		</Disclosure>
	);
}

interface Span extends NamespaceCell {
	containers: string[];
}

/** Neighbours in one namespace are one cell. */
function spansOf(rows: readonly IsolationRow[], kind: NamespaceKind): Span[] {
	const spans: Span[] = [];
	for (const { container, namespaces } of rows) {
		const cell = namespaces.find((each) => each.kind === kind);
		if (!cell) continue;
		const last = spans.at(-1);
		if (last?.id === cell.id) last.containers.push(container);
		else spans.push({ ...cell, containers: [container] });
	}
	return spans;
}

const owners: Record<NamespaceCell['owner'], string> = {
	pod: 'bg-accent-soft text-accent-text border-accent',
	own: 'bg-ground text-text-muted border-line-strong',
	host: 'bg-waiting-soft text-waiting-text border-waiting',
};

function Namespaces({ view }: { view: IsolationView }) {
	const { isolation } = useMessages().ports;
	const { rows } = view;
	return (
		<div>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and so must be reachable by keyboard. */}
			<section data-point="inspector/isolation" className="overflow-x-auto" tabIndex={0} aria-label={isolation.title}>
				<table className="w-full border-separate border-spacing-1 text-sm" data-testid="namespaces">
					<thead>
						<tr>
							<td />
							{rows.map(({ container }) => (
								<th key={container} scope="col" className="max-w-28 truncate px-1 pb-0.5 font-medium" title={container}>
									{container}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{namespaceKinds.map((kind) => (
							<tr key={kind}>
								<th scope="row" className="pr-1.5 text-left font-normal whitespace-nowrap">
									<span className="font-mono">{kind}</span>{' '}
									<span className="text-text-muted">{isolation.namespaces[kind]}</span>
								</th>
								{spansOf(rows, kind).map(({ id, owner, containers }) => (
									<td
										key={id}
										colSpan={containers.length}
										title={isolation.cell(containers.join(', '), kind, isolation.owners[owner], id)}
										data-namespace={kind}
										data-owner={owner}
										className={cx('rounded-sm border px-1 py-0.5 text-center', owners[owner])}
									>
										{isolation.owners[owner]}
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
			<p className="mt-1 text-sm text-text-muted">
				{isolation.hostname(view.hostname)}
				{view.shareProcessNamespace ? ` ${isolation.shareProcesses}` : ''}
			</p>
		</div>
	);
}

function Limits({ rows }: { rows: readonly IsolationRow[] }) {
	const { isolation } = useMessages().ports;
	const limited = rows.filter(({ cpuLimit, memoryLimit }) => cpuLimit !== undefined || memoryLimit !== undefined);
	if (limited.length === 0) return null;
	return (
		<div className="text-sm">
			<h4 className="font-medium">{isolation.limits}</h4>
			<ul className="text-text-muted">
				{limited.map(({ container, cpuLimit, memoryLimit }) => (
					<li key={container}>
						{isolation.limit(container, cpuLimit ?? isolation.noLimit, memoryLimit ?? isolation.noLimit)}
					</li>
				))}
			</ul>
		</div>
	);
}

function Volumes({ view: { volumes, rows } }: { view: IsolationView }) {
	const { isolation } = useMessages().ports;
	return (
		<div className="flex flex-col gap-2 text-sm">
			<h4 className="font-medium">{isolation.volumes}</h4>
			{volumes.length === 0 ? <Quiet>{isolation.noVolumes}</Quiet> : null}
			{volumes.map((volume) => (
				<Volume key={volume.name} volume={volume} />
			))}
			{rows
				.filter(({ ownFiles }) => ownFiles.length > 0)
				.map(({ container, ownFiles }) => (
					<div key={container}>
						<p className="text-text-muted">{isolation.ownFiles(container)}</p>
						<Files files={ownFiles} />
					</div>
				))}
		</div>
	);
}

function Volume({ volume }: { volume: VolumeView }) {
	const { isolation } = useMessages().ports;
	const { name, kind, source, inMemory, mounts, files } = volume;
	return (
		<div className="rounded-lg border border-line-strong p-2.5" data-volume={name}>
			<p className="flex flex-wrap items-center gap-1.5 font-semibold">
				<HardDrive size={16} aria-hidden className="shrink-0 text-text-muted" />
				{name}
				<Badge>{source === '' ? kind : source}</Badge>
				{inMemory ? <Badge>{isolation.inMemory}</Badge> : null}
			</p>
			<ul className="text-text-muted">
				{mounts.map(({ container, mountPath, readOnly }) => (
					<li key={`${container} ${mountPath}`}>
						{isolation.mountedAt(container, mountPath)}
						{readOnly ? ` (${isolation.readOnly})` : ''}
					</li>
				))}
			</ul>
			{files.length === 0 ? <Quiet>{isolation.noFiles}</Quiet> : <Files files={files} />}
		</div>
	);
}

const filesMax = 8;

/** The files written last, each with who wrote it and where the others see it. */
function Files({ files }: { files: readonly FileView[] }) {
	const { isolation } = useMessages().ports;
	const newest = files.toSorted((one, other) => other.writtenAt - one.writtenAt).slice(0, filesMax);
	return (
		<ul className="mt-1 flex flex-col gap-1">
			{newest.map(({ path, bytes, writtenBy, seenAt }) => (
				<li key={path} className="flex items-start gap-1.5">
					<FileText size={16} aria-hidden className="mt-0.5 shrink-0 text-text-muted" />
					<span className="min-w-0">
						<span className="font-mono break-all">{isolation.file(path, bytesText(bytes))}</span>
						<span className="block text-text-muted">
							{[
								isolation.writtenBy(writtenBy),
								...seenAt
									.filter(({ container }) => container !== writtenBy)
									.map((seen) => isolation.seenBy(seen.container, seen.path)),
							].join(', ')}
						</span>
					</span>
				</li>
			))}
		</ul>
	);
}

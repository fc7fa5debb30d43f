import { ChevronRight, Ellipsis } from 'lucide-react';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useMessages } from '../../i18n/language.ts';
import { machineView, podView, serviceViews } from '../../simulation/select.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import type { ContainerView, Tone } from '../../simulation/views.ts';
import { cx } from '../../ui/cx.ts';
import { Menu } from '../../ui/Menu.tsx';
import { MiddleTruncated } from '../../ui/MiddleTruncated.tsx';
import { NodeIcon, PodIcon, RoleIcon, ServiceIcon, ToneIcon } from '../shared/icons.tsx';
import { rowSections } from './rowMenu.tsx';
import { type Row, type RowContent, selectionOf } from './rows.ts';

export interface OutlineRowProps {
	row: Row;
	selected: boolean;
	/** Takes part in the order of Tab: one row of the tree does. */
	tabbable: boolean;
	onToggle(): void;
}

/** One row: what it is, its name, how it fares, and a menu of what can be done to it. */
export function OutlineRow({ row, selected, tabbable, onToggle }: OutlineRowProps) {
	const messages = useMessages();
	const { icon, name, detail, tone, status } = useRowFace(row.content);
	const anchor = useRef<HTMLDivElement>(null);
	const [menuOpen, setMenuOpen] = useState(false);
	const hasMenu = row.content.kind !== 'group';
	const select = () => {
		const selection = selectionOf(row.content);
		if (selection) simulation.select(selection);
		else onToggle();
	};
	return (
		<>
			<div
				ref={anchor}
				role="treeitem"
				aria-level={row.level}
				aria-expanded={row.expanded}
				aria-selected={selected}
				aria-posinset={row.position}
				aria-setsize={row.siblings}
				tabIndex={tabbable ? 0 : -1}
				data-row={row.key}
				onClick={select}
				onContextMenu={(event) => {
					if (!hasMenu) return;
					event.preventDefault();
					setMenuOpen(true);
				}}
				onKeyDown={(event) => {
					const opensMenu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
					if (opensMenu && hasMenu) setMenuOpen(true);
					else if (event.key === 'Enter' || event.key === ' ') select();
					else return;
					event.preventDefault();
					event.stopPropagation();
				}}
				style={{ paddingLeft: `${(row.level - 1) * 16 + 4}px` }}
				className={cx(
					'group flex h-8 cursor-default items-center gap-1.5 rounded-md pr-1 text-sm select-none focus-visible:-outline-offset-2',
					selected ? 'bg-accent-soft text-text' : 'hover:bg-hover',
				)}
			>
				<Twisty expanded={row.expanded} onToggle={onToggle} />
				<span className={cx('shrink-0', selected ? 'text-accent-text' : 'text-text-muted')}>{icon}</span>
				{hasMenu ? (
					<MiddleTruncated text={name} className="flex-1 font-medium" />
				) : (
					<span className="flex-1 truncate text-text-muted">{name}</span>
				)}
				{detail ? <span className="shrink-0 text-text-muted tabular-nums"> {detail}</span> : null}
				{status ? <span className="sr-only"> {status}</span> : null}
				{tone ? <ToneIcon tone={tone} size={14} className="shrink-0" /> : null}
				{hasMenu ? <MenuDots onOpen={() => setMenuOpen(true)} /> : null}
			</div>
			{/* Outside the tree, which may hold nothing but rows. */}
			{menuOpen
				? createPortal(
						<Menu
							label={messages.inspector.outline.actions(name)}
							anchor={anchor as RefObject<HTMLElement | null>}
							sections={() => rowSections(row.content, messages)}
							onClose={() => setMenuOpen(false)}
						/>,
						anchor.current?.closest('aside, section') ?? document.body,
					)
				: null}
		</>
	);
}

function Twisty({ expanded, onToggle }: { expanded: boolean | undefined; onToggle(): void }) {
	if (expanded === undefined) return <span className="w-4 shrink-0" />;
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard opens and closes the row itself, with the arrow keys.
		// biome-ignore lint/a11y/noStaticElementInteractions: as above.
		<span
			onClick={(event) => {
				event.stopPropagation();
				onToggle();
			}}
			className="-my-1 flex h-8 w-4 shrink-0 items-center justify-center text-text-faint"
		>
			<ChevronRight size={14} aria-hidden className={cx('transition-transform', expanded && 'rotate-90')} />
		</span>
	);
}

/** For the mouse; the keyboard has the menu key, and screen readers the row's own menu. */
function MenuDots({ onOpen }: { onOpen(): void }) {
	return (
		<button
			type="button"
			tabIndex={-1}
			aria-hidden
			onClick={(event) => {
				event.stopPropagation();
				onOpen();
			}}
			className="hidden size-6 shrink-0 items-center justify-center rounded-sm text-text-muted group-hover:flex group-focus-visible:flex hover:bg-pressed pointer-coarse:flex"
		>
			<Ellipsis size={16} aria-hidden />
		</button>
	);
}

interface Face {
	icon: ReactNode;
	name: string;
	detail?: string | undefined;
	tone?: Tone | undefined;
	/** The tone's word. */
	status?: string | undefined;
}

function containerFace(container: ContainerView, running: boolean): Face {
	return {
		icon: <RoleIcon role={container.role} />,
		name: container.name,
		detail: container.ports.map(({ port }) => `:${port}`).join(' ') || undefined,
		...(running ? { tone: container.tone, status: container.status } : {}),
	};
}

function useRowFace(content: RowContent): Face {
	const { inspector } = useMessages();
	const pod = useSimulation((state) => (content.kind === 'pod' ? podView(state.cluster, content.uid) : undefined));
	const machine = useSimulation((state) =>
		content.kind === 'node' ? machineView(state.cluster, content.name) : undefined,
	);
	const service = useSimulation((state) =>
		content.kind === 'service'
			? serviceViews(state.cluster).find(
					({ namespace, name }) => namespace === content.namespace && name === content.name,
				)
			: undefined,
	);
	switch (content.kind) {
		case 'group':
			return { icon: null, name: inspector.outline[content.group] };
		case 'node': {
			const words = inspector.nodeReady;
			return {
				icon: <NodeIcon />,
				name: content.name,
				detail: inspector.podCount(machine?.podUids.length ?? 0),
				tone: machine?.ready ? 'running' : 'failing',
				status: machine?.ready ? words.yes : words.no,
			};
		}
		case 'pod':
			return { icon: <PodIcon />, name: pod?.name ?? '', detail: pod?.ready, tone: pod?.tone, status: pod?.status };
		case 'draft':
			return { icon: <PodIcon dashed />, name: content.name };
		case 'container':
			return containerFace(content.container, true);
		case 'draftContainer':
			return containerFace(content.container, false);
		case 'service':
			return {
				icon: <ServiceIcon />,
				name: content.name,
				detail: service && `${service.readyEndpoints}/${service.endpoints}`,
				tone: service && service.readyEndpoints > 0 ? 'running' : 'waiting',
			};
	}
}

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { useSimulation } from '../../simulation/store.ts';
import { OutlineRow } from './OutlineRow.tsx';
import { keyOfSelection, outlineRows, type Row } from './rows.ts';
import { treeMove } from './treeKeys.ts';

/** The cluster as a tree: everything on the stage, and every operation, for keyboard and screen reader. */
export function Outline() {
	const { inspector } = useMessages();
	const tree = useRef<HTMLDivElement>(null);
	const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
	const [focused, setFocused] = useState<string>();
	const selectedKey = useSimulation((state) => keyOfSelection(state.selection));
	const latest = useRef<readonly Row[]>([]);
	const rows = useSimulation((state) => {
		latest.current = outlineRows(state.cluster, closed, latest.current);
		return latest.current;
	});
	const inSight = (key: string | undefined) => key !== undefined && rows.some((row) => row.key === key);
	const tabbable = inSight(focused) ? focused : inSight(selectedKey) ? selectedKey : rows[0]?.key;

	const rowElement = (key: string) => tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
	useEffect(() => {
		if (selectedKey === undefined) return;
		tree.current
			?.querySelector(`[data-row="${CSS.escape(selectedKey)}"]`)
			?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
	}, [selectedKey]);

	const toggle = (key: string) => {
		setClosed((before) => {
			const next = new Set(before);
			if (!next.delete(key)) next.add(key);
			return next;
		});
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const at = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.row;
		const move = at === undefined ? undefined : treeMove(rows, at, event.key);
		if (!move) return;
		event.preventDefault();
		if (move.type === 'focus') rowElement(move.key)?.focus();
		else toggle(move.key);
	};
	return (
		<div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2">
			<div
				ref={tree}
				role="tree"
				tabIndex={-1}
				aria-label={inspector.outline.label}
				aria-describedby="outline-help"
				onKeyDown={onKeyDown}
				onFocus={(event) => {
					const { row } = (event.target as HTMLElement).dataset;
					if (row !== undefined) setFocused(row);
				}}
				className="outline-none"
			>
				{rows.map((row) => (
					<OutlineRow
						key={row.key}
						row={row}
						selected={row.key === selectedKey}
						tabbable={row.key === tabbable}
						onToggle={() => toggle(row.key)}
					/>
				))}
			</div>
			<p id="outline-help" className="sr-only">
				{inspector.outline.help}
			</p>
		</div>
	);
}

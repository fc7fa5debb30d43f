import { X } from 'lucide-react';
import { Suspense } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { openDock, useShown } from '../shown.ts';
import { DockEdge } from './DockEdge.tsx';
import { dockKeys, dockPanels } from './panels.ts';

/** The drawer under the stage: a row of tabs, and the open one's panel over it. */
export function Dock() {
	const { app, common } = useMessages();
	const open = useShown((shown) => shown.dock);
	const height = useShown((shown) => shown.dockHeight);
	const Panel = open && dockPanels[open].Panel;
	return (
		<section
			aria-label={app.dock}
			className="flex min-h-0 shrink-0 flex-col border-t border-line bg-surface"
			style={Panel ? { height, maxHeight: '70%' } : undefined}
			onKeyDown={(event) => {
				if (event.key !== 'Escape' || event.defaultPrevented || !open) return;
				event.preventDefault();
				openDock(undefined);
			}}
		>
			{Panel ? <DockEdge /> : null}
			<div className="flex h-9 shrink-0 items-center gap-0.5 px-2">
				{dockKeys.map((key) => {
					const { icon: Icon } = dockPanels[key];
					return (
						<button
							key={key}
							type="button"
							aria-expanded={open === key}
							aria-controls="dock-panel"
							onClick={() => openDock(open === key ? undefined : key)}
							className={cx(
								'flex h-7 items-center gap-1.5 rounded-md px-2 text-sm font-medium transition-colors',
								open === key ? 'bg-accent-soft text-accent-text' : 'text-text-muted hover:bg-hover hover:text-text',
							)}
						>
							<Icon size={16} aria-hidden />
							{app.dockPanels[key]}
						</button>
					);
				})}
				{Panel ? (
					<IconButton
						label={common.close}
						icon={<X size={16} aria-hidden />}
						size="sm"
						side="top"
						className="ml-auto"
						onClick={() => openDock(undefined)}
					/>
				) : null}
			</div>
			{Panel ? (
				<div id="dock-panel" className="flex min-h-0 flex-1 flex-col border-t border-line">
					<Suspense fallback={<p className="p-3 text-sm text-text-muted">{app.loading}</p>}>
						<Panel />
					</Suspense>
				</div>
			) : null}
		</section>
	);
}

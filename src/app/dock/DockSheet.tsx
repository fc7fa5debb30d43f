import { Suspense } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { openDock, useShown } from '../shown.ts';
import { type DockKey, dockKeys, dockPanels } from './panels.ts';

/** The dock's panels on a small screen, where they stand in a sheet. */
export function DockSheet() {
	const { app } = useMessages();
	const open = useShown((shown) => shown.dock) ?? dockKeys[0];
	if (!open) return null;
	const { Panel } = dockPanels[open];
	return (
		<Tabs<DockKey>
			label={app.dock}
			tabs={dockKeys.map((value) => ({ value, label: app.dockPanels[value] }))}
			value={open}
			onChange={openDock}
			className="flex-1"
		>
			<Suspense fallback={<p className="p-3 text-sm text-text-muted">{app.loading}</p>}>
				<Panel />
			</Suspense>
		</Tabs>
	);
}

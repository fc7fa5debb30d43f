import type { ReactNode } from 'react';
import { useMessages } from '../i18n/language.ts';
import { Inspector } from '../panels/inspector/Inspector.tsx';
import { Outline } from '../panels/outline/Outline.tsx';
import { Palette } from '../panels/palette/Palette.tsx';
import { useDrag } from '../simulation/drag.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { DockSheet } from './dock/DockSheet.tsx';
import type { PhonePanel } from './PhoneNav.tsx';

/** The open panel, as a sheet over the stage. It steps aside while something is dragged out of it. */
export function PhoneSheet({ open, onOpen }: { open: PhonePanel; onOpen(panel: PhonePanel | undefined): void }) {
	const { app, common } = useMessages();
	const dragging = useDrag((state) => state.cargo !== undefined);
	const contents: Record<PhonePanel, ReactNode> = {
		add: <Palette onPlaced={() => onOpen(undefined)} />,
		outline: <Outline />,
		inspect: <Inspector compact />,
		dock: <DockSheet />,
	};
	return (
		<Sheet
			key={open}
			title={app.panels[open]}
			closeLabel={common.close}
			onClose={() => onOpen(undefined)}
			aside={dragging}
		>
			{contents[open]}
		</Sheet>
	);
}

import { ListTree, Plus, TextSearch } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../i18n/language.ts';
import { Inspector } from '../panels/inspector/Inspector.tsx';
import { Outline } from '../panels/outline/Outline.tsx';
import { Palette } from '../panels/palette/Palette.tsx';
import { useDrag } from '../simulation/drag.ts';
import { cx } from '../ui/cx.ts';
import { Sheet } from '../ui/Sheet.tsx';

type Panel = 'add' | 'outline' | 'inspect';

/** On a small screen the panels are sheets over the stage, opened from a row of three buttons. */
export function PhonePanels() {
	const { app, common } = useMessages();
	const [open, setOpen] = useState<Panel>();
	const dragging = useDrag((state) => state.cargo !== undefined);
	const toggle = (panel: Panel) => setOpen(open === panel ? undefined : panel);
	const contents: Record<Panel, ReactNode> = { add: <Palette />, outline: <Outline />, inspect: <Inspector compact /> };
	const icons: Record<Panel, ReactNode> = {
		add: <Plus size={18} aria-hidden />,
		outline: <ListTree size={18} aria-hidden />,
		inspect: <TextSearch size={18} aria-hidden />,
	};
	return (
		<>
			<nav className="absolute right-2 bottom-2 z-10 flex rounded-lg border border-line bg-raised p-1 shadow-float">
				{(['add', 'outline', 'inspect'] as const).map((panel) => (
					<button
						key={panel}
						type="button"
						aria-expanded={open === panel}
						onClick={() => toggle(panel)}
						className={cx(
							'flex h-10 items-center gap-1.5 rounded-md px-3 text-sm font-medium',
							open === panel ? 'bg-accent-soft text-accent-text' : 'text-text-muted',
						)}
					>
						{icons[panel]}
						{app.panels[panel]}
					</button>
				))}
			</nav>
			{open ? (
				<Sheet
					key={open}
					title={app.panels[open]}
					closeLabel={common.close}
					onClose={() => setOpen(undefined)}
					aside={dragging}
				>
					{contents[open]}
				</Sheet>
			) : null}
		</>
	);
}

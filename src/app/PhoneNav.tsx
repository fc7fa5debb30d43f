import { LayoutPanelTop, ListTree, Plus, TextSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/language.ts';
import { cx } from '../ui/cx.ts';

const phonePanels = ['add', 'outline', 'inspect', 'dock'] as const;
export type PhonePanel = (typeof phonePanels)[number];

const icons: Record<PhonePanel, ReactNode> = {
	add: <Plus size={18} aria-hidden />,
	outline: <ListTree size={18} aria-hidden />,
	inspect: <TextSearch size={18} aria-hidden />,
	dock: <LayoutPanelTop size={18} aria-hidden />,
};

interface PhoneProps {
	open: PhonePanel | undefined;
	onOpen(panel: PhonePanel | undefined): void;
}

/** The row of buttons that open the panels on a small screen. */
export function PhoneNav({ open, onOpen }: PhoneProps) {
	const { app } = useMessages();
	return (
		<nav aria-label={app.palettePanel} className="flex border-t border-line bg-surface px-2 py-1">
			{phonePanels.map((panel) => (
				<button
					key={panel}
					type="button"
					aria-expanded={open === panel}
					onClick={() => onOpen(open === panel ? undefined : panel)}
					className={cx(
						'flex h-10 flex-1 items-center justify-center gap-1.5 rounded-md text-sm font-medium focus-visible:-outline-offset-2',
						open === panel ? 'bg-accent-soft text-accent-text' : 'text-text-muted',
					)}
				>
					{icons[panel]}
					{app.panels[panel]}
				</button>
			))}
		</nav>
	);
}

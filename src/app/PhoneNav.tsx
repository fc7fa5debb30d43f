import { GraduationCap, LayoutPanelTop, ListTree, Plus, TextSearch } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/language.ts';
import { useLesson } from '../simulation/lesson/state.ts';
import { cx } from '../ui/cx.ts';

const phonePanels = ['lesson', 'add', 'outline', 'inspect', 'dock'] as const;
export type PhonePanel = (typeof phonePanels)[number];

const icons: Record<PhonePanel, ReactNode> = {
	lesson: <GraduationCap size={18} aria-hidden />,
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
	const isLesson = useLesson((state) => state.lesson !== undefined || state.writing);
	return (
		<nav aria-label={app.palettePanel} className="flex border-t border-line bg-surface px-2 py-1">
			{phonePanels
				.filter((panel) => panel !== 'lesson' || isLesson)
				.map((panel) => (
					<button
						key={panel}
						type="button"
						aria-expanded={open === panel}
						onClick={() => onOpen(open === panel ? undefined : panel)}
						className={cx(
							'flex flex-1 items-center justify-center rounded-md text-sm font-medium whitespace-nowrap focus-visible:-outline-offset-2',
							isLesson ? 'h-12 flex-col' : 'h-10 gap-1.5',
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

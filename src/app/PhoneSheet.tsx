import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../i18n/language.ts';
import { Inspector } from '../panels/inspector/Inspector.tsx';
import { LessonPanel } from '../panels/lesson/LessonPanel.tsx';
import { WriteLesson } from '../panels/lesson/own/WriteLesson.tsx';
import { Outline } from '../panels/outline/Outline.tsx';
import { Palette } from '../panels/palette/Palette.tsx';
import { useDrag } from '../simulation/drag.ts';
import { useLesson } from '../simulation/lesson/state.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { DockSheet } from './dock/DockSheet.tsx';
import type { PhonePanel } from './PhoneNav.tsx';

/** The open panel, as a sheet over the stage. It steps aside while something is dragged out of it. */
export function PhoneSheet({ open, onOpen }: { open: PhonePanel; onOpen(panel: PhonePanel | undefined): void }) {
	const { app, common } = useMessages();
	const lesson = useLesson((state) => state.lesson);
	const isWriting = useLesson((state) => state.writing);
	const language = useLanguage();
	const dragging = useDrag((state) => state.cargo !== undefined);
	const contents: Record<PhonePanel, ReactNode> = {
		lesson: isWriting ? <WriteLesson /> : <LessonPanel compact />,
		add: <Palette onPlaced={() => onOpen(undefined)} />,
		outline: <Outline />,
		inspect: <Inspector compact />,
		dock: <DockSheet />,
	};
	return (
		<Sheet
			key={open}
			title={open === 'lesson' && lesson ? lesson.title[language] : app.panels[open]}
			closeLabel={common.close}
			onClose={() => onOpen(undefined)}
			aside={dragging}
			low={open === 'lesson'}
		>
			{contents[open]}
		</Sheet>
	);
}

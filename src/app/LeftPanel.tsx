import { PanelLeftClose } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '../i18n/language.ts';
import { Palette } from '../panels/palette/Palette.tsx';
import { useLesson } from '../simulation/lesson/state.ts';
import { cx } from '../ui/cx.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Tabs } from '../ui/Tabs.tsx';

const Outline = lazy(() => import('../panels/outline/Outline.tsx').then((m) => ({ default: m.Outline })));
const WriteLesson = lazy(() =>
	import('../panels/lesson/own/WriteLesson.tsx').then((m) => ({ default: m.WriteLesson })),
);
const LessonPanel = lazy(() => import('../panels/lesson/LessonPanel.tsx').then((m) => ({ default: m.LessonPanel })));

/** What can be put on the stage, or what's on it as a tree. */
export function LeftPanel({ onHide }: { onHide(): void }) {
	const { app, palette } = useMessages();
	const isWriting = useLesson((state) => state.writing);
	const isLesson = useLesson((state) => state.lesson !== undefined || state.writing);
	// A question needs the room, and nothing is dropped while time stands still.
	const asks = useLesson(({ lesson, step }) => lesson !== undefined && lesson.steps[step]?.kind !== 'act');
	const [tab, setTab] = useState<'palette' | 'outline'>('palette');
	return (
		<aside aria-label={app.palettePanel} className="flex min-h-0 flex-col border-r border-line bg-surface">
			{isLesson ? (
				<div
					className={cx(
						'flex min-h-0 flex-col',
						asks ? 'flex-1' : 'max-h-[72%] min-h-[50%] shrink-0 border-b border-line-strong',
					)}
				>
					<Suspense>{isWriting ? <WriteLesson /> : <LessonPanel />}</Suspense>
				</div>
			) : null}
			{asks ? null : (
				<Tabs<'palette' | 'outline'>
					label={app.palettePanel}
					tabs={[
						{ value: 'palette', label: palette.title },
						{ value: 'outline', label: palette.outline },
					]}
					value={tab}
					onChange={(next) => setTab(next)}
					className="flex-1"
					trailing={
						<IconButton
							label={app.hidePalette}
							icon={<PanelLeftClose size={18} aria-hidden />}
							size="sm"
							onClick={onHide}
						/>
					}
				>
					{tab === 'palette' ? (
						<Palette />
					) : (
						<Suspense>
							<Outline />
						</Suspense>
					)}
				</Tabs>
			)}
		</aside>
	);
}

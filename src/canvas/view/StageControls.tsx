import { useStore } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import type { ViewControl } from './useView.ts';

/** Zoom and *show everything*; two fingers zoom by themselves. In the corner that has least in it: below the tray. */
export function StageControls({ view, narrow }: { view: ViewControl; narrow: boolean }) {
	const words = useMessages().canvas;
	const percent = useStore((state) => Math.round(state.transform[2] * 100));
	if (narrow) {
		return (
			<div className="absolute top-2 right-2 z-10 rounded-lg bg-raised p-0.5 shadow-float ring-1 ring-line">
				<IconButton size="sm" label={words.fit} icon={<Maximize size={16} aria-hidden />} onClick={view.fit} />
			</div>
		);
	}
	return (
		<div className="absolute bottom-3 left-3 z-10 flex items-center rounded-lg bg-raised p-0.5 shadow-float ring-1 ring-line">
			<IconButton
				size="sm"
				side="top"
				label={words.zoomOut}
				icon={<Minus size={16} aria-hidden />}
				onClick={() => view.zoomBy(1 / 1.25)}
			/>
			<output aria-label={words.zoomLevel(percent)} className="w-11 text-center text-sm text-text-muted tabular-nums">
				{percent}%
			</output>
			<IconButton
				size="sm"
				side="top"
				label={words.zoomIn}
				icon={<Plus size={16} aria-hidden />}
				onClick={() => view.zoomBy(1.25)}
			/>
			<IconButton size="sm" side="top" label={words.fit} icon={<Maximize size={16} aria-hidden />} onClick={view.fit} />
		</div>
	);
}

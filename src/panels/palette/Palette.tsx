import { useMessages } from '../../i18n/language.ts';
import { paletteEntries } from '../../simulation/palette.ts';
import { useMediaQuery } from '../../ui/useMediaQuery.ts';
import { AddNode } from './AddNode.tsx';
import { PaletteItem } from './PaletteItem.tsx';

/** What can be put on the stage: containers to drag, and another node. */
export function Palette({ onPlaced }: { onPlaced?: () => void }) {
	const messages = useMessages();
	const touch = useMediaQuery('(pointer: coarse)');
	return (
		<div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pt-2 pb-3">
			<p id="palette-help" className="px-2 pb-2 text-sm text-text-muted">
				{touch ? messages.palette.helpTouch : messages.palette.help}
			</p>
			<ul aria-label={messages.palette.containers} className="flex flex-col gap-0.5">
				{paletteEntries.map((entry) => (
					<li key={entry.key}>
						<PaletteItem entry={entry} {...(onPlaced ? { onPlaced } : {})} />
					</li>
				))}
			</ul>
			<div className="mx-2 my-2 border-t border-line" />
			<AddNode />
		</div>
	);
}

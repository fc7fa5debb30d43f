import { useMessages } from '../../i18n/language.ts';
import { drag, useDrag } from '../../simulation/drag.ts';
import { targetUnder } from '../../simulation/dropTarget.ts';
import type { paletteEntries } from '../../simulation/palette.ts';
import { cx } from '../../ui/cx.ts';
import { MenuButton } from '../../ui/Menu.tsx';
import { useLongPress } from '../../ui/useLongPress.ts';
import { type DragPoint, usePointerDrag } from '../../ui/usePointerDrag.ts';
import { RoleIcon } from '../shared/icons.tsx';
import { placeSections } from '../shared/places.tsx';
import { RowText, rowClass } from './row.tsx';

type Entry = (typeof paletteEntries)[number];

/** One container: drag it onto the stage, or choose its place from the menu. */
export function PaletteItem({ entry, onPlaced }: { entry: Entry; onPlaced?: () => void }) {
	const messages = useMessages();
	const cargo = { kind: 'newContainer', palette: entry.key } as const;
	const isDragged = useDrag((state) => state.cargo?.kind === 'newContainer' && state.cargo.palette === entry.key);
	const over = ({ drops, surface }: DragPoint) => drag.over(targetUnder(drops, surface, cargo));
	const handlers = {
		onStart: (point: DragPoint) => {
			drag.start(cargo);
			over(point);
			return true;
		},
		onMove: over,
		onDrop: (point: DragPoint) => {
			over(point);
			drag.drop();
		},
		onCancel: () => drag.cancel(),
	};
	const pointer = usePointerDrag(handlers);
	const finger = useLongPress(handlers);
	const name = entry.container.name;
	return (
		<MenuButton
			label={messages.palette.placeMenu(name)}
			sections={() => placeSections(cargo, messages, onPlaced)}
			side="right"
		>
			{(button) => (
				<button
					type="button"
					{...button}
					onPointerDown={(event) => (event.pointerType === 'touch' ? finger(event) : pointer.onPointerDown(event))}
					aria-describedby="palette-help"
					data-palette={entry.key}
					className={cx(rowClass, 'cursor-grab! touch-pan-y', isDragged && 'opacity-45')}
				>
					<RowText
						icon={<RoleIcon role={entry.role} size={17} />}
						name={name}
						detail={messages.palette.roles[entry.role]}
					/>
				</button>
			)}
		</MenuButton>
	);
}

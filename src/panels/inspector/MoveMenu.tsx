import { Move } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import type { Cargo } from '../../simulation/gestures.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { placeSections } from '../shared/places.tsx';

/** *Move to…*: what dragging does, by choosing. */
export function MoveMenu({ cargo, name, label }: { cargo: Cargo; name: string; label?: string }) {
	const messages = useMessages();
	return (
		<MenuButton label={messages.inspector.moveMenu(name)} sections={() => placeSections(cargo, messages)}>
			{(button) => (
				<button type="button" {...button} data-point="inspector/move" className={buttonClass('secondary', 'sm')}>
					<Move size={16} aria-hidden />
					{label ?? messages.inspector.moveTo}
				</button>
			)}
		</MenuButton>
	);
}

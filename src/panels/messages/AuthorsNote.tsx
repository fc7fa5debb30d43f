import { MessageSquareQuote, X } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { useSimulation } from '../../simulation/store.ts';
import { IconButton } from '../../ui/IconButton.tsx';

/** What the author of a link says about it, until it's hidden. Text and nothing else. */
export function AuthorsNote() {
	const messages = useMessages();
	const note = useSimulation((state) => state.note);
	const [hidden, setHidden] = useState<string>();
	// Its words come just after the page's first ones.
	if (note === undefined || note === hidden || !('share' in messages)) return null;
	const { share } = messages;
	return (
		<section
			aria-label={share.authorsNote}
			className="flex items-start gap-2.5 border-b border-line bg-accent-soft py-1.5 pr-1.5 pl-4 text-sm"
		>
			<MessageSquareQuote size={18} aria-hidden className="mt-1 shrink-0 text-accent-text" />
			<p className="max-h-32 min-w-0 flex-1 overflow-y-auto py-0.5 break-words whitespace-pre-line">{note}</p>
			<IconButton label={share.hideNote} icon={<X size={16} aria-hidden />} size="sm" onClick={() => setHidden(note)} />
		</section>
	);
}

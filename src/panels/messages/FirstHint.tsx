import { Lightbulb, X } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { readStored, writeStored } from '../../ui/stored.ts';

const storageKey = 'podarium.hintSeen';

/** One line that says what to try, until it's hidden. */
export function FirstHint({ compact }: { compact: boolean }) {
	const { app } = useMessages();
	const [hidden, setHidden] = useState(() => readStored(storageKey) === 'yes');
	if (hidden) return null;
	const hide = () => {
		writeStored(storageKey, 'yes');
		setHidden(true);
	};
	return (
		<div className="flex items-center gap-2.5 border-b border-line bg-surface py-1 pr-1.5 pl-4 text-sm">
			<Lightbulb size={16} aria-hidden className="shrink-0 text-traffic-localhost" />
			<p className="min-w-0 flex-1">{compact ? app.hintPhone : app.hint}</p>
			<IconButton
				label={app.hintDismiss}
				icon={<X size={16} aria-hidden />}
				size="sm"
				onClick={hide}
				className="rounded-full!"
			/>
		</div>
	);
}

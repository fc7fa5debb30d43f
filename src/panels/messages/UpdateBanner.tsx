import { RefreshCw, X } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

/** A new version is there. It's taken when the person says so, and not before. */
export function UpdateBanner({ onTake }: { onTake(): void }) {
	const messages = useMessages();
	const [hidden, setHidden] = useState(false);
	// Its words come just after the page's first ones.
	if (hidden || !('share' in messages)) return null;
	const { share, common } = messages;
	return (
		<div
			role="status"
			className="flex items-center gap-2.5 border-b border-line bg-accent-soft py-1 pr-1.5 pl-4 text-sm"
		>
			<RefreshCw size={16} aria-hidden className="shrink-0 text-accent-text" />
			<p className="min-w-0 flex-1">{share.update}</p>
			<Button size="sm" onClick={onTake}>
				{share.takeUpdate}
			</Button>
			<IconButton label={common.close} icon={<X size={16} aria-hidden />} size="sm" onClick={() => setHidden(true)} />
		</div>
	);
}

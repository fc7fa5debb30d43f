import type { Tone } from '../../simulation/views.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ToneIcon } from './icons.tsx';

/** A state as colour, icon and Kubernetes' own word. */
export function StatusBadge({ tone, word, className }: { tone: Tone; word: string; className?: string }) {
	return (
		<Badge
			tone={tone}
			icon={<ToneIcon tone={tone} size={14} className="shrink-0" />}
			{...(className ? { className } : {})}
		>
			{word}
		</Badge>
	);
}

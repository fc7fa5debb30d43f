import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { packetWalk } from '../../simulation/follow.ts';
import type { WalkView } from '../../simulation/packetViews.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

/** Steps along the way: first, previous, next, last; at its end on to the next way. */
export function HopControls({ walk, hop, isLastLeg }: { walk: WalkView; hop: number; isLastLeg: boolean }) {
	const { packet } = useMessages();
	const count = walk.hops.length;
	const isEnd = hop === count - 1;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
		<div role="group" aria-label={packet.controls} className="flex items-center gap-1">
			<IconButton
				label={packet.first}
				shortcut="Home"
				icon={<ChevronFirst size={18} aria-hidden />}
				disabled={hop === 0}
				onClick={packetWalk.firstHop}
			/>
			<IconButton
				label={packet.previous}
				shortcut="←"
				variant="secondary"
				icon={<ChevronLeft size={18} aria-hidden />}
				disabled={hop === 0 && walk.leg === 0}
				onClick={packetWalk.previousHop}
			/>
			<span className="flex-1 text-center text-sm font-medium tabular-nums" data-testid="hop-number">
				{packet.hopOf(hop + 1, count)}
			</span>
			{isEnd && !isLastLeg ? (
				<Button size="md" variant="primary" onClick={packetWalk.nextHop}>
					{packet.nextWay}
					<ChevronRight size={18} aria-hidden />
				</Button>
			) : (
				<>
					<IconButton
						label={packet.next}
						shortcut="→"
						variant={isEnd ? 'secondary' : 'primary'}
						icon={<ChevronRight size={18} aria-hidden />}
						disabled={isEnd}
						onClick={packetWalk.nextHop}
					/>
					<IconButton
						label={packet.last}
						shortcut="End"
						icon={<ChevronLast size={18} aria-hidden />}
						disabled={isEnd}
						onClick={packetWalk.lastHop}
					/>
				</>
			)}
		</div>
	);
}

import { useMessages } from '../../i18n/language.ts';
import { packetWalk } from '../../simulation/follow.ts';
import type { WalkView } from '../../simulation/packetViews.ts';
import { cx } from '../../ui/cx.ts';
import { placeText } from './placeText.ts';

/** All stations of the way, each a step to go to. */
export function WayList({ walk, hop }: { walk: WalkView; hop: number }) {
	const messages = useMessages();
	return (
		<ol className="-mx-2 text-sm">
			{walk.hops.map(({ index, place, changed, header }) => (
				<li key={index}>
					<button
						type="button"
						aria-current={index === hop ? 'step' : undefined}
						onClick={() => packetWalk.goTo(walk.leg, index)}
						className={cx(
							'flex w-full items-center gap-2 rounded-md px-2 py-0.5 text-left focus-visible:-outline-offset-2',
							index === hop ? 'bg-accent-soft font-medium text-accent-text' : 'hover:bg-hover',
						)}
					>
						<span
							aria-hidden
							className={cx(
								'size-2.5 shrink-0 rounded-full border-2',
								index <= hop ? 'border-accent bg-accent' : 'border-edge',
								header.outer && 'rounded-[3px]',
							)}
						/>
						<span className="min-w-0 truncate">{placeText(place, messages)}</span>
						{index > 0 && changed.length > 0 ? (
							<span aria-hidden className="ml-auto size-2 shrink-0 rounded-full bg-waiting" />
						) : null}
					</button>
				</li>
			))}
		</ol>
	);
}

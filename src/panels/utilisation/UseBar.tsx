import { useMessages } from '../../i18n/language.ts';
import type { Resource, Share } from '../../simulation/utilisation/utilisation.ts';
import { amountText, partText } from './amounts.ts';

/** One resource of a node: requested (pale), used (full) and the limits (a tick), of what may be given away. */
export function UseBar({ resource, share, allocatable }: { resource: Resource; share: Share; allocatable: number }) {
	const { utilisation: texts } = useMessages();
	const write = (amount: number) => amountText(resource, amount, texts);
	const part = (amount: number) => `${allocatable > 0 ? Math.min(100, (amount / allocatable) * 100) : 0}%`;
	const limit = share.limit > 0 ? write(share.limit) : texts.noLimit;
	return (
		<div className="text-sm">
			<div className="flex flex-wrap justify-between gap-x-2">
				<span>
					<span className="font-medium">{texts.resources[resource]}</span> {texts.requested}
				</span>
				<span className="tabular-nums">{partText(resource, share.requested, allocatable, texts)}</span>
			</div>
			<div aria-hidden className="relative my-1 h-3 rounded-sm bg-pressed">
				<div
					className="absolute inset-y-0 left-0 rounded-sm border border-accent bg-accent-soft"
					style={{ width: part(share.requested) }}
				/>
				<div className="absolute inset-y-[3px] left-0 rounded-xs bg-accent" style={{ width: part(share.used) }} />
				{share.limit > 0 ? (
					<div className="absolute -inset-y-1 w-0.5 -translate-x-1/2 bg-text" style={{ left: part(share.limit) }} />
				) : null}
			</div>
			<p className="text-text-muted tabular-nums">{texts.usedAndLimits(write(share.used), limit)}</p>
		</div>
	);
}

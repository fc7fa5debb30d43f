import { ArrowLeft, ArrowRight, CircleX, X } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { packetWalk } from '../../simulation/follow.ts';
import type { LegView } from '../../simulation/packetViews.ts';
import { cx } from '../../ui/cx.ts';
import { legEnds } from './placeText.ts';

const linkText: Record<LegView['link'], string> = {
	localhost: 'text-traffic-localhost-text',
	pod: 'text-traffic-pod-text',
	outside: 'text-traffic-outside-text',
};

function Icon({ leg }: { leg: LegView }) {
	const className = cx('shrink-0', linkText[leg.link]);
	if (leg.outcome === 'refused' || leg.outcome === 'dropped')
		return <CircleX size={16} aria-hidden className="shrink-0 text-failing" />;
	if (leg.kind === 'reset') return <X size={16} aria-hidden className="shrink-0 text-failing" />;
	return leg.kind === 'request' ? (
		<ArrowRight size={16} aria-hidden className={className} />
	) : (
		<ArrowLeft size={16} aria-hidden className={className} />
	);
}

/** The ways of the request in the order of time: there, onward, and back. */
export function LegList({ legs, current }: { legs: readonly LegView[]; current: number }) {
	const messages = useMessages();
	const { packet } = messages;
	const shown = legs[current];
	return (
		<nav aria-label={packet.legs}>
			<ol className="-mx-0.5 flex max-h-28 flex-wrap gap-1 overflow-y-auto p-0.5">
				{legs.map((leg) => {
					const name = `${packet.kind[leg.kind]} ${leg.label}, ${legEnds(leg, messages)}`;
					const isCurrent = leg.index === current;
					return (
						<li key={leg.index}>
							<button
								type="button"
								aria-current={isCurrent ? 'step' : undefined}
								aria-label={packet.way(leg.index + 1, name)}
								title={name}
								onClick={() => packetWalk.goTo(leg.index)}
								className={cx(
									'flex h-8 items-center gap-1 rounded-md border px-1.5 text-sm font-medium tabular-nums',
									isCurrent
										? 'border-accent bg-accent-soft text-accent-text'
										: 'border-line-strong bg-raised text-text-muted hover:bg-hover',
								)}
							>
								{leg.index + 1}
								<Icon leg={leg} />
							</button>
						</li>
					);
				})}
			</ol>
			{shown ? (
				<p className="mt-1.5 text-sm" data-testid="leg">
					<span className={cx('font-medium', linkText[shown.link])}>{packet.kind[shown.kind]}</span>{' '}
					<span className="font-medium">{shown.label}</span>{' '}
					<span className="break-words text-text-muted">{legEnds(shown, messages)}</span>
				</p>
			) : null}
		</nav>
	);
}

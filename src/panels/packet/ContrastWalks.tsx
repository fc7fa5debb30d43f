import { ArrowRight, CircleX } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import type { ContrastView, ContrastWalkView, HopView } from '../../simulation/packetViews.ts';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/cx.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Quote } from '../inspector/parts.tsx';
import { placeText } from './placeText.ts';
import { dockerSentence, hopSentences } from './sentences.ts';

const ways = ['published', 'container', 'unpublished'] as const;
type Way = (typeof ways)[number];

/** Both header walks of one request, hop by hop: side by side, or one below the other. */
export function ContrastWalks({ view, stacked = false }: { view: ContrastView; stacked?: boolean }) {
	const { packet } = useMessages();
	const { contrast } = packet;
	const [way, setWay] = useState<Way>('published');
	const byWay: Record<Way, ContrastWalkView | undefined> = {
		published: view.nat,
		container: view.byContainerAddress,
		unpublished: view.unpublished,
	};
	const there = ways.filter((each) => byWay[each]);
	const nat = byWay[way] ?? (there[0] && byWay[there[0]]);
	const { flat } = view;
	return (
		<div className={cx('grid gap-4', !stacked && 'grid-cols-2')}>
			{there.length > 1 ? (
				<div className={cx('flex flex-wrap items-center gap-2 text-sm', !stacked && 'col-span-2')}>
					<span className="text-text-muted" aria-hidden="true">
						{contrast.ways}
					</span>
					<Segmented<Way>
						label={contrast.ways}
						choices={there.map((value) => ({ value, label: contrast.way[value] }))}
						value={way}
						onChange={setWay}
					/>
				</div>
			) : null}
			<Walk
				title={contrast.flat}
				badge={contrast.rewrites(view.rewrites.flat)}
				isFlat
				hops={flat.hops}
				seen={flat.claim?.seen}
				log={flat.accessLog?.text}
				failure={flat.outcome === 'delivered' ? undefined : (flat.reason ?? packet.outcomes[flat.outcome])}
			/>
			{nat ? (
				<Walk
					title={contrast.nat}
					badge={way === 'published' ? contrast.rewrites(view.rewrites.nat) : undefined}
					hops={nat.hops}
					seen={nat.seen}
					log={nat.accessLog}
					failure={
						nat.wrongReceiver
							? contrast.wrongReceiver(nat.wrongReceiver.pod ?? '')
							: nat.outcome === 'delivered'
								? undefined
								: (nat.reason ?? packet.outcomes[nat.outcome])
					}
				/>
			) : (
				<p className="text-sm text-text-muted">{contrast.notPublished}</p>
			)}
		</div>
	);
}

interface WalkProps {
	title: string;
	badge: string | undefined;
	isFlat?: boolean;
	hops: readonly HopView[];
	seen: string | undefined;
	log: string | undefined;
	failure: string | undefined;
}

function Walk({ title, badge, isFlat = false, hops, seen, log, failure }: WalkProps) {
	const { packet } = useMessages();
	return (
		<section className="min-w-0" data-testid={isFlat ? 'walk-flat' : 'walk-nat'}>
			<div className="mb-2 flex min-h-8 flex-wrap items-center gap-2">
				<h3 className="text-base font-semibold">{title}</h3>
				{badge ? <Badge tone={isFlat ? 'running' : 'waiting'}>{badge}</Badge> : null}
			</div>
			<div className="mb-2 flex min-h-16 flex-col gap-1.5 text-sm">
				{failure ? (
					<p className="flex items-start gap-1.5 font-medium text-failing-text">
						<CircleX size={16} aria-hidden className="mt-0.5 shrink-0" />
						{failure}
					</p>
				) : null}
				{seen === undefined ? null : (
					<p>
						{packet.contrast.seen}{' '}
						<strong
							data-testid="seen"
							className={cx('font-mono tabular-nums', isFlat ? 'text-running-text' : 'text-failing-text')}
						>
							{seen}
						</strong>
					</p>
				)}
				{log === undefined ? null : <Quote>{log}</Quote>}
			</div>
			<ol aria-label={packet.contrast.hopsOf(title)} className="flex flex-col gap-1">
				{hops.map((hop) => (
					<Hop key={hop.index} hop={hop} isFlat={isFlat} />
				))}
			</ol>
		</section>
	);
}

function Hop({ hop, isFlat }: { hop: HopView; isFlat: boolean }) {
	const messages = useMessages();
	const { header, changed, index, rows } = hop;
	const isRewritten = index > 0 && rows.some(({ before, field }) => before !== undefined && !field.startsWith('outer'));
	const marked = (...fields: string[]) =>
		isRewritten && changed.some((field) => fields.includes(field))
			? 'rounded-sm bg-waiting-soft px-1 font-medium text-waiting-text'
			: '';
	return (
		<li
			className={cx(
				'rounded-md border bg-surface px-2.5 py-1.5 text-sm',
				isRewritten ? 'border-waiting' : 'border-line',
				header.outer && 'border-l-4 border-l-traffic-pod',
			)}
		>
			<p className="font-medium">{placeText(hop.place, messages)}</p>
			<p className="flex flex-wrap items-center gap-x-1.5 font-mono tabular-nums">
				<span className={marked('source', 'sourcePort')}>{`${header.source}:${header.sourcePort}`}</span>
				<ArrowRight size={14} aria-hidden className="shrink-0 text-text-faint" />
				<span className={marked('destination', 'destinationPort')}>
					{`${header.destination}:${header.destinationPort}`}
				</span>
			</p>
			{isRewritten ? (
				<p className="text-text-muted">{isFlat ? hopSentences(hop, messages)[0] : dockerSentence(hop, messages)}</p>
			) : null}
		</li>
	);
}

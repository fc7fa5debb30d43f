import { Equal, Pencil, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { type FollowMode, followModes, packetWalk, useFollow } from '../../simulation/follow.ts';
import { storyViews, walkView } from '../../simulation/packets.ts';
import type { HopView, StoryView, WalkView } from '../../simulation/packetViews.ts';
import { useSimulation } from '../../simulation/store.ts';
import { announce } from '../../ui/announce.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Quiet, Section } from '../inspector/parts.tsx';
import { EndState } from './EndState.tsx';
import { HeaderTable } from './HeaderTable.tsx';
import { HopControls } from './HopControls.tsx';
import { LegList } from './LegList.tsx';
import { legEnds, placeText } from './placeText.ts';
import { changeSentence, hopSentences } from './sentences.ts';
import { useWalkKeys } from './useWalkKeys.ts';
import { WayList } from './WayList.tsx';

const Contrast = lazy(() => import('./Contrast.tsx').then((m) => ({ default: m.Contrast })));

/** The followed packet, hop by hop: where it is, what its header says, what changed. */
export function PacketInspector({ compact = false }: { compact?: boolean }) {
	useWalkKeys();
	const following = useFollow((state) => state.following);
	const story = useSimulation(({ cluster }) =>
		following ? storyViews(cluster).find(({ id }) => id === following.story) : undefined,
	);
	const walk = useSimulation(({ cluster }) =>
		following ? walkView(cluster, following.story, following.leg) : undefined,
	);
	const hop = following && walk?.hops[following.hop];
	if (!story || !walk || !hop) return null;
	return <Inspector story={story} walk={walk} hop={hop} compact={compact} />;
}

interface Shown {
	story: StoryView;
	walk: WalkView;
	hop: HopView;
}

function Inspector({ story, walk, hop, compact }: Shown & { compact: boolean }) {
	const { packet } = useMessages();
	const mode = useFollow((state) => state.mode);
	const element = useRef<HTMLElement>(null);
	useEffect(() => {
		const before = document.activeElement;
		element.current?.focus({ preventScroll: true });
		return () => {
			if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
		};
	}, []);
	const modes = (
		<div data-point="packet/contrast" className="px-4 py-3">
			<Segmented<FollowMode>
				label={packet.mode}
				choices={followModes.map((value) => ({ value, label: packet.modes[value] }))}
				value={mode}
				onChange={packetWalk.setMode}
				stretch
			/>
		</div>
	);
	return (
		<section
			ref={element}
			tabIndex={-1}
			aria-label={packet.title}
			className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain pb-4 outline-none"
			data-testid="packet-inspector"
		>
			{compact ? null : <Title story={story} />}
			{compact && mode === 'flat' ? null : modes}
			{mode === 'flat' ? (
				<Flat story={story} walk={walk} hop={hop} compact={compact} />
			) : (
				<Suspense fallback={<Waiting />}>
					<Contrast story={story} walk={walk} compact={compact} />
				</Suspense>
			)}
			{compact && mode === 'flat' ? modes : null}
		</section>
	);
}

function Title({ story }: { story: StoryView }) {
	const messages = useMessages();
	const { packet } = messages;
	return (
		<header className="flex items-start gap-2 px-4 pt-3">
			<div className="min-w-0 flex-1">
				<p className="text-sm text-text-muted">{packet.title}</p>
				<h2 className="text-lg leading-snug font-semibold break-words">{story.label}</h2>
				<p className="text-sm text-text-muted">{legEnds({ link: 'pod', ...story }, messages)}</p>
			</div>
			<IconButton
				label={packet.stop}
				shortcut="Esc"
				side="left"
				icon={<X size={18} aria-hidden />}
				onClick={packetWalk.stop}
			/>
		</header>
	);
}

function Waiting() {
	const { packet } = useMessages();
	return (
		<Section>
			<Quiet>{packet.waiting}</Quiet>
		</Section>
	);
}

function Flat({ story, walk, hop, compact }: Shown & { compact: boolean }) {
	const messages = useMessages();
	const { packet } = messages;
	const { lookup } = walk;
	const isEnd = hop.index === walk.hops.length - 1;
	return (
		<>
			<Section {...(compact ? {} : { title: packet.legs })}>
				<LegList legs={story.legs} current={walk.leg} />
			</Section>
			<div className="sticky top-0 z-10 border-y border-line bg-surface px-3 py-1.5">
				<HopControls walk={walk} hop={hop.index} isLastLeg={walk.leg === story.legs.length - 1} />
			</div>
			<div className="px-4 py-3">
				<Caption hop={hop} />
				{hop.index === 0 && lookup ? (
					<p className="mt-2 text-sm text-text-muted">{packet.lookup(lookup.name, lookup.addresses.join(', '))}</p>
				) : null}
			</div>
			{/* What it was all for comes first. */}
			{isEnd ? <EndState walk={walk} isEnd /> : null}
			<Section title={packet.header}>
				<HeaderTable rows={hop.rows} />
				<Change hop={hop} />
			</Section>
			{isEnd ? null : <EndState walk={walk} isEnd={false} />}
			<Disclosure title={packet.hops} defaultOpen className="border-t border-line px-4 py-1.5">
				<WayList walk={walk} hop={hop.index} />
			</Disclosure>
			<p className="px-4 pt-1 text-sm text-text-muted max-md:hidden">{packet.keys}</p>
		</>
	);
}

function Caption({ hop }: { hop: HopView }) {
	const messages = useMessages();
	const { packet } = messages;
	const sentences = hopSentences(hop, messages);
	const place = placeText(hop.place, messages);
	const spoken = [place, ...sentences, changeSentence(hop, messages)].join(' ');
	useEffect(() => announce(spoken), [spoken]);
	return (
		<div data-testid="hop-caption">
			<p className="text-sm text-text-muted">{packet.places[hop.place.kind]}</p>
			<h3 className="text-base font-semibold break-words">{place}</h3>
			{hop.place.address === undefined ? null : (
				<p className="font-mono text-sm text-text-muted tabular-nums">{hop.place.address}</p>
			)}
			{sentences.map((sentence) => (
				<p key={sentence} className="mt-1.5">
					{sentence}
				</p>
			))}
		</div>
	);
}

function Change({ hop }: { hop: HopView }) {
	const messages = useMessages();
	const isNothing = hop.changed.length === 0;
	const Icon = isNothing ? Equal : Pencil;
	return (
		<p className="mt-2 flex items-start gap-1.5 text-sm" data-testid="hop-change">
			<Icon size={16} aria-hidden className={`mt-0.5 shrink-0 ${isNothing ? 'text-running' : 'text-waiting'}`} />
			<span>
				{changeSentence(hop, messages)}{' '}
				{isNothing && hop.index > 0 ? (
					<span className="text-text-muted">{messages.packet.changedNothingFlat}</span>
				) : null}
			</span>
		</p>
	);
}

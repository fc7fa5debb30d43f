import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import { contrastView } from '../../simulation/contrastView.ts';
import type { ContrastView, StoryView, WalkView } from '../../simulation/packetViews.ts';
import { useSimulation } from '../../simulation/store.ts';
import { Quiet, Section } from '../inspector/parts.tsx';
import { ContrastWalks } from './ContrastWalks.tsx';
import { LegList } from './LegList.tsx';

/** The same request among plain Docker hosts: their addresses, and what the receiver would read. */
export function Contrast({ story, walk, compact }: { story: StoryView; walk: WalkView; compact: boolean }) {
	const { packet } = useMessages();
	const view = useSimulation(({ cluster }) => contrastView(cluster, walk.story, walk.leg));
	return (
		<>
			<div className="border-t border-line bg-waiting-soft px-4 py-2.5 text-sm text-waiting-text" role="note">
				<p className="flex items-start gap-1.5 font-medium">
					<TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
					{packet.contrast.label}
				</p>
				<p className="mt-1">{packet.contrast.intro}</p>
			</div>
			<Section title={packet.legs}>
				<LegList legs={story.legs} current={walk.leg} />
			</Section>
			{view ? (
				<>
					<Section title={packet.contrast.differs}>
						<SourceKept view={view} />
						{view.differs.length > 0 ? <Differences view={view} /> : null}
					</Section>
					{compact ? (
						<div className="border-t border-line px-4 py-3">
							<ContrastWalks view={view} stacked />
						</div>
					) : null}
					<Section title={packet.contrast.hosts}>
						<Hosts view={view} />
					</Section>
				</>
			) : (
				<Section>
					<Quiet>{packet.contrast.none}</Quiet>
				</Section>
			)}
		</>
	);
}

/** Whether the receiver knows who called, here and there. */
function SourceKept({ view: { sourceKept, distance } }: { view: ContrastView }) {
	const { packet } = useMessages();
	return (
		<div className="mb-2 flex flex-col gap-1 text-sm">
			{(['flat', 'nat'] as const).map((mode) => (
				<p key={mode} className="flex items-start gap-1.5">
					{sourceKept[mode] ? (
						<CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-running" />
					) : (
						<CircleX size={16} aria-hidden className="mt-0.5 shrink-0 text-failing" />
					)}
					<span>
						<span className="font-medium">{packet.modes[mode]}:</span>{' '}
						{sourceKept[mode] ? packet.contrast.sourceKept : packet.contrast.sourceLost}
					</span>
				</p>
			))}
			{distance === 'localhost' || distance === 'sameHost' ? (
				<p className="text-text-muted">{packet.contrast.near}</p>
			) : null}
		</div>
	);
}

/** Field by field, what the receiver reads here and there. */
function Differences({ view }: { view: ContrastView }) {
	const { packet } = useMessages();
	return (
		<table className="w-full text-left text-sm" data-testid="contrast-differs">
			<thead className="text-text-muted">
				<tr>
					<th scope="col" className="pr-2 pb-1 font-normal">
						{packet.contrast.field}
					</th>
					<th scope="col" className="pr-2 pb-1 font-normal">
						{packet.contrast.flatShort}
					</th>
					<th scope="col" className="pb-1 font-normal">
						{packet.contrast.natShort}
					</th>
				</tr>
			</thead>
			{(['sent', 'received'] as const).map((at) => (
				<tbody key={at}>
					<tr className="border-t border-line">
						<th scope="colgroup" colSpan={3} className="pt-1.5 font-medium">
							{packet.contrast.at[at]}
						</th>
					</tr>
					{view.differs
						.filter((each) => each.at === at)
						.map(({ field, flat, nat }) => (
							<tr key={field} className="border-t border-line align-top">
								<th scope="row" className="py-1 pr-2 font-normal text-text-muted">
									{packet.fields[field]}
								</th>
								<td className="py-1 pr-2 font-mono tabular-nums">{flat}</td>
								<td className="bg-waiting-soft px-1 py-1 font-mono font-medium text-waiting-text tabular-nums">
									{nat}
								</td>
							</tr>
						))}
				</tbody>
			))}
		</table>
	);
}

/** Every host with its own 172.17.0.0/16; addresses that are there twice stand out. */
function Hosts({ view }: { view: ContrastView }) {
	const { packet } = useMessages();
	return (
		<div className="flex flex-col gap-2.5 text-sm">
			{view.sameAddress.map(({ address, pods }) => (
				<div
					key={address}
					className="rounded-md bg-failing-soft px-2.5 py-1.5 text-failing-text"
					data-testid="same-address"
				>
					<p className="flex items-start gap-1.5 font-medium">
						<TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
						{packet.contrast.sameAddress(address, pods.length)}
					</p>
					<p>{pods.map(({ pod, node }) => packet.onNode(pod, node)).join(', ')}</p>
				</div>
			))}
			{view.sameAddress.length > 0 ? <Quiet>{packet.contrast.sameAddressDetail}</Quiet> : null}
			{view.hosts.map(({ node, address, bridge, containers }) => (
				<div key={node} className="rounded-lg border border-line-strong p-2.5">
					<h4 className="font-semibold">{packet.contrast.host(node, address)}</h4>
					<p className="font-mono text-text-muted tabular-nums">{packet.contrast.bridge(bridge)}</p>
					<ul className="mt-1 flex flex-col gap-0.5">
						{containers.map((container) => (
							<li key={container.uid} className="flex flex-wrap items-baseline gap-x-2">
								<span className="min-w-0 truncate">{container.pod}</span>
								<span
									className={`font-mono tabular-nums ${container.twins.length > 0 ? 'font-medium text-failing-text' : ''}`}
								>
									{container.address}
								</span>
								<span className="ml-auto text-text-muted tabular-nums">
									{container.published.length > 0
										? container.published
												.map(({ hostPort, containerPort }) => packet.contrast.published(hostPort, containerPort))
												.join(', ')
										: packet.contrast.unpublished}
								</span>
							</li>
						))}
					</ul>
				</div>
			))}
		</div>
	);
}

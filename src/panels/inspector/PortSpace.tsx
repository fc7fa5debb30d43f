import { CircleAlert, Split } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import type { ClashRow, PortSpaceView } from '../../simulation/packetViews.ts';
import { portSpaceView } from '../../simulation/portSpace.ts';
import { loserToOwnPod } from '../../simulation/splitPlan.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { Button } from '../../ui/Button.tsx';
import { ageText } from '../shared/format.ts';
import { StatusBadge } from '../shared/StatusBadge.tsx';
import { SelectLink } from './LinkRow.tsx';
import { Quiet, Quote, Section } from './parts.tsx';

/** The pod's one port space: who holds which port, who lost, and the same port elsewhere at peace. */
export function PortSpace({ uid }: { uid: string }) {
	const { ports } = useMessages();
	const view = useSimulation((state) => portSpaceView(state.cluster, uid));
	if (!view) return null;
	const { rows, declared, clashes, twins, address, hostNetwork } = view;
	return (
		<Section title={ports.title}>
			<div className="flex flex-col gap-2.5">
				{address === '' ? null : <Quiet>{hostNetwork ? ports.introHost(address) : ports.intro(address)}</Quiet>}
				{clashes.map((clash) => (
					<Clash key={`${clash.loser}:${clash.port}`} uid={uid} clash={clash} />
				))}
				{rows.length + declared.length > 0 ? <Holders view={view} /> : <Quiet>{ports.none}</Quiet>}
				{clashes.length > 0 && twins.length > 0 ? (
					<div className="text-sm">
						<p className="text-text-muted">{ports.twins}</p>
						<ul>
							{twins.map((twin) => (
								<li key={twin.uid}>
									<SelectLink to={{ kind: 'pod', uid: twin.uid }}>
										{ports.twin(twin.port, twin.pod, twin.address)}
									</SelectLink>
								</li>
							))}
						</ul>
					</div>
				) : null}
			</div>
		</Section>
	);
}

function Holders({ view: { rows, declared } }: { view: PortSpaceView }) {
	const { ports } = useMessages();
	return (
		<table className="w-full text-left text-sm" data-testid="port-space">
			<thead className="text-text-muted">
				<tr>
					<th scope="col" className="pr-3 pb-1 font-normal">
						{ports.port}
					</th>
					<th scope="col" className="pr-3 pb-1 font-normal">
						{ports.address}
					</th>
					<th scope="col" className="pb-1 font-normal">
						{ports.holder}
					</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(({ port, address, container, pod, reachableFrom }) => (
					<tr key={`${address}:${port}`} className="border-t border-line align-top">
						<th scope="row" className="py-1 pr-3 font-mono font-semibold tabular-nums">
							{port}
						</th>
						<td className="py-1 pr-3 font-mono tabular-nums">{address}</td>
						<td className="py-1">
							{container}
							{pod === undefined ? null : ` ${ports.otherPod(pod)}`}
							<span
								className={`block ${reachableFrom === 'thisPod' ? 'text-traffic-localhost-text' : 'text-text-muted'}`}
							>
								{ports[reachableFrom]}
							</span>
						</td>
					</tr>
				))}
				{declared.map(({ port, container }) => (
					<tr key={`${container}:${port}`} className="border-t border-line align-top text-text-muted">
						<th scope="row" className="py-1 pr-3 font-mono font-normal tabular-nums">
							{port}
						</th>
						<td className="py-1 pr-3" aria-hidden="true">
							–
						</td>
						<td className="py-1">{ports.declared(container)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** Who wanted the port and couldn't have it, in the program's own words, and the way out. */
function Clash({ uid, clash }: { uid: string; clash: ClashRow }) {
	const { ports } = useMessages();
	const { loser, port, holder, holderPod, logLine, status, tone, restartCount } = clash;
	const split = () => {
		const plan = loserToOwnPod(simulation.getState().cluster, uid, loser);
		if ('refusal' in plan) simulation.refuse(plan.refusal);
		else simulation.dispatch(plan.command);
	};
	return (
		<div className="flex flex-col gap-2 rounded-lg border border-failing p-2.5" data-clash={port}>
			<p className="flex items-start gap-1.5 text-sm font-semibold">
				<CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-failing" />
				<span>
					{ports.clash(loser, port)}
					<span className="block font-normal text-text-muted">
						{holder === undefined ? ports.clashFree : ports.clashHeld(holder)}
						{holderPod === undefined ? null : ` (${ports.otherPod(holderPod)})`}
					</span>
				</span>
			</p>
			<Quote tone="failing">{logLine}</Quote>
			<div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
				<StatusBadge tone={tone} word={status} />
				<span className="text-text-muted tabular-nums">{ports.tries(restartCount)}</span>
			</div>
			<BackOffClock clash={clash} />
			<div>
				<Button size="sm" variant="primary" icon={<Split size={16} aria-hidden />} onClick={split}>
					{ports.ownPod}
				</Button>
				<p className="mt-1 text-sm text-text-muted">{ports.ownPodDetail}</p>
			</div>
		</div>
	);
}

function BackOffClock({ clash: { backOffFrom, backOffUntil } }: { clash: ClashRow }) {
	const { ports } = useMessages();
	const seconds = useSimulation((state) =>
		backOffUntil === undefined ? 0 : Math.max(0, Math.ceil((backOffUntil - state.now) / 1_000_000)),
	);
	if (backOffFrom === undefined || backOffUntil === undefined || seconds === 0) return null;
	const whole = (backOffUntil - backOffFrom) / 1_000_000;
	return (
		<div className="text-sm">
			<p className="font-medium text-failing-text tabular-nums">{ports.backOff(ageText(seconds * 1_000_000))}</p>
			<div aria-hidden="true" className="mt-1 h-1.5 overflow-hidden rounded-full bg-pressed">
				<div className="h-full rounded-full bg-failing" style={{ width: `${Math.min(1, seconds / whole) * 100}%` }} />
			</div>
		</div>
	);
}

import { CircleCheck, CircleX, Info } from 'lucide-react';
import { useMessages } from '../../i18n/language.ts';
import type { ClaimView, WalkView } from '../../simulation/packetViews.ts';
import { Fact, Facts, Quiet, Quote, Section } from '../inspector/parts.tsx';

/** At the last hop: what the server's log says about who called, and the claim of the flat network, checked. */
export function EndState({ walk, isEnd }: { walk: WalkView; isEnd: boolean }) {
	const { packet } = useMessages();
	const { accessLog, claim, kind } = walk;
	if (walk.outcome !== 'delivered') return null;
	return (
		<Section title={packet.end}>
			{isEnd ? (
				<div className="flex flex-col gap-2.5">
					{claim ? <Claim claim={claim} isRequest={kind === 'request'} /> : null}
					{accessLog ? (
						<div>
							<p className="mb-1 text-sm text-text-muted">{packet.accessLog(accessLog.container)}</p>
							<Quote>{accessLog.text}</Quote>
						</div>
					) : kind === 'request' ? (
						<Quiet>{packet.noLogYet}</Quiet>
					) : null}
				</div>
			) : (
				<Quiet>{packet.walkOn}</Quiet>
			)}
		</Section>
	);
}

function Claim({ claim, isRequest }: { claim: ClaimView; isRequest: boolean }) {
	const { packet } = useMessages();
	const { sent, seen, holds, verdict } = claim;
	return (
		<div className="flex flex-col gap-2" data-testid="claim" data-holds={holds}>
			{isRequest ? (
				<p className="flex items-start gap-1.5 text-sm font-medium">
					{holds ? (
						<CircleCheck size={18} aria-hidden className="mt-px shrink-0 text-running" />
					) : (
						<CircleX size={18} aria-hidden className="mt-px shrink-0 text-failing" />
					)}
					<span>
						{packet.claim}{' '}
						<span className={holds ? 'text-running-text' : 'text-failing-text'}>{holds ? '✓' : '✗'}</span>
					</span>
				</p>
			) : null}
			<Facts>
				<Fact name={packet.claimSent} mono>
					{sent}
				</Fact>
				<Fact name={packet.claimSeen} mono>
					{seen}
				</Fact>
			</Facts>
			<p className="flex items-start gap-1.5 text-sm text-text-muted">
				<Info size={16} aria-hidden className="mt-0.5 shrink-0" />
				{packet.verdicts[verdict]}
			</p>
		</div>
	);
}

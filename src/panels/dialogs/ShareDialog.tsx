import { Check, Copy, Download, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useMessages } from '../../i18n/language.ts';
import { simulation } from '../../simulation/store.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copyText.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { Fact, Facts } from '../inspector/parts.tsx';
import { clockText } from '../shared/format.ts';
import { usePanelServices } from '../shared/services.ts';
import { linkVerdict } from './linkLength.ts';

type Link = { url: string; length: number } | 'making' | 'failed';

/** The link of the run up to now. The clock stands while it's open, so that the link is of what is seen. */
export function ShareDialog({ onClose }: { onClose(): void }) {
	const { share, common } = useMessages();
	const { saveFile } = usePanelServices();
	const [link, setLink] = useState<Link>('making');
	const [moment, setMoment] = useState({ now: 0, hash: '' });

	useEffect(() => {
		const { playing } = simulation.getState();
		simulation.pause();
		void simulation.share().then(
			(made) => {
				const { now, eventHash } = simulation.getState();
				setMoment({ now, hash: eventHash });
				setLink(made);
			},
			() => setLink('failed'),
		);
		return () => {
			if (playing) simulation.play();
		};
	}, []);

	return (
		<Dialog
			title={share.title}
			closeLabel={common.close}
			onClose={onClose}
			footer={
				<Button icon={<Download size={16} aria-hidden />} onClick={saveFile}>
					{share.saveFile}
				</Button>
			}
		>
			<p className="mb-4 text-sm text-text-muted">{share.intro}</p>
			{link === 'making' ? <p className="text-sm text-text-muted">{share.making}</p> : null}
			{link === 'failed' ? <p className="text-sm text-failing-text">{share.failed}</p> : null}
			{typeof link === 'object' ? (
				<>
					<LinkBox url={link.url} length={link.length} />
					<div className="mt-4">
						<Facts>
							<Fact name={share.opensAt} mono>
								{clockText(moment.now)}
							</Fact>
							<Fact name={share.hash} mono>
								{moment.hash}
							</Fact>
						</Facts>
					</div>
				</>
			) : null}
		</Dialog>
	);
}

function LinkBox({ url, length }: { url: string; length: number }) {
	const { share, common } = useMessages();
	const language = useLanguage();
	const [copied, setCopied] = useState(false);
	const field = useRef<HTMLDivElement>(null);
	const verdict = linkVerdict(length);
	const copy = async () => {
		const done = await copyText(url);
		setCopied(done);
		announce(done ? common.copied : common.copyFailed);
		if (!done) field.current?.querySelector('input')?.select();
	};
	const hint = (
		<span className="flex items-start gap-1.5">
			{verdict === 'fits' ? (
				<Check size={16} aria-hidden className="mt-0.5 shrink-0 text-running" />
			) : (
				<TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-waiting" />
			)}
			<span>
				{share.characters(length, length.toLocaleString(language))}. {share[verdict]}
			</span>
		</span>
	);
	if (verdict === 'tooLong') return <div className="text-sm">{hint}</div>;
	return (
		<div ref={field} className="grid grid-cols-[1fr_auto] items-start gap-2">
			<Field
				label={share.link}
				hideLabel
				readOnly
				mono
				value={url}
				data-testid="share-url"
				onFocus={(event) => event.currentTarget.select()}
				hint={hint}
			/>
			<Button
				variant="primary"
				icon={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
				onClick={copy}
			>
				{copied ? common.copied : share.copyLink}
			</Button>
		</div>
	);
}

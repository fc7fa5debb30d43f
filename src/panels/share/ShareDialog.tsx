import { Code, Download, Hash, ImageDown } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import type { ShareOptions } from '../../simulation/sharing.ts';
import { useStandingClock } from '../../simulation/standing.ts';
import { useSimulation } from '../../simulation/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { useScenarioTitle } from '../shared/scenarioTitle.ts';
import { usePanelServices } from '../shared/services.ts';
import { CopyButton, LinkBox } from './LinkBox.tsx';
import { QrCode } from './QrCode.tsx';
import { ShareForm } from './ShareForm.tsx';
import { embedHTML, markdownLink } from './snippets.ts';
import { useShareLink } from './useShareLink.ts';

/** The link of the run up to now. The clock stands while it's open, so that the link is of what is seen. */
export function ShareDialog({ onClose }: { onClose(): void }) {
	const { share, exporting, common } = useMessages();
	const { saveFile, openExport } = usePanelServices();
	const [options, setOptions] = useState<ShareOptions>({});
	const link = useShareLink(options);
	const now = useSimulation((state) => state.now);
	const shownTitle = useScenarioTitle();
	const given = options.title?.trim() || shownTitle;
	useStandingClock();

	return (
		<Dialog
			title={share.title}
			closeLabel={common.close}
			onClose={onClose}
			width="lg"
			footer={
				<>
					<Button icon={<ImageDown size={16} aria-hidden />} onClick={openExport} className="sm:mr-auto">
						{exporting.open}
					</Button>
					{typeof link === 'object' ? (
						<>
							<CopyButton icon={<Hash size={16} aria-hidden />} text={markdownLink(given, link.url)}>
								{share.copyMarkdown}
							</CopyButton>
							<CopyButton icon={<Code size={16} aria-hidden />} text={embedHTML(given, link.url)}>
								{share.copyEmbed}
							</CopyButton>
						</>
					) : null}
					<Button icon={<Download size={16} aria-hidden />} onClick={saveFile}>
						{share.saveFile}
					</Button>
				</>
			}
		>
			<p className="mb-4 text-sm text-text-muted">{share.intro}</p>
			{link === 'making' ? <p className="text-sm text-text-muted">{share.making}</p> : null}
			{link === 'failed' ? <p className="text-sm text-failing-text">{share.failed}</p> : null}
			<div className="grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-[minmax(0,1fr)_13rem]">
				<div className="min-w-0">
					{typeof link === 'object' ? <LinkBox url={link.url} length={link.length} /> : null}
					<Disclosure title={share.more} className="mt-3">
						<ShareForm options={options} now={now} shownTitle={shownTitle} onChange={setOptions} />
					</Disclosure>
				</div>
				{typeof link === 'object' ? <QrCode url={link.url} className="w-full max-w-52 max-sm:mx-auto" /> : null}
			</div>
		</Dialog>
	);
}

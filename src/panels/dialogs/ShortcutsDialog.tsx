import { useMessages } from '../../i18n/language.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { modifier } from '../shared/platform.ts';

/** The keys that work anywhere in the page. */
export function ShortcutsDialog({ onClose }: { onClose(): void }) {
	const { app, common } = useMessages();
	const texts = app.shortcutTexts;
	const key = modifier();
	const rows: [string, string][] = [
		['Space', texts.playPause],
		['.', texts.step],
		[',', texts.stepBack],
		['F', texts.follow],
		['← →', texts.hops],
		['PgUp PgDn', texts.ways],
		['P', texts.present],
		[`${key}+Z`, texts.undo],
		[`${key}+Shift+Z`, texts.redo],
		['Esc', texts.escape],
		['?', texts.help],
	];
	return (
		<Dialog title={app.shortcuts} closeLabel={common.close} onClose={onClose} width="sm">
			<dl className="grid grid-cols-[1fr_auto] gap-x-6 text-sm">
				{rows.map(([keys, text]) => (
					<div
						key={keys}
						className="col-span-2 grid grid-cols-subgrid items-center border-b border-line py-2 last:border-0"
					>
						<dt>{text}</dt>
						<dd>
							<Keys keys={keys} />
						</dd>
					</div>
				))}
			</dl>
		</Dialog>
	);
}

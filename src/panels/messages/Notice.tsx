import { useEffect } from 'react';
import type { Messages } from '../../i18n/en/index.ts';
import { useMessages } from '../../i18n/language.ts';
import { simulation, useSimulation } from '../../simulation/store.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/Button.tsx';
import { Toast } from '../../ui/Toast.tsx';
import type { Simulation } from '../shared/types.ts';

type NoticeValue = NonNullable<Simulation['notice']>;

const infoStaysMs = 9_000;

/** The sentence of a notice: by its code, or by the reason of what was refused. */
function noticeText(notice: NoticeValue, { notices }: Messages): string {
	const byCode = notices.codes[notice.code];
	if (byCode) return byCode(notice.parameters);
	return notice.status ? notices.refusals[notice.status.reason] : notice.code;
}

/** The last thing worth telling. Kubernetes' own message stands beside the sentence as it is. */
export function Notice() {
	const messages = useMessages();
	const notice = useSimulation((state) => state.notice);
	const canUndo = useSimulation((state) => state.canUndo);
	const text = notice && noticeText(notice, messages);
	const id = notice?.id;
	const passes = notice?.tone === 'info';

	useEffect(() => {
		if (text !== undefined && id !== undefined) announce(text);
	}, [text, id]);
	useEffect(() => {
		if (id === undefined || !passes) return;
		const timer = setTimeout(() => simulation.dismissNotice(), infoStaysMs);
		return () => clearTimeout(timer);
	}, [id, passes]);

	if (!notice) return null;
	return (
		<Toast
			tone={notice.tone}
			closeLabel={messages.notices.dismiss}
			onClose={() => simulation.dismissNotice()}
			className="pointer-events-auto"
			actions={
				!notice.status && canUndo ? (
					<Button
						size="sm"
						onClick={() => {
							simulation.undo();
							simulation.dismissNotice();
						}}
					>
						{messages.common.undo}
					</Button>
				) : null
			}
		>
			<p>{text}</p>
			{notice.status ? (
				<p lang="en" className="mt-0.5 break-words text-text-muted">
					<span className="sr-only">{messages.notices.quoted}: </span>
					<q className="font-mono">{notice.status.message}</q>
				</p>
			) : null}
		</Toast>
	);
}

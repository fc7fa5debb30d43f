import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { Button } from '../../ui/Button.tsx';
import { type Channel, openChannel, type Shown } from './channel.ts';

/** The presenter's own window: what's shown, what's said about it, what comes next. */
export function NotesApp() {
	return 'presenter' in useMessages() ? <Notes /> : null;
}

function Notes() {
	const words = useMessages().presenter;
	const [shown, setShown] = useState<Shown>();
	const channel = useRef<Channel>(undefined);
	useEffect(() => {
		const opened = openChannel((message) => {
			if (message.type === 'shown') setShown(message);
		});
		channel.current = opened;
		opened.send({ type: 'hello' });
		return () => opened.close();
	}, []);
	if (!shown) return <p className="p-6 text-lg text-text-muted">{words.noPresenter}</p>;
	const ask = (action: 'next' | 'back' | 'playPause') => channel.current?.send({ type: 'ask', action });
	return (
		<main aria-label={words.notes} className="flex h-full flex-col gap-4 overflow-y-auto p-5">
			<p className="flex justify-between gap-4 font-mono text-2xl tabular-nums">
				<span>{shown.clock}</span>
				<span className="text-text-muted">{shown.place}</span>
			</p>
			<h1 className="text-2xl font-semibold">{shown.heading || shown.title}</h1>
			<p className="text-xl whitespace-pre-line">{shown.words}</p>
			<p className="flex-1 text-xl whitespace-pre-line text-text-muted">{shown.note || words.noNotes}</p>
			<p className="border-t border-line pt-3 text-lg">
				<span className="text-text-muted">{words.next}: </span>
				{shown.next || words.nothingNext}
			</p>
			<div className="flex gap-2">
				<Button icon={<ChevronLeft size={18} aria-hidden />} onClick={() => ask('back')}>
					{words.actions.back}
				</Button>
				<Button
					icon={shown.playing ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
					onClick={() => ask('playPause')}
				>
					{words.actions.playPause}
				</Button>
				<Button variant="primary" icon={<ChevronRight size={18} aria-hidden />} onClick={() => ask('next')}>
					{words.actions.next}
				</Button>
			</div>
		</main>
	);
}

import { GraduationCap, Lightbulb, X } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { firstLesson, openLesson, useLesson } from '../../simulation/lesson/state.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { readStored, writeStored } from '../../ui/stored.ts';

const storageKey = 'podarium.hintSeen';

/** One line that says what to try, until it's hidden. */
export function FirstHint({ compact }: { compact: boolean }) {
	const { app } = useMessages();
	const [hidden, setHidden] = useState(() => readStored(storageKey) === 'yes');
	const isLesson = useLesson((state) => state.lesson !== undefined || state.writing);
	if (hidden || isLesson) return null;
	const hide = () => {
		writeStored(storageKey, 'yes');
		setHidden(true);
	};
	return (
		<div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line bg-surface py-1 pr-1.5 pl-4 text-sm">
			<Lightbulb size={16} aria-hidden className="shrink-0 text-traffic-localhost" />
			<p className="min-w-0 flex-1 basis-52">{compact ? app.hintPhone : app.hint}</p>
			<Button
				size="sm"
				icon={<GraduationCap size={16} aria-hidden />}
				onClick={() => {
					hide();
					void openLesson(firstLesson);
				}}
			>
				{app.firstLesson}
			</Button>
			<IconButton
				label={app.hintDismiss}
				icon={<X size={16} aria-hidden />}
				size="sm"
				onClick={hide}
				className="rounded-full!"
			/>
		</div>
	);
}

import { Download, Link2, Play } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../../i18n/language.ts';
import { linkLengths } from '../../../simulation/cluster.ts';
import { setWriting } from '../../../simulation/lesson/state.ts';
import { lessonWriter, type OwnLesson } from '../../../simulation/lesson/writing.ts';
import { Button } from '../../../ui/Button.tsx';
import { copyText } from '../../../ui/copyText.ts';
import { fileNameOf, saveFileAs } from '../../shared/saveFile.ts';

/** The lesson as others get it: played here, as a link, as a file. */
export function ShareOwn({ own }: { own: OwnLesson }) {
	const { common, lesson } = useMessages();
	const words = lesson.write;
	const [told, setTold] = useState('');
	const isEmpty = own.steps.length === 0;
	const copy = async () => {
		const link = await lessonWriter.link(own);
		if (link.length > linkLengths.fileOnly) setTold(words.tooLong);
		else setTold((await copyText(link)) ? words.copied : common.copyFailed);
	};
	const save = () => {
		const text = JSON.stringify(own, null, '\t');
		const name = `${fileNameOf(own.title || 'lesson')}.podarium-lesson.json`;
		saveFileAs(new File([text], name, { type: 'application/json' }));
	};
	return (
		<footer className="flex flex-col gap-1 border-t border-line px-3 py-2">
			<div className="flex flex-wrap gap-1.5">
				<Button
					size="sm"
					variant="primary"
					disabled={isEmpty}
					icon={<Play size={16} aria-hidden />}
					onClick={() => {
						setWriting(false);
						lessonWriter.tryIt();
					}}
				>
					{words.tryIt}
				</Button>
				<Button size="sm" disabled={isEmpty} icon={<Link2 size={16} aria-hidden />} onClick={() => void copy()}>
					{words.copyLink}
				</Button>
				<Button size="sm" disabled={isEmpty} icon={<Download size={16} aria-hidden />} onClick={save}>
					{words.save}
				</Button>
			</div>
			<p role="status" className="text-sm text-text-muted empty:hidden">
				{told}
			</p>
		</footer>
	);
}

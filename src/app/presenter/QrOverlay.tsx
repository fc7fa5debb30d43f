import { useEffect, useState } from 'react';
import { useMessages } from '../../i18n/language.ts';
import { QrCode } from '../../panels/share/QrCode.tsx';
import { simulation } from '../../simulation/store.ts';

/** The link of this very moment as large as the wall, for the class to scan. */
export function QrOverlay({ onClose }: { onClose(): void }) {
	const words = useMessages().presenter;
	const [url, setUrl] = useState<string>();
	useEffect(() => {
		simulation.pause();
		void simulation.share().then((made) => setUrl(made.url));
	}, []);
	return (
		<button
			type="button"
			aria-label={words.closeQr}
			onClick={onClose}
			className="fixed inset-0 z-40 flex flex-col items-center justify-center gap-6 bg-ground p-6"
		>
			{url === undefined ? null : <QrCode url={url} className="h-[min(76vh,90vw)]" />}
			<span className="text-[1.625rem]">{words.scan}</span>
		</button>
	);
}

import { useEffect, useState } from 'react';
import { type ManifestReading, usePanelServices } from '../shared/services.ts';

const settleMs = 250;

/** What's in the text, read a moment after it was last changed; undefined while it's empty or being read. */
export function useManifestReading(text: string): ManifestReading | undefined {
	const { readManifests } = usePanelServices();
	const [read, setRead] = useState<{ text: string; reading: ManifestReading }>();
	useEffect(() => {
		if (text.trim() === '') return;
		let wanted = true;
		const timer = setTimeout(async () => {
			const reading = await readManifests(text);
			if (wanted) setRead({ text, reading });
		}, settleMs);
		return () => {
			wanted = false;
			clearTimeout(timer);
		};
	}, [text, readManifests]);
	return read?.text === text ? read.reading : undefined;
}

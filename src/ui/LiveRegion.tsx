import { useEffect, useState } from 'react';
import { listenToAnnouncements } from './announce.ts';

/** The page's one live region. Put it in the page once. */
export function LiveRegion() {
	const [text, setText] = useState('');
	useEffect(() => listenToAnnouncements(setText), []);
	return (
		<div aria-live="polite" aria-atomic="true" className="sr-only">
			{text}
		</div>
	);
}

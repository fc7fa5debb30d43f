import { useEffect, useState } from 'react';
import type { ShareOptions } from '../../simulation/sharing.ts';
import { simulation } from '../../simulation/store.ts';

export type ShareLink = { url: string; length: number } | 'making' | 'failed';

/** The run's link with these options; while another is made, the last one stays. */
export function useShareLink(options: ShareOptions): ShareLink {
	const [link, setLink] = useState<ShareLink>('making');
	useEffect(() => {
		let wanted = true;
		simulation.share(options).then(
			(made) => wanted && setLink(made),
			() => wanted && setLink('failed'),
		);
		return () => {
			wanted = false;
		};
	}, [options]);
	return link;
}

import { useEffect, useRef, useState } from 'react';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Files dropped anywhere on the page. Gives whether some are being dragged over it now. */
export function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
	const [over, setOver] = useState(false);
	const latest = useRef(onFiles);
	latest.current = onFiles;
	useEffect(() => {
		// A drag enters a child before it leaves its parent: it's outside once it has left as often as it entered.
		let depth = 0;
		const enter = (event: DragEvent) => {
			if (!hasFiles(event)) return;
			depth += 1;
			setOver(true);
		};
		const leave = (event: DragEvent) => {
			if (!hasFiles(event)) return;
			depth = Math.max(0, depth - 1);
			if (depth === 0) setOver(false);
		};
		const allow = (event: DragEvent) => {
			if (hasFiles(event)) event.preventDefault();
		};
		const drop = (event: DragEvent) => {
			depth = 0;
			setOver(false);
			const files = [...(event.dataTransfer?.files ?? [])];
			if (files.length === 0) return;
			event.preventDefault();
			latest.current(files);
		};
		const listening = new AbortController();
		const { signal } = listening;
		window.addEventListener('dragenter', enter, { signal });
		window.addEventListener('dragleave', leave, { signal });
		window.addEventListener('dragover', allow, { signal });
		window.addEventListener('drop', drop, { signal });
		return () => listening.abort();
	}, []);
	return over;
}

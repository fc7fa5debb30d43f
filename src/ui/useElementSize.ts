import { type RefObject, useLayoutEffect, useState } from 'react';

/** The element's size, followed; zero before it's known. */
export function useElementSize(element: RefObject<HTMLElement | null>): { width: number; height: number } {
	const [size, setSize] = useState({ width: 0, height: 0 });
	useLayoutEffect(() => {
		const observed = element.current;
		if (!observed) return;
		const measure = () => setSize({ width: observed.clientWidth, height: observed.clientHeight });
		measure();
		const observer = new ResizeObserver(measure);
		observer.observe(observed);
		return () => observer.disconnect();
	}, [element]);
	return size;
}

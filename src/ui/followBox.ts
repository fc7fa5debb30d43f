/**
 * Lays an element over a box of the window, `margin` px around it, and keeps it there frame by frame; where there's no
 * box it isn't shown. The element stands at the window's upper left corner by itself. Gives a function that ends it.
 */
export function followBox(
	over: { readonly current: HTMLElement | null },
	boxOf: () => DOMRect | undefined,
	margin: number,
): () => void {
	let frame = 0;
	const follow = () => {
		frame = requestAnimationFrame(follow);
		const box = boxOf();
		const { style } = over.current ?? {};
		if (!style) return;
		style.display = box ? 'block' : 'none';
		if (!box) return;
		style.transform = `translate(${box.left - margin}px, ${box.top - margin}px)`;
		style.width = `${box.width + 2 * margin}px`;
		style.height = `${box.height + 2 * margin}px`;
	};
	follow();
	return () => cancelAnimationFrame(frame);
}

/** Pictures as pixels. */

/** Browsers draw no canvas larger than this, in px along a side. */
const sideMax = 8_192;

/** Draws the SVG over the whole canvas, kept in proportion and in the middle. Rejects when the browser can't read it. */
export async function drawSVG(
	context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
	picture: { svg: string; width: number; height: number },
	ground: string,
): Promise<void> {
	const url = URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = url;
		await image.decode();
		const { width, height } = context.canvas;
		const scale = Math.min(width / picture.width, height / picture.height);
		const [across, down] = [picture.width * scale, picture.height * scale];
		context.fillStyle = ground;
		context.fillRect(0, 0, width, height);
		context.drawImage(image, (width - across) / 2, (height - down) / 2, across, down);
	} finally {
		URL.revokeObjectURL(url);
	}
}

/** A PNG of the SVG, `scale` px to each of its own. */
export async function toPNG(
	picture: { svg: string; width: number; height: number },
	ground: string,
	scale = 2,
): Promise<Blob> {
	const most = Math.min(scale, sideMax / picture.width, sideMax / picture.height);
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(picture.width * most);
	canvas.height = Math.round(picture.height * most);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('the browser has no canvas');
	await drawSVG(context, picture, ground);
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
	if (!blob) throw new Error('the browser made no PNG');
	return blob;
}

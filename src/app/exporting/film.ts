/** A stretch of a run as a WebM film. Each frame is of its moment of virtual time, however long it takes to make. */
import { BufferTarget, CanvasSource, canEncodeVideo, Output, WebMOutputFormat } from 'mediabunny';
import { drawSVG } from '../../canvas/export/rasterise.ts';
import { createPictures } from '../../canvas/export/stagePicture.ts';
import { around } from '../../canvas/layout/geometry.ts';
import { type ExportOptions, filmSecondsMax, type Progress } from '../../panels/shared/services.ts';
import { shots } from '../../simulation/film.ts';
import { simulation } from '../../simulation/store.ts';
import { pictureOptions } from './pictureOptions.ts';

const framesPerSecond = 24;
const size = { width: 1280, height: 720 } as const;
const bitrate = 3_000_000;
/** The camera stands still: it's set up for all that happens, looked at so often. */
const surveys = 24;

async function codecOf(): Promise<'vp9' | 'vp8' | undefined> {
	for (const codec of ['vp9', 'vp8'] as const) if (await canEncodeVideo(codec, { ...size, bitrate })) return codec;
	return undefined;
}

/** The moments of the frames: `from` and `to` in µs of virtual time, `speed` in virtual seconds a second. */
function momentsOf(from: number, to: number, speed: number): number[] {
	const step = (1_000_000 * speed) / framesPerSecond;
	const count = Math.max(1, Math.floor((to - from) / step) + 1);
	return Array.from({ length: count }, (_, index) => Math.round(from + index * step));
}

export async function exportFilm(
	{ fileName, title, messages, signal, film }: ExportOptions,
	progress: Progress,
): Promise<File> {
	const { from, to, speed } = film;
	if ((to - from) / 1_000_000 / speed > filmSecondsMax) throw new Error(messages.exporting.tooLong);
	const codec = await codecOf();
	if (!codec) throw new Error(messages.exporting.noEncoder);
	const run = simulation.document();
	const options = pictureOptions(title, messages, speed);
	const moments = momentsOf(from, to, speed);

	const looks = createPictures();
	const seen = [];
	const stops = Array.from({ length: surveys + 1 }, (_, index) => Math.round(from + ((to - from) * index) / surveys));
	for await (const cluster of shots(run, stops)) {
		signal.throwIfAborted();
		seen.push(looks(cluster, options).bounds);
	}
	const frame = around(seen);

	const canvas = new OffscreenCanvas(size.width, size.height);
	const context = canvas.getContext('2d');
	if (!context) throw new Error(messages.exporting.noEncoder);
	const target = new BufferTarget();
	const output = new Output({ format: new WebMOutputFormat(), target });
	const source = new CanvasSource(canvas, { codec, bitrate, keyFrameInterval: 2 });
	output.addVideoTrack(source, { frameRate: framesPerSecond });
	await output.start();
	try {
		const draw = createPictures();
		let index = 0;
		for await (const cluster of shots(run, moments)) {
			signal.throwIfAborted();
			await drawSVG(context, draw(cluster, { ...options, frame }), options.colours.ground);
			await source.add(index / framesPerSecond, 1 / framesPerSecond);
			index += 1;
			progress(index / moments.length);
		}
		await output.finalize();
	} catch (error) {
		await output.cancel();
		throw error;
	}
	if (!target.buffer) throw new Error(messages.exporting.noEncoder);
	return new File([target.buffer], `${fileName}.webm`, { type: 'video/webm' });
}

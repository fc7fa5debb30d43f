/** A run as numbered stills with captions: a ZIP of pictures, and a page of them all for printing. */
import { strToU8, zipSync } from 'fflate';
import { toPNG } from '../../canvas/export/rasterise.ts';
import { createPictures } from '../../canvas/export/stagePicture.ts';
import { escapeXML } from '../../canvas/export/svg.ts';
import { clockText } from '../../panels/shared/format.ts';
import type { ExportOptions, Progress } from '../../panels/shared/services.ts';
import { shots } from '../../simulation/film.ts';
import { simulation } from '../../simulation/store.ts';
import { type Scene, scenesOf } from '../../simulation/storyboard.ts';
import { pictureOptions } from './pictureOptions.ts';

/** The same run gives the same file: no time of day in it. */
const mtime = '1980-01-01T00:00:00';

function printPage(title: string, svgs: readonly string[]): string {
	const figures = svgs.map((svg) => `<figure>${svg}</figure>`).join('\n');
	return `<!doctype html>
<html><head><meta charset="utf-8"><title>${escapeXML(title)}</title>
<style>body{margin:2rem;font-family:system-ui,sans-serif}figure{margin:0 0 1.5rem;break-inside:avoid}svg{max-width:100%;height:auto}</style>
</head><body><h1>${escapeXML(title)}</h1>
${figures}
</body></html>
`;
}

export async function exportStoryboard(
	{ fileName, title, messages, signal }: ExportOptions,
	progress: Progress,
): Promise<File> {
	const run = simulation.document();
	const scenes = scenesOf(run, run.at);
	const options = pictureOptions(title, messages);
	const draw = createPictures();
	const files: Record<string, Uint8Array> = {};
	const svgs: string[] = [];
	const { before, codes } = messages.exporting;
	const words = ({ commands }: Scene): string =>
		commands.length === 0
			? before
			: commands.map((command) => codes[command.type]?.({ ...command }) ?? command.type).join('; ');
	let index = 0;
	for await (const cluster of shots(
		run,
		scenes.map(({ at }) => at),
	)) {
		signal.throwIfAborted();
		const scene = scenes[index];
		if (!scene) break;
		index += 1;
		const caption = { number: index, words: words(scene), time: clockText(scene.at) };
		const picture = draw(cluster, { ...options, caption });
		const number = String(index).padStart(2, '0');
		files[`${number}.svg`] = strToU8(picture.svg);
		files[`${number}.png`] = new Uint8Array(await (await toPNG(picture, options.colours.ground)).arrayBuffer());
		svgs.push(picture.svg);
		progress(index / scenes.length);
	}
	files['storyboard.html'] = strToU8(printPage(title, svgs));
	// Pictures are packed already.
	const zip = zipSync(files, { level: 0, mtime });
	return new File([new Uint8Array(zip)], `${fileName}-storyboard.zip`, { type: 'application/zip' });
}

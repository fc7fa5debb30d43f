import { toPNG } from '../../canvas/export/rasterise.ts';
import { createPictures } from '../../canvas/export/stagePicture.ts';
import type { ExportOptions } from '../../panels/shared/services.ts';
import { simulation } from '../../simulation/store.ts';
import { pictureOptions } from './pictureOptions.ts';

/** The stage at this moment. */
export async function exportStill(kind: 'svg' | 'png', { fileName, title, messages }: ExportOptions): Promise<File> {
	const options = pictureOptions(title, messages);
	const picture = createPictures()(simulation.getState().cluster, options);
	const content = kind === 'svg' ? picture.svg : await toPNG(picture, options.colours.ground);
	const type = kind === 'svg' ? 'image/svg+xml' : 'image/png';
	return new File([content], `${fileName}.${kind}`, { type });
}

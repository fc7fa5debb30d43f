import { readColours } from '../../canvas/export/colours.ts';
import type { PictureOptions } from '../../canvas/export/stagePicture.ts';
import type { Messages } from '../../i18n/en/index.ts';
import { simulation } from '../../simulation/store.ts';

/** A picture in the page's colours and words, with everything where it stands on the stage. */
export function pictureOptions(title: string, messages: Messages, speed = 1): PictureOptions {
	return {
		title,
		colours: readColours(),
		words: messages.canvas,
		roles: messages.common.roles,
		positions: simulation.getState().positions,
		speed,
	};
}

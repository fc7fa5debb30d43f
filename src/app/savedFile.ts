/** A run as a file on the device, and back. */

import { fileNameOf, saveFileAs } from '../panels/shared/saveFile.ts';
import type { LoadError } from '../simulation/cluster.ts';
import { openOwnLesson } from '../simulation/lesson/state.ts';
import { simulation } from '../simulation/store.ts';

const extension = '.podarium.json';
const lessonExtension = '.podarium-lesson.json';
const bytesMax = 4 * 1024 * 1024;

/** Lets the browser save the run as it stands. */
export function saveRun(): void {
	const text = JSON.stringify(simulation.document(), null, '\t');
	const name = `${fileNameOf(simulation.getState().title || 'run')}${extension}`;
	saveFileAs(new File([text], name, { type: 'application/json' }));
}

/** Whether the file is a saved run and not a manifest, by its name. */
export function isSavedRun(file: { name: string }): boolean {
	return file.name.endsWith(extension);
}

/** Whether the file is a lesson that somebody made. */
export function isSavedLesson(file: { name: string }): boolean {
	return file.name.endsWith(lessonExtension);
}

/** Opens a made lesson; answers what's wrong with it, if it can't be. */
export async function openSavedLesson(file: File): Promise<LoadError | undefined> {
	if (file.size > bytesMax) return { code: 'tooLarge' };
	return openOwnLesson({ text: await file.text() });
}

/** Opens a saved run; answers what's wrong with it, if it can't be. */
export async function openRun(file: File): Promise<LoadError | undefined> {
	if (file.size > bytesMax) return { code: 'tooLarge' };
	return simulation.openFile(await file.text());
}

/** The open lesson as a SCORM 1.2 package: the page's own files, and what tells a learning platform of them. */
import { strToU8, zipSync } from 'fflate';
import type { ExportOptions, Progress } from '../../panels/shared/services.ts';
import { lessonStore } from '../../simulation/lesson/state.ts';
import { adapterFile, launchFile, launchHTML, manifestXML } from './scormPackage.ts';

const mtime = '1980-01-01T00:00:00';

async function fetched(file: string, signal: AbortSignal): Promise<Uint8Array> {
	const response = await fetch(new URL(file, document.baseURI), { signal });
	if (!response.ok) throw new Error(`${file}: ${response.status}`);
	return new Uint8Array(await response.arrayBuffer());
}

export async function exportScorm({ fileName, title, signal }: ExportOptions, progress: Progress): Promise<File> {
	const { lesson } = lessonStore.getState();
	if (!lesson) throw new Error('no lesson is open');
	const list = JSON.parse(new TextDecoder().decode(await fetched('files.json', signal))) as string[];
	const names = [...list, adapterFile];
	const files: Record<string, Uint8Array> = {};
	for (const [index, name] of names.entries()) {
		files[name] = await fetched(name, signal);
		progress((index + 1) / (names.length + 1));
	}
	const packaged = { key: lesson.key, title, files: names };
	files['imsmanifest.xml'] = strToU8(manifestXML(packaged));
	files[launchFile] = strToU8(launchHTML(packaged));
	const zip = zipSync(files, { level: 6, mtime });
	progress(1);
	return new File([new Uint8Array(zip)], `${fileName}-scorm12.zip`, { type: 'application/zip' });
}

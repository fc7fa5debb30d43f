/** What a run is exported as. Each way is fetched when it's first taken. */
import type { ExportKind, ExportOptions, Progress } from '../../panels/shared/services.ts';

/** Makes the file. `progress` is told how much is done, 0 … 1. Rejects with an AbortError when it's called off. */
export async function exportRun(kind: ExportKind, options: ExportOptions, progress: Progress): Promise<File> {
	switch (kind) {
		case 'yaml':
			return (await import('./yaml.ts')).exportYaml(options);
		case 'svg':
		case 'png':
			return (await import('./still.ts')).exportStill(kind, options);
		case 'storyboard':
			return (await import('./storyboard.ts')).exportStoryboard(options, progress);
		case 'scorm':
			return (await import('./scorm.ts')).exportScorm(options, progress);
		case 'film':
			return (await import('./film.ts')).exportFilm(options, progress);
	}
}

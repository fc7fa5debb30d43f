/** Files that a person chose or dropped, as texts. */
export interface TextFile {
	name: string;
	text: string;
}

export const fileSizeMax = 1_048_576;

export type FileProblem = { name: string; why: 'tooLarge' | 'unreadable' };

/** Reads them in their order; what can't be read is named. */
export async function readFiles(files: readonly File[]): Promise<{ texts: TextFile[]; problems: FileProblem[] }> {
	const texts: TextFile[] = [];
	const problems: FileProblem[] = [];
	for (const file of files) {
		if (file.size > fileSizeMax) {
			problems.push({ name: file.name, why: 'tooLarge' });
			continue;
		}
		try {
			texts.push({ name: file.name, text: await file.text() });
		} catch {
			problems.push({ name: file.name, why: 'unreadable' });
		}
	}
	return { texts, problems };
}

/** One text of several files: documents apart, each file named in a comment before it. */
export function joinFiles(files: readonly TextFile[]): string {
	if (files.length === 1) return files[0]?.text ?? '';
	return files.map(({ name, text }) => `# ${name}\n${text.replace(/^---[ \t]*\n/, '').trimEnd()}\n`).join('---\n');
}

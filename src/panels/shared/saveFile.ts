/** Lets the browser save a file. */
export function saveFileAs(file: File): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = file.name;
	link.click();
	// Some browsers begin to read it only after the click is over.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A title as a file's name, whatever system it's saved on. */
export function fileNameOf(title: string): string {
	const name = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
	return name.slice(0, 60).toLowerCase() || 'podarium';
}

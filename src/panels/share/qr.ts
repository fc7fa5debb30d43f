/** A link as a QR code: an SVG path of its dark modules. */
import { encode } from 'uqr';

/**
 * Side length at which a code thrown on a wall can still be read from the back row: a version 20 code on a screen of
 * 1080 px has modules of about 10 px.
 */
const modulesMax = 97;
/** The quiet zone that scanners need (ISO/IEC 18004: four modules). */
const quietModules = 4;

export interface QrPicture {
	/** Modules along a side, the quiet zone included. */
	size: number;
	/** For an SVG of `viewBox="0 0 size size"`. */
	path: string;
}

/** Nothing when the code would be too dense to scan from a projector. */
export function qrPicture(text: string): QrPicture | undefined {
	if (new TextEncoder().encode(text).length > 858) return undefined;
	const { size, data } = encode(text, { ecc: 'L', border: 0 });
	if (size > modulesMax) return undefined;
	const runs: string[] = [];
	for (const [y, row] of data.entries()) {
		for (let x = 0; x < size; x += 1) {
			if (!row[x]) continue;
			let end = x;
			while (row[end]) end += 1;
			runs.push(`M${x + quietModules} ${y + quietModules}h${end - x}v1H${x + quietModules}z`);
			x = end;
		}
	}
	return { size: size + 2 * quietModules, path: runs.join('') };
}

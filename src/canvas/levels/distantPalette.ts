/** The theme's colours for pods that are seen from afar: a canvas can't use CSS variables. */
import { type Tone, tones } from '../../simulation/views.ts';

type ByTone = Readonly<Record<Tone, string>>;

export interface DistantPalette {
	tone: ByTone;
	toneText: ByTone;
	toneSoft: ByTone;
	pod: string;
	wire: string;
	text: string;
	muted: string;
	ground: string;
	plate: string;
	line: string;
	accent: string;
	font: string;
	mono: string;
}

/** Reads the tokens as they are now. */
export function readDistantPalette(): DistantPalette {
	const style = getComputedStyle(document.documentElement);
	const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
	const byTone = (suffix: string) =>
		Object.fromEntries(tones.map((tone) => [tone, token(`color-${tone}${suffix}`)])) as ByTone;
	return {
		tone: byTone(''),
		toneText: byTone('-text'),
		toneSoft: byTone('-soft'),
		pod: token('color-pod'),
		wire: token('color-wire'),
		text: token('color-text'),
		muted: token('color-text-muted'),
		ground: token('color-ground'),
		plate: token('color-raised'),
		line: token('color-line-strong'),
		accent: token('color-accent'),
		font: token('font-sans'),
		mono: token('font-mono'),
	};
}

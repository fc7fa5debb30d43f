/** The theme's colours for a canvas, which can't use CSS variables. */
import type { LegLink } from './types.ts';

export interface Palette {
	link: Record<LegLink, string>;
	linkText: Record<LegLink, string>;
	ground: string;
	raised: string;
	line: string;
	text: string;
	muted: string;
	refuse: string;
	accent: string;
	pod: string;
	font: string;
	mono: string;
}

/** Reads the tokens as they are now. */
export function readPalette(): Palette {
	const style = getComputedStyle(document.documentElement);
	const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
	return {
		link: {
			localhost: token('color-traffic-localhost'),
			pod: token('color-traffic-pod'),
			outside: token('color-traffic-outside'),
		},
		linkText: {
			localhost: token('color-traffic-localhost-text'),
			pod: token('color-traffic-pod-text'),
			outside: token('color-traffic-outside-text'),
		},
		ground: token('color-surface'),
		raised: token('color-raised'),
		line: token('color-line-strong'),
		text: token('color-text'),
		muted: token('color-text-muted'),
		refuse: token('color-refuse'),
		accent: token('color-accent'),
		pod: token('color-pod'),
		font: token('font-sans'),
		mono: token('font-mono'),
	};
}

/** Calls back when the theme changes; gives a function that stops it. */
export function watchPalette(onChange: () => void): () => void {
	const observer = new MutationObserver(onChange);
	observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
	return () => observer.disconnect();
}

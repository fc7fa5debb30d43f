import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
const darkAt = css.indexOf("[data-theme='dark'] {");

function colours(text: string): Record<string, string> {
	return Object.fromEntries(
		[...text.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]),
	);
}
const light = colours(css.slice(0, darkAt));
const themes = { light, dark: { ...light, ...colours(css.slice(darkAt)) } };

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
	const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (high + 0.05) / (low + 0.05);
}

const states = ['running', 'starting', 'waiting', 'failing', 'ending', 'done'];
const traffic = ['traffic-localhost', 'traffic-pod', 'traffic-outside'];
const grounds = ['ground', 'surface', 'raised', 'pod', 'block'];

describe.each(Object.entries(themes))('the %s theme', (_, theme) => {
	const colour = (name: string) => {
		const value = theme[name];
		if (!value) throw new Error(`no token ${name}`);
		return value;
	};

	it.each([...states, ...traffic, 'accent', 'edge', 'drop', 'refuse'])('%s is seen on every ground (3:1)', (name) => {
		for (const ground of grounds) expect(contrast(colour(name), colour(ground)), ground).toBeGreaterThanOrEqual(3);
	});

	it.each(['text', 'text-muted', 'text-faint'])('%s is read on every ground (4.5:1)', (name) => {
		for (const ground of [...grounds, 'hover', 'pressed', 'sunken']) {
			expect(contrast(colour(name), colour(ground)), ground).toBeGreaterThanOrEqual(4.5);
		}
	});

	it.each([...states, ...traffic, 'accent'])('%s text is read on its own tint and on panels (4.5:1)', (name) => {
		for (const ground of [`${name}-soft`, 'surface', 'raised', 'ground']) {
			expect(contrast(colour(`${name}-text`), colour(ground)), ground).toBeGreaterThanOrEqual(4.5);
		}
	});

	it('text on the accent is read', () => {
		expect(contrast(colour('on-accent'), colour('accent'))).toBeGreaterThanOrEqual(4.5);
		expect(contrast(colour('on-accent'), colour('accent-hover'))).toBeGreaterThanOrEqual(4.5);
	});
});

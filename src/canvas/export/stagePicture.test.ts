import { beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en/index.ts';
import { ko } from '../../i18n/ko/index.ts';
import { simulation } from '../../simulation/store.ts';
import { type Colours, colourNames } from './colours.ts';
import { createPictures, type PictureOptions } from './stagePicture.ts';
import { escapeXML, text, textWidth } from './svg.ts';

const second = 1_000_000;
const colours = Object.fromEntries(
	colourNames.map((name, index) => [name, `#0000${(index + 16).toString(16)}`]),
) as Colours;
const options: PictureOptions = {
	title: 'First sight',
	colours,
	words: en.canvas,
	roles: en.common.roles,
	positions: {},
	speed: 1,
};

/** Element names as often as they open and close; throws at text that isn't well formed. */
function openTags(svg: string): string[] {
	const open: string[] = [];
	for (const [, closing, name = '', self] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
		if (self === '/') continue;
		if (closing === '/') expect(open.pop()).toBe(name);
		else open.push(name);
	}
	return open;
}

beforeAll(() => simulation.load());

describe('a picture of the stage', () => {
	it('shows every machine, pod, address, Service and state', () => {
		simulation.openBuiltin('welcome');
		simulation.seek(30 * second);
		const { svg, width, height } = createPictures()(simulation.getState().cluster, options);
		expect(openTags(svg)).toEqual([]);
		expect(svg).toContain('<title>First sight</title>');
		expect(width).toBeGreaterThan(600);
		expect(height).toBeGreaterThan(400);
		for (const words of [
			'node-1',
			'node-2',
			'>web<',
			'>cache<',
			'>client<',
			'cni0',
			'VXLAN',
			'10.244.0.0/16',
			'>Running<',
		])
			expect(svg).toContain(words);
		for (const pod of simulation.getState().cluster.objects.Pod.values()) expect(svg).toContain(pod.status.podIP);
		expect(svg).not.toMatch(/NaN|undefined|Infinity|class=|<style/);
	});

	it('is the same, to the byte, for the same moment, however it was come to', () => {
		simulation.openBuiltin('welcome');
		simulation.seek(26 * second);
		const first = createPictures()(simulation.getState().cluster, options).svg;
		simulation.seek(50 * second);
		const later = createPictures()(simulation.getState().cluster, options).svg;
		simulation.seek(26 * second);
		expect(createPictures()(simulation.getState().cluster, options).svg).toBe(first);
		expect(later).not.toBe(first);
	});

	it('speaks the page’s language, and carries a caption', () => {
		simulation.openBuiltin('empty');
		const caption = { number: 3, words: 'a < b & "c"', time: '00:03' };
		const { svg } = createPictures()(simulation.getState().cluster, {
			...options,
			words: ko.canvas,
			roles: ko.common.roles,
			caption,
		});
		expect(svg).toContain(ko.canvas.network.title);
		expect(svg).toContain('a &lt; b &amp; &quot;c&quot;');
		expect(openTags(svg)).toEqual([]);
	});
});

describe('text in SVG', () => {
	it('breaks out of nothing', () => {
		expect(escapeXML('<script>"&\u0000\ud800')).toBe('&lt;script&gt;&quot;&amp;\ufffd\ufffd');
		expect(escapeXML('파드 😀\n')).toBe('파드 😀\n');
	});

	it('is cut to its room', () => {
		expect(textWidth('파드')).toBe(28);
		expect(text(0, 0, 'a-very-long-name-indeed', { fill: '#000000', room: 80 })).toMatch(/>a-very-\w*…</);
		expect(text(0, 0, 'short', { fill: '#000000', room: 80 })).toContain('>short<');
	});
});

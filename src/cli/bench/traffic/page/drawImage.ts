/** A bare canvas that does nothing but draw the layer's own sprite at the packets' places. */
import { packetScale } from '../../../../canvas/traffic/packets.ts';
import { readPalette } from '../../../../canvas/traffic/palette.ts';
import { makeSprites, spriteSize } from '../../../../canvas/traffic/sprites.ts';
import type { Way } from './main.ts';
import { flightMs, viewport, ways } from './scene.ts';

/** Places of a way that are worked out beforehand. */
const places = 256;

function placesOf(way: (typeof ways)[number]): Float64Array {
	const table = new Float64Array(2 * places);
	for (let place = 0; place < places; place += 1) {
		const along = (place / places) * (way.length - 1);
		const [from, to] = [way[Math.floor(along)], way[Math.floor(along) + 1]];
		if (!from || !to) continue;
		table[2 * place] = from.x + (to.x - from.x) * (along % 1);
		table[2 * place + 1] = from.y + (to.y - from.y) * (along % 1);
	}
	return table;
}

export function start(root: HTMLElement): Way {
	const pixels = window.devicePixelRatio;
	const canvas = document.createElement('canvas');
	canvas.width = innerWidth * pixels;
	canvas.height = innerHeight * pixels;
	canvas.style.cssText = 'position:absolute;width:100%;height:100%';
	root.append(canvas);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('the page has no canvas');
	const sprite = makeSprites(readPalette(), pixels * 1.25).packet.pod.response;
	const side = spriteSize * packetScale(viewport.zoom);
	const tables = ways.map(placesOf);
	let count = 0;
	const step = (now: number) => {
		requestAnimationFrame(step);
		context.setTransform(pixels, 0, 0, pixels, 0, 0);
		context.clearRect(0, 0, innerWidth, innerHeight);
		for (let number = 0; number < count; number += 1) {
			const table = tables[number % tables.length];
			if (!table) continue;
			const place = Math.floor((((now + number * 977) % flightMs) / flightMs) * places);
			context.drawImage(sprite, (table[2 * place] ?? 0) - side / 2, (table[2 * place + 1] ?? 0) - side / 2, side, side);
		}
	};
	requestAnimationFrame(step);
	return {
		set: (wanted) => {
			count = wanted;
		},
		moving: () => count,
	};
}

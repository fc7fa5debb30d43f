/** One DOM element a packet, moved by the Web Animations API and taken away when it has arrived. */
import type { Way } from './main.ts';
import { flightMs, ways } from './scene.ts';

export function start(root: HTMLElement): Way {
	let wanted = 0;
	let moving = 0;
	let next = 0;

	const send = (elapsedMs: number) => {
		const way = ways[next % ways.length] ?? [];
		next += 1;
		moving += 1;
		const packet = document.createElement('div');
		packet.style.cssText =
			'position:absolute;left:-6px;top:-6px;width:12px;height:12px;border-radius:50%;background:#c0398d';
		root.append(packet);
		const animation = packet.animate(
			way.map(({ x, y }) => ({ transform: `translate(${x}px, ${y}px)` })),
			{ duration: flightMs, easing: 'ease-in-out' },
		);
		animation.currentTime = elapsedMs;
		animation.onfinish = () => {
			packet.remove();
			moving -= 1;
			if (moving < wanted) send(0);
		};
	};
	return {
		set: (count) => {
			wanted = count;
			for (let number = moving; number < count; number += 1) send((number * 977) % flightMs);
		},
		moving: () => moving,
	};
}

/** Which of a container's ports fit on its one line. */
import type { PortView } from '../../simulation/views.ts';

const characterWidth = 8.5;
const around = 16;
const gap = 4;
/** `+12` */
const moreWidth = 30;

export function portText({ port, address }: PortView): string {
	return address === '127.0.0.1' ? `127.0.0.1:${port}` : `:${port}`;
}

function widthOf(port: PortView): number {
	return portText(port).length * characterWidth + around;
}

/** Clashes first, then in order; at least one. `more` counts the rest. A clash takes the line to itself. */
export function fitPorts(ports: readonly PortView[], width: number): { shown: readonly PortView[]; more: number } {
	const clashing = ports.filter(({ state }) => state === 'clash');
	if (clashing[0]) return { shown: [clashing[0]], more: ports.length - 1 };
	const shown: PortView[] = [];
	let used = 0;
	for (const [index, port] of ports.entries()) {
		const rest = ports.length - index - 1;
		const needed = used + widthOf(port) + (rest > 0 ? gap + moreWidth : 0);
		if (index > 0 && needed > width) break;
		shown.push(port);
		used += widthOf(port) + gap;
	}
	return { shown, more: ports.length - shown.length };
}

/** Where a container's ports stand: beside its name if there's room, else on a line of their own. */
import type { PortView } from '../../simulation/views.ts';

const characterWidth = 8.5;
const around = 14;
const gap = 4;
/** The role's icon and the gap after it. */
const icon = 22;
/** `+12` */
const moreWidth = 30;

export function portText({ port, address }: PortView): string {
	return address === '127.0.0.1' ? `127.0.0.1:${port}` : `:${port}`;
}

function widthOf(port: PortView): number {
	return portText(port).length * characterWidth + around;
}

/** Beside the name there's room for them all; a clash, which says who holds the port, always has its own line. */
export function fitBesideName(name: string, marks: number, ports: readonly PortView[], width: number): boolean {
	if (ports.some(({ state }) => state === 'clash')) return false;
	const taken = icon + name.length * characterWidth + marks;
	return taken + ports.reduce((sum, port) => sum + gap + widthOf(port), 0) <= width;
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

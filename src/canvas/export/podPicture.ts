/** A pod, a draft and their containers as SVG, as the stage shows them. */
import type { Messages } from '../../i18n/en/index.ts';
import type { ContainerView, PodView, PortView, Tone } from '../../simulation/views.ts';
import { metrics } from '../layout/metrics.ts';
import type { BlockPlace, PodLayout } from '../layout/podLayout.ts';
import { fitPorts, portText } from '../pod/ports.ts';
import type { Colours } from './colours.ts';
import { circle, group, path, rect, text, textWidth } from './svg.ts';

/** Signs in a circle of 15 px; a state is never told by its colour alone. */
const signs: Record<Tone, string> = {
	running: 'M4.5 8l2.2 2.2L10.8 6',
	done: 'M4.5 8l2.2 2.2L10.8 6',
	starting: 'M7.5 4.4v3.4l2 1.4',
	waiting: 'M5.4 4.6h4.2M5.4 10.6h4.2M6 4.8l3 5.6M9 4.8l-3 5.6',
	failing: 'M7.5 4.4v3.6M7.5 10.4v.2',
	ending: 'M4.8 7.5h5.4',
};

export function toneSign(x: number, y: number, tone: Tone, colours: Colours): string {
	const stroke = colours[tone];
	const dash = tone === 'starting' ? { dash: '2.5 2.5' } : {};
	return group(x, y - 7.5, [
		circle({ x: 7.5, y: 7.5 }, 6.2, { stroke, width: 1.5, ...dash }),
		path(signs[tone], { stroke, width: 1.5 }),
	]);
}

/** A state's icon and word; and the word's colour. */
function state(x: number, y: number, tone: Tone, word: string, room: number, colours: Colours): string {
	return toneSign(x, y, tone, colours) + text(x + 21, y, word, { fill: colours[`${tone}-text`], room: room - 21 });
}

function portTag(port: PortView, x: number, y: number, colours: Colours): { svg: string; width: number } {
	const words = portText(port);
	const width = textWidth(words, 14, true) + 12;
	const box = { x, y: y - 10, width, height: 20 };
	const clash = port.state === 'clash';
	const local = port.address === '127.0.0.1';
	const background = clash
		? rect(box, 6, { fill: colours['failing-soft'] })
		: port.state === 'declared'
			? rect(box, 6, { stroke: colours.edge, dash: '3 3' })
			: local
				? rect(box, 6, { fill: colours['traffic-localhost-soft'] })
				: rect(box, 6, { fill: colours.pod, stroke: colours['line-strong'] });
	const fill = clash
		? colours['failing-text']
		: port.state === 'declared'
			? colours['text-muted']
			: local
				? colours['traffic-localhost-text']
				: colours.text;
	return { svg: background + text(x + 6, y, words, { fill, mono: true }), width };
}

function portTags(
	ports: readonly PortView[],
	left: number,
	right: number,
	y: number,
	{ colours, words: { container: words } }: Drawing,
): string {
	const { shown, more } = fitPorts(ports, right - left);
	let x = left;
	const tags: string[] = [];
	for (const port of shown) {
		const { svg, width } = portTag(port, x, y, colours);
		tags.push(svg);
		x += width + 4;
	}
	const [first] = shown;
	if (first?.state === 'clash' && first.heldBy !== undefined)
		tags.push(text(x + 2, y, words.heldBy(first.heldBy), { fill: colours['failing-text'], room: right - x }));
	if (more > 0) tags.push(text(x, y, `+${more}`, { fill: colours['text-muted'] }));
	return tags.join('');
}

export interface Drawing {
	colours: Colours;
	words: Messages['canvas'];
	roles: Messages['common']['roles'];
}

function block(place: BlockPlace, container: ContainerView, isDraft: boolean, drawing: Drawing): string {
	const { colours, words, roles } = drawing;
	const { padding } = metrics.block;
	const { name, kind, ports, restartCount, status, tone, role } = container;
	const right = place.width - padding;
	const first = place.portLine ? 15 : place.height / 2 - 11;
	const beside = ports.reduce((sum, port) => sum + textWidth(portText(port), 14, true) + 16, 0);
	const nameRoom = right - padding - (place.portLine ? 0 : beside);
	const kindWord = kind === 'app' ? '' : words.container[kind];
	const restarts = restartCount > 0 ? `↻ ${restartCount}` : '';
	return group(place.x, place.y, [
		rect({ x: 0, y: 0, width: place.width, height: place.height }, 12, {
			fill: colours.block,
			stroke: colours['block-edge'],
		}),
		text(padding, first, name, { fill: colours.text, bold: true, room: nameRoom }),
		kindWord === '' ? '' : text(padding + textWidth(name) + 10, first, kindWord, { fill: colours['text-faint'] }),
		place.portLine ? '' : portTags(ports, Math.max(padding, right - beside + 4), right, first, drawing),
		isDraft
			? text(padding, first + 22, roles[role], { fill: colours['text-muted'], room: right - padding })
			: state(
					padding,
					first + 22,
					tone,
					status,
					right - padding - (restarts === '' ? 0 : textWidth(restarts) + 18),
					colours,
				),
		isDraft || restarts === '' ? '' : text(right, first + 22, restarts, { fill: colours['text-muted'], anchor: 'end' }),
		place.portLine ? portTags(ports, padding, right, first + 45, drawing) : '',
	]);
}

function rails({ blocks, loopback, riser, eth0, height }: PodLayout, colours: Colours): string {
	const [first] = blocks;
	const { x: lo, top } = loopback;
	const { x: out, bottom: low } = riser;
	const left = first?.x ?? lo;
	const right = first ? first.x + first.width : out;
	const local = { stroke: colours['traffic-localhost'], strokeStrength: 0.55, width: 1.5 };
	const wire = { stroke: colours.wire, width: 1.5 };
	const others = blocks
		.slice(1)
		.map(({ x, y, width, height: tall }) => ({ y: y + tall / 2, left: x, right: x + width }));
	return [
		path(`M${left} ${top}H${lo + 6}Q${lo} ${top} ${lo} ${top + 6}V${low - 12}`, local),
		...others.map(({ y, left: edge }) => path(`M${lo} ${y}H${edge}`, local)),
		path(
			`M${right} ${top}H${out - 6}Q${out} ${top} ${out} ${top + 6}V${low - 6}Q${out} ${low} ${out - 6} ${low}H${eth0.x + 6}Q${eth0.x} ${low} ${eth0.x} ${low + 6}V${height}`,
			wire,
		),
		...others.map(({ y, right: edge }) => path(`M${out} ${y}H${edge}`, wire)),
	].join('');
}

function rim({ eth0, loopback, height }: PodLayout, ip: string | undefined, { colours, words }: Drawing): string {
	const address = ip ?? words.pod.noAddress;
	const width = textWidth(address, 14, true) + 16;
	const box = { x: eth0.x - 11 - width, y: height - 11, width, height: 22 };
	return [
		text(loopback.x - 7, height - 15, 'lo', { fill: colours['traffic-localhost-text'], mono: true }),
		rect(box, 11, { fill: colours.pod, stroke: ip === undefined ? colours['line-strong'] : colours['pod-edge'] }),
		text(box.x + 8, height, address, { fill: ip === undefined ? colours['text-faint'] : colours.text, mono: true }),
		circle(eth0, 5, {
			fill: colours.pod,
			stroke: ip === undefined ? colours['line-strong'] : colours['traffic-pod'],
			width: 2,
		}),
	].join('');
}

/** Half of the height of a drum's upper rim. */
const drumRim = 5;

/** The drums below the containers, and a line from each container down to its own. */
function drums({ blocks, volumes }: PodLayout, colours: Colours): string {
	const edge = { stroke: colours['volume-edge'] };
	const bodies = volumes.map(({ x, y, width, height, name }) => {
		const arc = `a${width / 2} ${drumRim} 0 0`;
		const side = height - 2 * drumRim;
		return (
			path(`M${x} ${y + drumRim}v${side}${arc} 0 ${width} 0v${-side}${arc} 0 ${-width} 0${arc} 0 ${width} 0`, {
				...edge,
				fill: colours.volume,
				width: 1.25,
			}) +
			text(x + width / 2, y + height - 13, name, {
				fill: colours['text-muted'],
				mono: true,
				anchor: 'middle',
				room: width - 24,
			})
		);
	});
	const mounts = volumes.map(({ lineX, mountedBy, y }) => {
		const ends = blocks.filter(({ name }) => mountedBy.includes(name)).map((place) => place.y + place.height);
		if (ends.length === 0) return '';
		const dots = ends.map((end) => circle({ x: lineX, y: end }, 3, { fill: colours['volume-edge'] }));
		return path(`M${lineX} ${Math.min(...ends)}V${y + drumRim}`, { ...edge, width: 2 }) + dots.join('');
	});
	return [...bodies, ...mounts].join('');
}

export function podPicture(layout: PodLayout, view: PodView, drawing: Drawing): readonly string[] {
	const { colours } = drawing;
	const { width, height, blocks } = layout;
	const { name, tone, status, ready, containers, pendingReason, ip } = view;
	return [
		rect({ x: 0, y: 0, width, height }, 20, { fill: colours.pod, stroke: colours['pod-edge'], width: 1.5 }),
		rails(layout, colours),
		// Under the blocks: a line to one further up passes behind those below it.
		drums(layout, colours),
		text(16, 18, name, { fill: colours.text, bold: true, room: width - 32 }),
		state(16, 39, tone, status, width - 76, colours),
		text(16 + 21 + Math.min(textWidth(status), width - 97) + 8, 39, ready, { fill: colours['text-muted'] }),
		pendingReason === undefined
			? ''
			: text(16, metrics.pod.header + 10, pendingReason, { fill: colours['text-muted'], room: width - 32 }),
		...blocks.map((place) => {
			const container = containers.find((each) => each.name === place.name);
			return container ? block(place, container, false, drawing) : '';
		}),
		rim(layout, ip, drawing),
	];
}

export function draftPicture(
	layout: PodLayout,
	{ name, containers }: { name: string; containers: readonly ContainerView[] },
	drawing: Drawing,
): readonly string[] {
	const { colours, words } = drawing;
	const { width, height, blocks } = layout;
	return [
		rect({ x: 0, y: 0, width, height }, 20, {
			fill: colours.pod,
			fillStrength: 0.8,
			stroke: colours.edge,
			width: 2,
			dash: '7 5',
		}),
		drums(layout, colours),
		text(16, 18, name, { fill: colours.text, bold: true, room: width - 32 }),
		text(16, 39, words.draft.word, { fill: colours['text-muted'] }),
		...blocks.map((place) => {
			const container = containers.find((each) => each.name === place.name);
			return container ? block(place, container, true, drawing) : '';
		}),
	];
}

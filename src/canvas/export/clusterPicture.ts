/** Machines, Services and the pod network as SVG, as the stage shows them. */
import type { MachineView, Meter, ServiceView } from '../../simulation/views.ts';
import { clusterCIDR, cpuText, memoryText } from '../format.ts';
import { bottom, center, type Rect } from '../layout/geometry.ts';
import type { MachineLayout } from '../layout/machineLayout.ts';
import { metrics } from '../layout/metrics.ts';
import { railY, type StageLayout } from '../layout/stageLayout.ts';
import { roundedPath } from '../lines.ts';
import type { Drawing } from './podPicture.ts';
import { toneSign } from './podPicture.ts';
import { circle, group, path, rect, text, textWidth } from './svg.ts';

function meterPicture(
	at: { x: number; y: number; width: number },
	label: string,
	{ requested, allocatable }: Meter,
	words: (amount: number) => string,
	{ colours }: Drawing,
): string {
	const share = allocatable > 0 ? Math.min(1, requested / allocatable) : 0;
	const bar = { x: at.x, y: at.y + 13, width: at.width, height: 6 };
	return [
		text(at.x, at.y, `${label} ${words(requested)} / ${words(allocatable)}`, {
			fill: colours['text-muted'],
			room: at.width,
		}),
		rect(bar, 3, { fill: colours.pressed }),
		share > 0
			? rect({ ...bar, width: Math.max(3, at.width * share) }, 3, {
					fill: share > 0.95 ? colours.waiting : colours.accent,
				})
			: '',
	].join('');
}

/** The tank without its pods, which come after the wires. */
export function machinePicture(layout: MachineLayout, view: MachineView, drawing: Drawing): readonly string[] {
	const { colours, words } = drawing;
	const { width, height, bridge, vxlan, uplink, pods } = layout;
	const { name, address, bridgeAddress, ready, schedulable, cpu, memory } = view;
	const { header, padding, emptyPods } = metrics.machine;
	const inner = width - 32 - 12;
	const problem = ready ? (schedulable ? '' : 'SchedulingDisabled') : 'NotReady';
	const wire = { stroke: colours.wire, width: 1.5 };
	return [
		rect({ x: 0, y: 0, width, height }, 16, { fill: colours.tank }),
		path(`M0 ${header}V16Q0 0 16 0H${width - 16}Q${width} 0 ${width} 16V${header}Z`, { fill: colours['tank-header'] }),
		rect({ x: 0, y: 0, width, height }, 16, { stroke: colours['tank-edge'], width: 1.5 }),
		text(16, 22, name, { fill: colours.text, size: 15, bold: true, room: width - 48 - textWidth(address, 14, true) }),
		problem === ''
			? ''
			: toneSign(26 + textWidth(name, 15), 22, ready ? 'waiting' : 'failing', colours) +
				text(46 + textWidth(name, 15), 22, problem, { fill: colours[ready ? 'waiting-text' : 'failing-text'] }),
		text(width - 16, 22, address, { fill: colours['text-muted'], mono: true, anchor: 'end' }),
		meterPicture({ x: 16, y: 48, width: (inner * 100) / 240 }, words.machine.cpu, cpu, cpuText, drawing),
		meterPicture(
			{ x: 28 + (inner * 100) / 240, y: 48, width: (inner * 140) / 240 },
			words.machine.memory,
			memory,
			memoryText,
			drawing,
		),
		...pods.map(({ veth }) => path(roundedPath(veth), wire)),
		path(`M${uplink.x} ${bottom(bridge)}V${uplink.y}`, { ...wire, width: 2 }),
		rect(bridge, 8, { fill: colours.block, stroke: colours['block-edge'] }),
		text(bridge.x + 16, center(bridge).y, 'cni0', { fill: colours.text, mono: true }),
		text(bridge.x + 62, center(bridge).y, bridgeAddress, { fill: colours['text-muted'], mono: true }),
		...pods.map(({ veth }) => {
			const plug = veth.at(-1);
			return plug ? circle(plug, 4, { fill: colours.block, ...wire }) : '';
		}),
		vxlan
			? rect(vxlan, 6, { fill: colours.block, stroke: colours.wire, width: 2 }) +
				text(vxlan.x - 6, center(vxlan).y, 'VXLAN', { fill: colours['text-muted'], mono: true, anchor: 'end' })
			: '',
		text(uplink.x - 17, height - 14, 'eth0', { fill: colours['text-muted'], mono: true, anchor: 'end' }),
		circle(uplink, 6, { fill: colours.pod, stroke: colours['traffic-pod'], width: 2 }),
		pods.length === 0
			? rect({ x: padding, y: header + padding, width: width - 2 * padding, height: emptyPods }, 20, {
					stroke: colours['line-strong'],
					width: 1.5,
					dash: '6 5',
				})
			: '',
	];
}

export function servicePicture(place: Rect, view: ServiceView, { colours, words }: Drawing): string {
	const { name, clusterIP, ports, readyEndpoints, endpoints } = view;
	const { width, height } = place;
	return group(place.x, place.y, [
		rect({ x: 0, y: 0, width, height }, 12, { fill: colours.raised, stroke: colours['line-strong'] }),
		text(12, 17, name, { fill: colours.text, bold: true, room: width - 90 }),
		toneSign(width - 62, 17, readyEndpoints > 0 ? 'running' : 'failing', colours),
		text(width - 42, 17, words.service.endpoints(readyEndpoints, endpoints), { fill: colours['text-muted'] }),
		text(12, 37, `${clusterIP} ${ports.join(' ')}`, { fill: colours['text-muted'], mono: true, room: width - 24 }),
	]);
}

export function networkPicture(layout: StageLayout, podCIDR: string, overlay: boolean, drawing: Drawing): string {
	const { network, outside, machines } = layout;
	const { colours, words } = drawing;
	if (!network) return '';
	const { x, y, width, height } = network;
	const title = words.network.title;
	const cidr = clusterCIDR(podCIDR);
	const at = x + 16;
	return [
		...[...machines.values()].map(({ wire }) => path(roundedPath(wire), { stroke: colours.wire, width: 2 })),
		rect(network, 16, {
			fill: colours['traffic-pod-soft'],
			fillStrength: 0.7,
			stroke: colours['traffic-pod'],
			strokeStrength: 0.35,
		}),
		path(`M${at} ${railY(network)}H${x + width - 16}`, {
			stroke: colours['traffic-pod'],
			strokeStrength: 0.45,
			width: 2,
		}),
		text(at, y + height - 16, title, { fill: colours.text, bold: true }),
		text(at + textWidth(title) + 18, y + height - 16, cidr, { fill: colours['text-muted'], mono: true }),
		text(
			at + textWidth(title) + textWidth(cidr, 14, true) + 28,
			y + height - 16,
			overlay ? words.network.overlay : words.network.routed,
			{
				fill: colours['text-muted'],
			},
		),
		outside
			? rect(outside, 16, {
					fill: colours['traffic-outside-soft'],
					stroke: colours['traffic-outside'],
					strokeStrength: 0.5,
				}) +
				text(center(outside).x, center(outside).y, words.outside.title, {
					fill: colours['traffic-outside-text'],
					bold: true,
					anchor: 'middle',
				})
			: '',
	].join('');
}

export function trayPicture({ tray }: StageLayout, { colours, words }: Drawing): readonly string[] {
	const { pods, more } = tray.inner;
	const count = pods.length + more;
	return [
		rect({ x: 0, y: 0, width: tray.width, height: tray.height }, 16, {
			fill: colours.sunken,
			fillStrength: 0.6,
			stroke: count > 0 ? colours.waiting : colours['line-strong'],
			width: 1.5,
			dash: '6 5',
		}),
		text(14, metrics.tray.header / 2, words.tray.title, { fill: colours.text, bold: true }),
		count > 0
			? text(tray.width - 14, metrics.tray.header / 2, String(count), { fill: colours.text, anchor: 'end' })
			: text(14, metrics.tray.header + 16, words.tray.empty, {
					fill: colours['text-faint'],
					size: 13,
					room: tray.width - 24,
				}),
		more > 0
			? text(tray.width / 2, tray.height - 14, words.tray.more(more), { fill: colours['text-muted'], anchor: 'middle' })
			: '',
	];
}

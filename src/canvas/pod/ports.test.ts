import { expect, it } from 'vitest';
import type { PortView } from '../../simulation/views.ts';
import { fitBesideName, fitPorts, portText } from './ports.ts';

function port(number: number, rest: Partial<PortView> = {}): PortView {
	return { port: number, address: '0.0.0.0', state: 'listening', ...rest };
}

it('marks a port that only the pod itself reaches', () => {
	expect(portText(port(80))).toBe(':80');
	expect(portText(port(9000, { address: '127.0.0.1' }))).toBe('127.0.0.1:9000');
});

it('stands beside a short name, and below a long one', () => {
	expect(fitBesideName('web', 0, [port(80)], 168)).toBe(true);
	expect(fitBesideName('log-shipper', 0, [port(8080)], 168)).toBe(false);
	expect(fitBesideName('web', 0, [port(80), port(443)], 168)).toBe(true);
	expect(fitBesideName('web', 60, [port(80), port(443)], 168)).toBe(false);
	expect(fitBesideName('web', 0, [], 168)).toBe(true);
});

it('has a line of its own for a clash', () => {
	expect(fitBesideName('web', 0, [port(80, { state: 'clash' })], 168)).toBe(false);
});

it('shows what fits and counts the rest', () => {
	const ports = [port(80), port(443), port(8080), port(9090), port(15000)];
	const { shown, more } = fitPorts(ports, 168);
	expect(shown.map((each) => each.port)).toEqual([80, 443]);
	expect(more).toBe(3);
	expect(fitPorts(ports.slice(0, 3), 168)).toMatchObject({ more: 0 });
});

it('always shows one', () => {
	expect(fitPorts([port(9000, { address: '127.0.0.1' })], 20).shown).toHaveLength(1);
	expect(fitPorts([], 168)).toEqual({ shown: [], more: 0 });
});

it('gives a clash the line to itself', () => {
	const clash = port(8080, { state: 'clash', heldBy: 'web' });
	expect(fitPorts([port(80), clash, port(443)], 168)).toEqual({ shown: [clash], more: 2 });
});

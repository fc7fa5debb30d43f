import { describe, expect, it } from 'vitest';
import { podLimits, podRequests, qosClass } from './podRequests.ts';
import type { Container } from './types.ts';

function container(requests: Record<string, string>, more: Partial<Container> = {}): Container {
	return { name: 'c', image: 'i', imagePullPolicy: 'Always', resources: { requests }, ...more };
}

describe('what a pod asks for', () => {
	it('adds containers, and init containers only where one alone needs more', () => {
		const containers = [container({ cpu: '100m', memory: '64Mi' }), container({ cpu: '200m' })];
		const initContainers = [container({ cpu: '250m', memory: '1Gi' }), container({ cpu: '50m' })];
		expect(podRequests({ spec: { containers, initContainers } })).toEqual({ cpu: 300, memory: 2 ** 30, other: {} });
	});

	it('keeps sidecars beside what starts after them', () => {
		const sidecar = container({ cpu: '100m' }, { restartPolicy: 'Always' });
		const initContainers = [container({ cpu: '450m' }), sidecar, container({ cpu: '400m' })];
		expect(podRequests({ spec: { containers: [container({ cpu: '300m' })], initContainers } }).cpu).toBe(500);
	});

	it('adds overhead, and to limits only where there are some', () => {
		const spec = {
			containers: [
				container(
					{ cpu: '1', 'example.com/gpu': '2' },
					{ resources: { limits: { cpu: '1' }, requests: { cpu: '1' } } },
				),
			],
			overhead: { cpu: '250m', memory: '10Mi' },
		};
		expect(podRequests({ spec })).toEqual({ cpu: 1250, memory: 10 * 2 ** 20, other: {} });
		expect(podLimits({ spec })).toEqual({ cpu: 1250, memory: 0, other: {} });
	});

	it('counts other resources by name', () => {
		const containers = [container({ 'example.com/gpu': '2' }), container({ 'example.com/gpu': '1' })];
		expect(podRequests({ spec: { containers } }).other).toEqual({ 'example.com/gpu': 3 });
	});
});

describe('the QoS class', () => {
	const both = { cpu: '1', memory: '1Gi' };
	it.each([
		[{}, {}, 'BestEffort'],
		[{ requests: { cpu: '0' } }, {}, 'BestEffort'],
		[{ requests: both, limits: both }, { requests: both, limits: both }, 'Guaranteed'],
		[{ requests: both, limits: both }, {}, 'Burstable'],
		[{ requests: { cpu: '1' }, limits: both }, { requests: both, limits: both }, 'Burstable'],
		[{ limits: { cpu: '1' } }, {}, 'Burstable'],
		[{ requests: { 'example.com/gpu': '1' } }, {}, 'BestEffort'],
	])('of %j and %j is %s', (first, second, expected) => {
		const containers = [container({}, { resources: first }), container({}, { resources: second })];
		expect(qosClass({ containers })).toBe(expected);
	});
});

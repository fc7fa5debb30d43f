import { expect, it } from 'vitest';
import { clusterCIDR, cpuText, memoryText } from './format.ts';

it.each([
	[0, '0'],
	[250, '250m'],
	[1000, '1'],
	[1500, '1.5'],
	[3920, '3.9'],
	[16000, '16'],
])('%i millicores are %s', (millicores, text) => expect(cpuText(millicores)).toBe(text));

it.each([
	[0, '0'],
	[64 * 1024 ** 2, '64Mi'],
	[1536 * 1024 ** 2, '1.5Gi'],
	[4 * 1024 ** 3, '4Gi'],
	[1000, '1000'],
])('%i bytes are %s', (bytes, text) => expect(memoryText(bytes)).toBe(text));

it('names the whole pod network by one part of it', () => expect(clusterCIDR('10.244.3.0/24')).toBe('10.244.0.0/16'));

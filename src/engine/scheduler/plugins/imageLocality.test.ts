import { expect, it } from 'vitest';
import type { Pod } from '../../../kubernetes/types.ts';
import { newCycle } from '../filter.ts';
import { type NodeInfo, nodeInfo } from '../framework.ts';
import { nodeOf, podOf } from '../testObjects.ts';
import { imageLocality } from './imageLocality.ts';

const MiB = 1024 * 1024;

function scores(images: string[], nodes: Record<string, number>[], initImages: string[] = []): number[] {
	const pod: Pod = podOf({ requests: images.map(() => ({})), initRequests: initImages.map(() => ({})) });
	for (const [index, image] of images.entries()) Object.assign(pod.spec.containers[index] ?? {}, { image });
	for (const [index, image] of initImages.entries()) Object.assign(pod.spec.initContainers?.[index] ?? {}, { image });
	const infos: NodeInfo[] = nodes.map((has, index) =>
		nodeInfo(nodeOf({ name: `n${index}` }), [], new Map(Object.entries(has).map(([name, size]) => [name, size * MiB]))),
	);
	const scorer = imageLocality.prepare(newCycle({ pod, nodes: infos }), infos);
	return infos.map((info) => scorer?.score(info) ?? Number.NaN);
}

it('gives points between 23 MiB and 1000 MiB a container', () => {
	expect(scores(['a:1'], [{ 'a:1': 23 }])).toEqual([0]);
	expect(scores(['a:1'], [{ 'a:1': 1000 }])).toEqual([100]);
	expect(scores(['a:1'], [{ 'a:1': 5000 }])).toEqual([100]);
	expect(scores(['a:1', 'b:1'], [{ 'a:1': 1000 }])).toEqual([Math.trunc((100 * 977) / 1977)]);
});

it('counts an image by the share of nodes that have it', () => {
	expect(scores(['a:1'], [{ 'a:1': 250 }, {}])).toEqual([Math.trunc((100 * (125 - 23)) / 977), 0]);
	expect(scores(['a:1'], [{ 'a:1': 250 }, { 'a:1': 250 }])).toEqual([23, 23]);
});

it('takes latest for granted and counts init containers too', () => {
	expect(scores(['a'], [{ 'a:latest': 1000 }])).toEqual([100]);
	expect(scores(['a:1'], [{ 'i:1': 1000 }], ['i:1'])).toEqual([Math.trunc((100 * 977) / 1977)]);
});

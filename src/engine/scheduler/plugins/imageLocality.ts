/** Prefers nodes that have the pod's images already. `pkg/scheduler/framework/plugins/imagelocality`. */
import { maxNodeScore, type ScorePlugin } from '../framework.ts';
import { normalisedImage } from '../nodeInfo.ts';

const mebibyte = 1024 * 1024;
/** Sums below count as nothing, sums above this much a container as everything. */
const leastBytes = 23 * mebibyte;
const mostBytesPerContainer = 1000 * mebibyte;

export const imageLocality: ScorePlugin = {
	name: 'ImageLocality',
	weight: 1,
	prepare({ pod, nodes }) {
		const images = [...(pod.spec.initContainers ?? []), ...pod.spec.containers].map(({ image }) =>
			normalisedImage(image),
		);
		// An image counts by the share of nodes that have it, so that one warm node doesn't draw every pod.
		const spreads = images.map((image) => {
			let having = 0;
			for (const info of nodes) if (info.images.has(image)) having += 1;
			return having / nodes.length;
		});
		const most = mostBytesPerContainer * images.length;
		return {
			score(info) {
				let bytes = 0;
				for (let index = 0; index < images.length; index += 1) {
					const size = info.images.get(images[index] as string) ?? 0;
					bytes += Math.trunc(size * (spreads[index] as number));
				}
				const bounded = Math.min(Math.max(bytes, leastBytes), most);
				return Math.trunc((maxNodeScore * (bounded - leastBytes)) / (most - leastBytes));
			},
		};
	},
};

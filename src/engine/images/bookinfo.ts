/** Istio's Bookinfo sample: a page that asks for details and reviews, and reviews that ask for ratings. */
import { callTo, image, listen, process } from './build.ts';
import type { ImageProgram } from './program.ts';

const port = 9080;
const service = (command: string, calls: Parameters<typeof process>[1] = {}) =>
	process(command, { listens: [listen(port)], cpuPerRequestUs: 4_000, startUpUs: 800_000, ...calls });
const details = callTo([`details:${port}`], port, 'GET /details/0');
const reviews = callTo([`reviews:${port}`], port, 'GET /reviews/0');
const ratings = { ...callTo([`ratings:${port}`], port, 'GET /ratings/0'), optional: true };

export const bookinfoImages: readonly ImageProgram[] = [
	image(
		'istio/examples-bookinfo-productpage-v1',
		'frontend',
		70,
		service('python productpage.py 9080', {
			calls: [
				{ ...details, optional: true },
				{ ...reviews, optional: true },
			],
		}),
	),
	image('istio/examples-bookinfo-details-v1', 'backend', 60, service('ruby details.rb 9080')),
	image('istio/examples-bookinfo-ratings-v1', 'backend', 60, service('node ratings.js 9080')),
	// The first version shows no stars and asks nobody.
	image('istio/examples-bookinfo-reviews-v1', 'backend', 330, service('java reviews', { startUpUs: 3_000_000 })),
	...(['v2', 'v3'] as const).map((version) =>
		image(
			`istio/examples-bookinfo-reviews-${version}`,
			'backend',
			330,
			service('java reviews', { startUpUs: 3_000_000, calls: [ratings] }),
		),
	),
];

/** The built-in experiments. Titles are keys of the message catalogues; the test beside says what each of them shows. */
import type { ManifestObject } from '../../kubernetes/types.ts';
import { container, deployment, second, service } from '../builtin/objects.ts';
import { type Comparison, type Design, newComparison } from '../comparison.ts';
import { newDocument } from '../document.ts';
import { autoscaler, bounded } from './forms.ts';
import type { ExperimentKey } from './keys.ts';
import { withLoad } from './withLoad.ts';

const nodeCount = 3;

/** A design of those objects with so many requests a second on its Service `web`. */
function design(title: string, perSecond: number, objects: readonly ManifestObject[]): Design {
	const document = newDocument([...objects, service('web', 80)], { title, nodeCount });
	return {
		title,
		document: withLoad(document, { namespace: 'default', name: 'web' }, { kind: 'constant', rate: perSecond }),
	};
}

function compare(title: ExperimentKey, durationUs: number, designs: [Design, Design]): Comparison {
	return newComparison({ title, seed: 1, durationUs, designs });
}

const web = (api: string) => bounded({ name: 'web', port: 80, env: { API_ADDR: api }, cpu: '250m', memory: '128Mi' });
/** Little to do for each request: the front end is what limits. */
const light = bounded({ name: 'api', image: 'hashicorp/http-echo:1.0', port: 5678, cpu: '250m', memory: '128Mi' });
/** Twice as much to do as the front end, and twice as much reserved for it. */
const heavy = bounded({ name: 'api', port: 8080, cpu: '500m', memory: '256Mi' });

const onePodOrTwo = compare('onePodOrTwo', 240 * second, [
	design('onePod', 180, [
		deployment('web', 1, { containers: [web('localhost:5678'), light] }),
		autoscaler('web', 'web'),
	]),
	design('twoPods', 180, [
		deployment('web', 1, { containers: [web('api:5678')] }),
		autoscaler('web'),
		deployment('api', 1, { containers: [light] }),
		autoscaler('api'),
		service('api', 5678),
	]),
]);

const bothGrowAlike = compare('bothGrowAlike', 240 * second, [
	design('onePod', 140, [
		deployment('web', 1, { containers: [web('localhost:8080'), heavy] }),
		autoscaler('web', 'api'),
	]),
	design('twoPods', 140, [
		deployment('web', 1, { containers: [web('api:8080')] }),
		autoscaler('web'),
		deployment('api', 1, { containers: [heavy] }),
		autoscaler('api'),
		service('api', 8080),
	]),
]);

function threeTiers(replicas: { web: number; api: number; cache: number }): ManifestObject[] {
	const env = { CACHE_ADDR: 'cache:6379' };
	return [
		deployment('web', replicas.web, { containers: [web('api:8080')] }),
		deployment('api', replicas.api, {
			containers: [bounded({ name: 'api', port: 8080, env, cpu: '250m', memory: '256Mi' })],
		}),
		service('api', 8080),
		deployment('cache', replicas.cache, {
			containers: [bounded({ name: 'cache', port: 6379, cpu: '100m', memory: '128Mi' })],
		}),
		service('cache', 6379),
	];
}

const scaleWhatIsHot = compare('scaleWhatIsHot', 120 * second, [
	design('scaleAll', 45, threeTiers({ web: 3, api: 3, cache: 3 })),
	design('scaleHot', 45, threeTiers({ web: 1, api: 3, cache: 1 })),
]);

function withDatabase(replicas: number): ManifestObject[] {
	const env = { DB_ADDR: 'db:5432' };
	return [
		deployment('web', 2, { containers: [web('api:8080')] }),
		deployment('api', 2, { containers: [container({ name: 'api', port: 8080, env, cpu: '500m', memory: '256Mi' })] }),
		service('api', 8080),
		deployment('db', replicas, { containers: [container({ name: 'db', port: 5432, cpu: '500m', memory: '512Mi' })] }),
		service('db', 5432),
	];
}

const replicatedDatabase = compare('replicatedDatabase', 120 * second, [
	design('oneDatabase', 40, withDatabase(1)),
	design('twoDatabases', 40, withDatabase(2)),
]);

export const experiments: Record<ExperimentKey, Comparison> = {
	onePodOrTwo,
	bothGrowAlike,
	scaleWhatIsHot,
	replicatedDatabase,
};

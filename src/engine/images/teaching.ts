/** The images of the palette: what the lessons talk about. */
import { callByEnv, image, listen, process } from './build.ts';
import type { ImageProgram } from './program.ts';

const frontend = process('web', {
	listens: [listen(80, 'PORT')],
	cpuPerRequestUs: 4_000,
	calls: [
		callByEnv('CACHE_ADDR', 'cache', 6379, 'GET session', true),
		callByEnv('API_ADDR', 'backend', 8080, 'GET /api'),
	],
});
const backend = process('api', {
	listens: [listen(8080, 'PORT')],
	cpuPerRequestUs: 8_000,
	calls: [callByEnv('CACHE_ADDR', 'cache', 6379, 'GET item', true), callByEnv('DB_ADDR', 'database', 5432, 'SELECT')],
});
const rotator = process('logrotate', { everyUs: 60_000_000, cpuPerRequestUs: 1_000 });

export const teachingImages: readonly ImageProgram[] = [
	image('podarium/web', 'frontend', 24, frontend),
	image('podarium/api', 'backend', 36, backend),
	image(
		'podarium/db',
		'database',
		80,
		process('db', { listens: [listen(5432, 'PORT')], cpuPerRequestUs: 6_000, startUpUs: 900_000, stopsAfterUs: 1_500_000 }),
		{ keepsState: true },
	),
	image('podarium/cache', 'cache', 14, process('cache', { listens: [listen(6379, 'PORT')], cpuPerRequestUs: 300, startUpUs: 150_000 })),
	image(
		'podarium/proxy',
		'proxy',
		18,
		process('proxy', {
			listens: [listen(8000, 'PORT')],
			cpuPerRequestUs: 600,
			calls: [callByEnv('UPSTREAM_ADDR', 'frontend', 80, 'GET /')],
		}),
	),
	image(
		'podarium/client',
		'client',
		12,
		process('client', { everyUs: 1_000_000, calls: [callByEnv('TARGET_ADDR', 'frontend', 80, 'GET /')] }),
	),
	image(
		'podarium/worker',
		'worker',
		28,
		process('worker', {
			everyUs: 1_500_000,
			calls: [callByEnv('QUEUE_ADDR', 'cache', 6379, 'POP job', true), callByEnv('DB_ADDR', 'database', 5432, 'INSERT')],
		}),
	),
	image(
		'podarium/log-shipper',
		'logShipper',
		16,
		process('ship-logs', { everyUs: 2_000_000, calls: [callByEnv('COLLECTOR_ADDR', 'backend', 8080, 'POST /logs', true)] }),
	),
	image('podarium/log-rotator', 'logRotator', 8, rotator),
	image(
		'podarium/content-puller',
		'contentPuller',
		10,
		process('pull-content', { everyUs: 5_000_000, calls: [callByEnv('SOURCE_ADDR', 'backend', 8080, 'GET /content', true)] }),
	),
	image('podarium/all-in-one', 'allInOne', 120, [
		process('sh -c "web & api & logrotate & wait"', { stopsAfterUs: 'ignoresSigterm', startUpUs: 50_000 }),
		frontend,
		backend,
		rotator,
	]),
];

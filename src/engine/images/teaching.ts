/** The images of the palette: what the lessons talk about. */

import { clientSettings } from '../load/pattern.ts';
import { image as anyImage, callByEnv, listen, process } from './build.ts';
import type { ImageProgram } from './program.ts';
import { serverSettings } from './tuned.ts';

const image = (...[repository, role, size, processes, own]: Parameters<typeof anyImage>): ImageProgram =>
	anyImage(repository, role, size, processes, { exactMemory: true, settings: serverSettings, ...own });

/** Where the front end writes its log, the shipper reads it and the rotator empties it, if they share a volume there. */
const accessLog = '/var/log/app/access.log';
const content = '/usr/share/content/index.html';
const seconds = 1_000_000;

const frontend = process('web', {
	listens: [listen(80, 'PORT')],
	cpuPerRequestUs: 4_000,
	writes: [{ path: accessLog, everyUs: 2 * seconds, bytes: 4_096 }],
	calls: [
		callByEnv('CACHE_ADDR', 'cache', 6379, 'GET session', true),
		callByEnv('API_ADDR', 'backend', 8080, 'GET /api'),
	],
});
const backend = process('api', {
	listens: [listen(8080, 'PORT')],
	cpuPerRequestUs: 8_000,
	calls: [callByEnv('CACHE_ADDR', 'cache', 6379, 'GET item', true), callByEnv('DB_ADDR', 'database', 5432, 'INSERT')],
});
const rotator = process('logrotate', {
	writes: [{ path: accessLog, everyUs: 60 * seconds, bytes: 0, truncates: true }],
});

export const teachingImages: readonly ImageProgram[] = [
	image('podarium/web', 'frontend', 24, frontend),
	image('podarium/api', 'backend', 36, backend),
	image(
		'podarium/db',
		'database',
		80,
		process('db', {
			listens: [listen(5432, 'PORT')],
			cpuPerRequestUs: 6_000,
			startUpUs: 900_000,
			stopsAfterUs: 1_500_000,
		}),
		{ keepsState: true },
	),
	image(
		'podarium/cache',
		'cache',
		14,
		process('cache', { listens: [listen(6379, 'PORT')], cpuPerRequestUs: 300, startUpUs: 150_000 }),
	),
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
		process('client', {
			everyUs: 1_000_000,
			generatesLoad: true,
			calls: [callByEnv('TARGET_ADDR', 'frontend', 80, 'GET /')],
		}),
		{ settings: clientSettings },
	),
	image(
		'podarium/worker',
		'worker',
		28,
		process('worker', {
			everyUs: 1_500_000,
			calls: [
				callByEnv('QUEUE_ADDR', 'cache', 6379, 'POP job', true),
				callByEnv('DB_ADDR', 'database', 5432, 'INSERT'),
			],
		}),
	),
	image(
		'podarium/log-shipper',
		'logShipper',
		16,
		process('ship-logs', {
			everyUs: 2 * seconds,
			writes: [{ path: '/var/lib/ship-logs/position', everyUs: 2 * seconds, bytes: 64 }],
			calls: [callByEnv('COLLECTOR_ADDR', 'backend', 8080, 'POST /logs', true)],
		}),
	),
	image('podarium/log-rotator', 'logRotator', 8, rotator),
	image(
		'podarium/content-puller',
		'contentPuller',
		10,
		process('pull-content', {
			everyUs: 5 * seconds,
			writes: [{ path: content, everyUs: 5 * seconds, bytes: 2_048 }],
			calls: [callByEnv('SOURCE_ADDR', 'backend', 8080, 'GET /content', true)],
		}),
	),
	image('podarium/all-in-one', 'allInOne', 120, [
		process('sh -c "web & api & logrotate & wait"', { stopsAfterUs: 'ignoresSigterm', startUpUs: 50_000 }),
		frontend,
		backend,
		rotator,
	]),
];

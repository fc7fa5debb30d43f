/** Public images that people's manifests use, as far as their ports and their peers are generally known. */

import { bookinfoImages } from './bookinfo.ts';
import { callTo, image, listen, process } from './build.ts';
import { infrastructureImages } from './infrastructure.ts';
import type { ImageProgram } from './program.ts';

const redis = process('redis-server *:6379', { listens: [listen(6379)], cpuPerRequestUs: 250, startUpUs: 200_000 });
const web = (command: string, port = 80) => process(command, { listens: [listen(port)], cpuPerRequestUs: 1_500 });
const database = (command: string, port: number) =>
	process(command, { listens: [listen(port)], cpuPerRequestUs: 5_000, startUpUs: 1_500_000, stopsAfterUs: 1_000_000 });
const state = { keepsState: true };
/** A shell without a terminal reads the end of its input and ends. */
const shell = process('sh', { endsAfterUs: 10_000, startUpUs: 10_000 });

const guestbookWrites = callTo(['redis-master:6379', 'redis-leader:6379'], 6379, 'SET messages');
const guestbookReads = callTo(['redis-replica:6379', 'redis-follower:6379', 'redis-slave:6379'], 6379, 'GET messages');
const guestbook = process('apache2 -DFOREGROUND', {
	listens: [listen(80)],
	cpuPerRequestUs: 5_000,
	calls: [guestbookReads, guestbookWrites],
});
const guestbookReplica = process('redis-server *:6379', {
	listens: [listen(6379)],
	cpuPerRequestUs: 250,
	startUpUs: 300_000,
});
const votingRedis = callTo(['redis:6379'], 6379, 'RPUSH votes');
const votingDb = callTo(['db:5432'], 5432, 'SELECT votes');

export const wellKnownImages: readonly ImageProgram[] = [
	...infrastructureImages,
	...bookinfoImages,
	image('nginx', 'frontend', 69, web('nginx: master process nginx -g daemon off;')),
	image('nginx-slim', 'frontend', 50, web('nginx: master process nginx -g daemon off;')),
	image('nginxinc/nginx-unprivileged', 'frontend', 69, web('nginx: master process nginx -g daemon off;', 8080)),
	image('httpd', 'frontend', 57, web('httpd -DFOREGROUND')),
	image('caddy', 'frontend', 19, web('caddy run')),
	image('traefik/whoami', 'backend', 3, web('/whoami')),
	image('hashicorp/http-echo', 'backend', 4, web('/http-echo', 5678)),
	image(
		'hpa-example',
		'backend',
		120,
		process('apache2 -DFOREGROUND', { listens: [listen(80)], cpuPerRequestUs: 120_000 }),
	),
	image('google-samples/hello-app', 'backend', 11, web('/hello-app', 8080)),
	image(
		'tomcat',
		'backend',
		180,
		process('java org.apache.catalina.startup.Bootstrap start', { listens: [listen(8080)], startUpUs: 2_500_000 }),
	),
	image(
		'wordpress',
		'frontend',
		240,
		process('apache2 -DFOREGROUND', {
			listens: [listen(80)],
			cpuPerRequestUs: 25_000,
			calls: [callTo(['wordpress-mysql:3306', 'mysql:3306'], 3306, 'SELECT', 'WORDPRESS_DB_HOST')],
		}),
	),
	image('redis', 'cache', 42, redis),
	image('valkey/valkey', 'cache', 42, redis),
	image('memcached', 'cache', 32, process('memcached', { listens: [listen(11211)], cpuPerRequestUs: 200 })),
	image('postgres', 'database', 96, database('postgres', 5432), state),
	image('mysql', 'database', 160, database('mysqld', 3306), state),
	image('mariadb', 'database', 120, database('mariadbd', 3306), state),
	image('mongo', 'database', 230, database('mongod --bind_ip_all', 27017), state),
	image('rabbitmq', 'backend', 90, database('rabbitmq-server', 5672), state),
	image('elasticsearch', 'database', 600, database('elasticsearch', 9200), state),
	image('envoyproxy/envoy', 'proxy', 60, process('envoy -c /etc/envoy/envoy.yaml', { listens: [listen(10000)] })),
	image('fluent/fluent-bit', 'logShipper', 35, process('/fluent-bit/bin/fluent-bit', { everyUs: 5_000_000 })),
	image('fluentd', 'logShipper', 50, process('fluentd', { everyUs: 5_000_000 })),
	image('fluentd_elasticsearch/fluentd', 'logShipper', 60, process('fluentd', { everyUs: 5_000_000 })),
	image('fluentd-elasticsearch', 'logShipper', 60, process('fluentd', { everyUs: 5_000_000 })),
	image('fluent/fluentd', 'logShipper', 50, process('fluentd', { everyUs: 5_000_000 })),
	image('fluent/fluentd-kubernetes-daemonset', 'logShipper', 80, process('fluentd', { everyUs: 5_000_000 })),
	image('busybox', 'tool', 2, shell),
	image('alpine', 'tool', 3, shell),
	image('ubuntu', 'tool', 29, shell),
	image('debian', 'tool', 49, shell),
	image('bash', 'tool', 6, shell),
	image('perl', 'tool', 330, shell),
	image('python', 'tool', 370, shell),
	image('node', 'tool', 390, shell),
	image('ruby', 'tool', 350, shell),
	image('golang', 'tool', 300, shell),
	image('centos', 'tool', 80, shell),
	image('fedora', 'tool', 70, shell),
	image('amazonlinux', 'tool', 60, shell),
	image('nicolaka/netshoot', 'tool', 200, shell),
	image('polinux/stress', 'tool', 4, process('stress', { endsAfterUs: 10_000, startUpUs: 10_000 })),
	image('curlimages/curl', 'tool', 9, process('curl --help', { endsAfterUs: 20_000, startUpUs: 10_000 })),
	image('agnhost', 'tool', 45, process('/agnhost pause', { startUpUs: 10_000 })),
	image('agnhost netexec', 'backend', 45, web('/agnhost netexec', 8080)),
	image('agnhost serve-hostname', 'backend', 45, web('/agnhost serve-hostname', 9376)),
	image(
		'agnhost liveness',
		'backend',
		45,
		process('/agnhost liveness', { listens: [listen(8080)], sickens: { path: '/healthz', afterUs: 10_000_000 } }),
	),
	image('pause', 'tool', 1, process('/pause', { startUpUs: 1_000 })),
	image('google-samples/gb-frontend', 'frontend', 150, guestbook),
	image('google_samples/gb-frontend', 'frontend', 150, guestbook),
	image('google_samples/gb-redisslave', 'cache', 80, guestbookReplica),
	image('google_samples/gb-redis-follower', 'cache', 80, guestbookReplica),
	image(
		'dockersamples/examplevotingapp_vote',
		'frontend',
		55,
		process('gunicorn app:app -b 0.0.0.0:80', {
			listens: [listen(80)],
			cpuPerRequestUs: 6_000,
			calls: [votingRedis],
		}),
	),
	image(
		'dockersamples/examplevotingapp_result',
		'frontend',
		70,
		process('node server.js', {
			listens: [listen(80)],
			calls: [votingDb],
		}),
	),
	image(
		'dockersamples/examplevotingapp_worker',
		'worker',
		80,
		process('dotnet Worker.dll', {
			everyUs: 1_000_000,
			calls: [callTo(['redis:6379'], 6379, 'LPOP votes'), callTo(['db:5432'], 5432, 'INSERT vote')],
		}),
	),
];

/** Databases, queues, monitoring and test servers as public images, on the ports where their own configuration puts them. */
import { callTo, image, listen, process } from './build.ts';
import type { ImageProgram, Role } from './program.ts';

const state = { keepsState: true };

/** A server of some weight: several ports, a start of seconds. */
const heavy = (command: string, ports: readonly number[], startUpUs = 2_500_000) =>
	process(command, {
		listens: ports.map((port) => listen(port)),
		cpuPerRequestUs: 4_000,
		startUpUs,
		stopsAfterUs: 1_000_000,
	});
const light = (command: string, port: number, portEnv?: string) =>
	process(command, { listens: [listen(port, portEnv)], cpuPerRequestUs: 1_500 });

/** The same program under the names that people pull it by. */
const under = (
	repositories: readonly string[],
	role: Role,
	size: number,
	program: ReturnType<typeof process>,
	own: { keepsState?: boolean } = {},
): ImageProgram[] => repositories.map((repository) => image(repository, role, size, program, own));

const zookeeper = heavy('java org.apache.zookeeper.server.quorum.QuorumPeerMain', [2181], 1_500_000);
const kafka = {
	...heavy('java kafka.Kafka', [9092], 4_000_000),
	calls: [callTo([], 2181, 'session', 'KAFKA_ZOOKEEPER_CONNECT')].map((call) => ({ ...call, optional: true })),
};

export const infrastructureImages: readonly ImageProgram[] = [
	...under(['zookeeper', 'confluentinc/cp-zookeeper', 'kubernetes-zookeeper'], 'database', 120, zookeeper, state),
	...under(['apache/kafka', 'confluentinc/cp-kafka', 'wurstmeister/kafka'], 'backend', 350, kafka, state),
	...under(
		['cassandra', 'google-samples/cassandra'],
		'database',
		150,
		heavy('java cassandra', [7000, 9042], 8_000_000),
		state,
	),
	...under(['etcd', 'coreos/etcd'], 'database', 55, heavy('etcd', [2379, 2380], 600_000), state),
	...under(['minio/minio'], 'database', 60, heavy('minio server /data', [9000], 500_000), state),
	...under(['cockroachdb/cockroach'], 'database', 130, heavy('cockroach start', [26257, 8080]), state),
	...under(['influxdb'], 'database', 120, heavy('influxd', [8086], 800_000), state),
	...under(['nats'], 'backend', 8, light('nats-server', 4222)),
	...under(['bitnami/redis', 'bitnamilegacy/redis'], 'cache', 60, light('redis-server *:6379', 6379)),
	...under(
		['bitnami/postgresql', 'bitnamilegacy/postgresql'],
		'database',
		110,
		heavy('postgres', [5432], 1_500_000),
		state,
	),
	...under(['bitnami/nginx', 'bitnamilegacy/nginx'], 'frontend', 60, light('nginx: master process nginx', 8080)),
	...under(['prom/prometheus', 'prometheus/prometheus'], 'backend', 105, heavy('prometheus', [9090], 800_000), state),
	...under(['prom/alertmanager', 'prometheus/alertmanager'], 'backend', 30, light('alertmanager', 9093)),
	...under(['prom/node-exporter', 'prometheus/node-exporter'], 'backend', 12, light('node_exporter', 9100)),
	...under(['kube-state-metrics/kube-state-metrics'], 'backend', 14, light('kube-state-metrics', 8080)),
	...under(['grafana/grafana', 'grafana/grafana-oss'], 'frontend', 140, heavy('grafana server', [3000])),
	...under(['kibana'], 'frontend', 400, heavy('node kibana', [5601], 6_000_000)),
	...under(['jenkins/jenkins'], 'frontend', 270, heavy('java -jar jenkins.war', [8080], 8_000_000), state),
	...under(['traefik'], 'proxy', 45, light('traefik', 80)),
	...under(['ingress-nginx/controller'], 'proxy', 110, heavy('nginx-ingress-controller', [80, 443], 800_000)),
	...under(['phpmyadmin'], 'frontend', 150, light('apache2 -DFOREGROUND', 80)),
	...under(['mongo-express'], 'frontend', 60, light('node app.js', 8081)),
	...under(
		['google-samples/node-hello', 'google-samples/kubernetes-bootcamp'],
		'backend',
		200,
		light('node server.js', 8080),
	),
	...under(['google-samples/hello-go-gke'], 'backend', 5, light('/hello-go-gke', 80)),
	...under(['echoserver'], 'backend', 45, light('/bin/echoserver', 8080)),
	...under(['goproxy'], 'proxy', 5, light('/goproxy', 8080)),
	...under(['kuar-demo/kuard-amd64'], 'backend', 12, light('/kuard', 8080)),
	...under(['stefanprodan/podinfo'], 'backend', 30, light('./podinfo', 9898)),
	...under(['kennethreitz/httpbin'], 'backend', 190, light('gunicorn -b 0.0.0.0:80 httpbin:app', 80)),
	...under(['argoproj/rollouts-demo'], 'frontend', 10, light('/rollouts-demo', 8080)),
];

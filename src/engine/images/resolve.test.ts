import { describe, expect, it } from 'vitest';
import type { Container } from '../../kubernetes/types.ts';
import { catalogue } from './catalogue.ts';
import { resolveProgram, type Standing } from './resolve.ts';

const spec = (own: Partial<Container>): Container => ({
	name: 'c',
	image: 'example.com/app:1',
	imagePullPolicy: 'IfNotPresent',
	...own,
});
const first = (own: Partial<Container>, standing: Standing = 'app') =>
	resolveProgram(spec(own), standing).program.processes[0];
const ports = (own: Partial<Container>) => first(own).listens.map(({ port }) => port);
const containerPort = (port: number) => ({ containerPort: port, protocol: 'TCP' as const });

describe('The catalogue', () => {
	it('names each image once', () => {
		const names = catalogue.map(({ repository }) => repository);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
	});

	it.each([
		['registry.k8s.io/nginx-slim:0.21', 80],
		['docker.io/library/nginx:1.29', 80],
		['registry.k8s.io/e2e-test-images/nginx:1.14', 80],
		['quay.io/prometheus/prometheus', 9090],
		['grafana/grafana', 3000],
		['registry.k8s.io/etcd:3.5.1-0', 2379],
		['docker.io/istio/examples-bookinfo-ratings-v1:1.20.1', 9080],
	])('knows %s', (image, port) => {
		expect(ports({ image })).toContain(port);
		expect(resolveProgram(spec({ image })).knowledge.source).toBe('catalogue');
	});

	it('knows whom the parts of Bookinfo call', () => {
		const called = (name: string) =>
			first({ image: `istio/examples-bookinfo-${name}:1` }).calls.flatMap(({ hosts }) => hosts ?? []);
		expect(called('productpage-v1')).toEqual(['details:9080', 'reviews:9080']);
		expect(called('reviews-v1')).toEqual([]);
		expect(called('reviews-v3')).toEqual(['ratings:9080']);
	});
});

describe('A container with a command of its own', () => {
	it('ends with its exit code', () => {
		expect(first({ image: 'busybox', command: ['sh', '-c', 'sleep 5; exit 42'] })).toMatchObject({
			endsAfterUs: 5_000_000,
			exitCode: 42,
		});
	});

	it('is what the args say where the image is only a tool', () => {
		expect(first({ image: 'busybox', args: ['sleep', '9'] }).endsAfterUs).toBe(9_000_000);
		expect(first({ image: 'redis', args: ['--appendonly', 'yes'] }).command).toContain('redis-server');
		expect(first({ image: 'busybox' }).endsAfterUs).toBeDefined();
	});

	it('serves its declared ports unless it ends', () => {
		const server = { command: ['sh', '-c', 'start-zookeeper --servers=3'], ports: [containerPort(2181)] };
		expect(ports(server)).toEqual([2181]);
		expect(first(server).stopsAfterUs).toBe(200_000);
		expect(ports({ image: 'busybox', command: ['sleep', '10'], ports: [containerPort(80)] })).toEqual([]);
		expect(ports({ image: 'python', command: ['python', '-m', 'http.server', '9000'] })).toEqual([9000]);
	});

	it('asks its peers in every turn of its loop', () => {
		const client = first({
			image: 'busybox',
			args: ['sh', '-c', 'while true; do wget -qO- http://web; sleep 5; done'],
		});
		expect(client.calls.map(({ hosts }) => hosts)).toEqual([['web:80']]);
		expect(client.everyUs).toBeGreaterThanOrEqual(5_000_000);
		expect(client.stopsAfterUs).toBe('ignoresSigterm');
	});

	it('waits as an init container, and otherwise ends well there', () => {
		const waiting = first({ image: 'busybox', command: ['sh', '-c', 'until nc -z db 5432; do sleep 1; done'] }, 'init');
		expect(waiting).toMatchObject({ waits: ['answer'], exitCode: 0, calls: [{ hosts: ['db:5432'], guessed: true }] });
		expect(first({}, 'init').endsAfterUs).toBe(800_000);
		expect(first({ image: 'busybox', command: ['sleep', 'infinity'] }, 'init').endsAfterUs).toBeUndefined();
	});

	it('ends as a task where nobody knows it and it has no port', () => {
		expect(first({}, 'task').endsAfterUs).toBe(5_000_000);
		expect(first({}).endsAfterUs).toBeUndefined();
		expect(first({ ports: [containerPort(80)] }, 'task').endsAfterUs).toBeUndefined();
		expect(first({ image: 'busybox', command: ['tail', '-f', '/x'] }, 'task').endsAfterUs).toBeUndefined();
	});

	it('takes the memory that stress is told to take', () => {
		const { program } = resolveProgram(
			spec({ image: 'polinux/stress', command: ['stress'], args: ['--vm', '1', '--vm-bytes', '250M'] }),
		);
		expect(program).toMatchObject({ exactMemory: true, processes: [{ memoryBytes: 250 * 1024 * 1024 }] });
	});
});

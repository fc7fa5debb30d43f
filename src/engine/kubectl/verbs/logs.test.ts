import { describe, expect, it } from 'vitest';
import { accept, clusterOf, deploymentManifest, podManifest, run } from '../../testCluster.ts';
import { clusterWith, errors, follow, output, tell, web } from '../testKubectl.ts';

describe('kubectl logs', () => {
	const engine = clusterWith([
		{ name: 'web', containers: [web] },
		{
			name: 'two',
			containers: [
				{ ...web, port: 8081 },
				{ name: 'cache', image: 'redis:7' },
			],
		},
	]);

	it('prints what a container has said, all of it or its end', () => {
		expect(output(engine, 'logs web')).toBe('listening on 0.0.0.0:80\n');
		expect(output(engine, 'logs web --timestamps')).toMatch(
			/^2025-01-01T00:00:0\d\.\d{6}000Z listening on 0\.0\.0\.0:80\n$/,
		);
		expect(output(engine, 'logs web --tail=0')).toBe('');
		expect(output(engine, 'logs web --since=1s')).toBe('');
	});

	it('chooses the first of several containers and says so', () => {
		expect(tell(engine, 'logs two')).toEqual({
			output: 'listening on 0.0.0.0:80\n',
			errors: 'Defaulted container "web" out of: web, cache\n',
			exitCode: 0,
		});
		expect(output(engine, 'logs two -c cache')).toBe('listening on 0.0.0.0:6379\n');
		expect(output(engine, 'logs two cache')).toBe('listening on 0.0.0.0:6379\n');
		expect(output(engine, 'logs two --all-containers --prefix')).toBe(
			'[pod/two/web] listening on 0.0.0.0:80\n[pod/two/cache] listening on 0.0.0.0:6379\n',
		);
		expect(output(engine, 'logs -l app=two --all-containers')).toBe(
			'listening on 0.0.0.0:80\nlistening on 0.0.0.0:6379\n',
		);
		expect(errors(engine, 'logs two -c x')).toBe('error: container x is not valid for pod two\n');
	});

	it('gives the run before, as long as there was one', () => {
		const crashing = clusterWith([{ name: 'twice', containers: [web, { name: 'other', image: 'nginx:1.27' }] }]);
		expect(output(crashing, 'logs twice -c other')).toBe('listen tcp 0.0.0.0:80: bind: address already in use\n');
		expect(output(crashing, 'logs twice -c other --previous')).toBe(
			'listen tcp 0.0.0.0:80: bind: address already in use\n',
		);
		expect(errors(crashing, 'logs twice -c web -p')).toBe(
			'Error from server (BadRequest): previous terminated container "web" in pod "twice" not found\n',
		);
	});

	it('says why there is no log yet', () => {
		const fresh = clusterOf(1);
		accept(fresh, { type: 'apply', objects: [podManifest('web', [web])] });
		run(fresh, 0.5);
		expect(errors(fresh, 'logs web')).toBe(
			'Error from server (BadRequest): container "web" in pod "web" is waiting to start: ContainerCreating\n',
		);
		accept(fresh, { type: 'setImageAvailable', image: 'gone:1', available: false });
		accept(fresh, { type: 'apply', objects: [podManifest('gone', [{ name: 'x', image: 'gone:1' }])] });
		run(fresh, 30);
		expect(errors(fresh, 'logs gone')).toBe(
			'Error from server (BadRequest): container "x" in pod "gone" is waiting to start: trying and failing to pull image\n',
		);
	});

	it('finds a pod of a Deployment', () => {
		const cluster = clusterOf(1);
		accept(cluster, { type: 'apply', objects: [deploymentManifest('web', 2, web)] });
		run(cluster, 10);
		expect(tell(cluster, 'logs deploy/web').errors).toMatch(/^Found 2 pods, using pod\/web-\w+-\w+\n$/);
		expect(output(cluster, 'logs deployment/web')).toBe('listening on 0.0.0.0:80\n');
	});

	it('follows until the pod is gone', () => {
		const cluster = clusterWith([{ name: 'web', containers: [web] }]);
		const { watch } = tell(cluster, 'logs -f web');
		output(cluster, 'delete pod web');
		expect(follow(cluster, watch, 5)).toEqual({ output: 'received SIGTERM\n', errors: '', exitCode: 0 });
	});

	it('complains', () => {
		expect(errors(engine, 'logs nosuch')).toBe('Error from server (NotFound): pods "nosuch" not found\n');
		expect(errors(engine, 'logs')).toContain("error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.");
		expect(errors(engine, 'logs web --tail x')).toContain('error: invalid argument "x" for "--tail" flag');
	});
});

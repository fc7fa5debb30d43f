import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kubectl, kubectlWords } from './kubectl.ts';
import { clusterWith, context, errors, output, web } from './testKubectl.ts';
import { verbs } from './verbs/index.ts';

describe('kubectl', () => {
	const engine = clusterWith([{ name: 'web', containers: [web] }]);

	it('takes a line with and without its own name, and flags before the verb', () => {
		const names = 'pod/web\n';
		for (const line of [
			'kubectl get pods -o name',
			'k get pods -o name',
			'get pods -o name',
			'kubectl -n default get pods -o name',
			'get -o name pods',
		]) {
			expect(output(engine, line)).toBe(names);
		}
		expect(kubectlWords(engine, ['get', 'pods', '-o', 'name'], context).output).toBe(names);
		expect(output(engine, 'get pods -o name', { namespace: 'shop' })).toBe('');
	});

	it('knows what it does not know', () => {
		expect(errors(engine, 'kubectl gte pods')).toBe(
			'error: unknown command "gte" for "kubectl"\n\nDid you mean this?\n\tget\n\n',
		);
		expect(errors(engine, 'frobnicate')).toBe('error: unknown command "frobnicate" for "kubectl"\n');
		expect(errors(engine, 'port-forward web 80')).toBe('error: "kubectl port-forward" isn\'t simulated here\n');
		expect(errors(engine, 'get pods | wc')).toBe("kubectl: kubectl alone runs here, without the shell's `|'\n");
	});

	it('helps', () => {
		expect(output(engine, 'kubectl')).toContain(
			'  describe       Show details of a specific resource or group of resources\n',
		);
		expect(output(engine, 'kubectl help')).toBe(output(engine, 'kubectl -h'));
		for (const name of Object.keys(verbs)) expect(output(engine, `${name} -h`)).toContain('\nUsage:\n  kubectl ');
		expect(output(engine, 'help get')).toBe(output(engine, 'get --help'));
	});

	it('tells versions and resources', () => {
		expect(output(engine, 'version')).toBe(
			'Client Version: v1.33.0\nKustomize Version: v5.6.0\nServer Version: v1.33.0\n',
		);
		const lines = output(engine, 'api-resources').split('\n');
		expect(lines[0]).toMatch(/^NAME +SHORTNAMES {3}APIVERSION +NAMESPACED {3}KIND$/);
		expect(lines).toContainEqual(expect.stringMatching(/^deployments +deploy +apps\/v1 +true +Deployment$/));
		expect(output(engine, 'api-resources --namespaced=false --no-headers')).toMatch(
			/^namespaces +ns +v1 +false +Namespace\nnodes/,
		);
	});

	it('explains fields', () => {
		expect(output(engine, 'explain pod.spec.containers.ports.containerPort')).toBe(
			'KIND:       Pod\nVERSION:    v1\n\nFIELD: containerPort <integer>\n\nDESCRIPTION:\n    The port, 1 to 65535.\n    \n\n',
		);
		const told = output(engine, 'explain deploy');
		expect(told).toMatch(/^GROUP: {6}apps\nKIND: {7}Deployment\nVERSION: {4}v1\n\nDESCRIPTION:\n {4}Keeps a number/);
		expect(told).toContain('  spec\t<DeploymentSpec>\n    What is wanted; written by people.\n');
		expect(output(engine, 'explain pod.spec --recursive')).toContain(
			'\n  containers\t<[]Container> -required-\n    args\t<[]string>\n',
		);
		expect(errors(engine, 'explain pod.spec.foo')).toBe('error: field "foo" does not exist\n');
		expect(errors(engine, 'explain foo')).toBe('error: the server doesn\'t have a resource type "foo"\n');
	});

	it('answers anything that is typed, and changes nothing by it', () => {
		const cluster = clusterWith([{ name: 'web', containers: [web] }]);
		const before = JSON.stringify([...cluster.state.objects.Pod]) + cluster.state.log.length;
		const word = fc.oneof(
			fc.constantFrom(
				...Object.keys(verbs),
				'pod',
				'pods',
				'deploy',
				'all',
				'web',
				'pod/web',
				'node-1',
				'-n',
				'-l',
				'-o',
				'yaml',
				'wide',
				'-A',
				'-w',
				'--',
				'ps',
				'curl',
				'-f',
				'-',
				'a=b',
				'a-',
				'--replicas=2',
				'--for=delete',
				'-c',
				'--all',
				'status',
				'image',
				"'",
				'"',
				'<<X',
			),
			fc.string({ maxLength: 8 }),
		);
		fc.assert(
			fc.property(fc.array(word, { maxLength: 7 }), (words) => {
				const told = kubectl(cluster, words.join(' '), { ...context, stdin: 'kind: Pod' });
				expect(typeof told.output + typeof told.errors + typeof told.exitCode).toBe('stringstringnumber');
				told.watch?.(cluster);
			}),
			{ numRuns: 2000, seed: 7 },
		);
		expect(JSON.stringify([...cluster.state.objects.Pod]) + cluster.state.log.length).toBe(before);
	});
});

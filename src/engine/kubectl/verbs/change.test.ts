import { describe, expect, it } from 'vitest';
import { accept, clusterOf, deploymentManifest, podNamed, run } from '../../testCluster.ts';
import { clusterWith, errors, follow, output, tell, web } from '../testKubectl.ts';

const shop = (replicas = 2) => {
	const engine = clusterOf(2);
	accept(engine, { type: 'apply', objects: [deploymentManifest('web', replicas, web)] });
	run(engine, 20);
	return engine;
};

describe('kubectl delete', () => {
	it('names each object that it deletes', () => {
		const engine = clusterWith([
			{ name: 'a', containers: [web] },
			{ name: 'b', containers: [web] },
			{ name: 'c', containers: [web] },
		]);
		expect(output(engine, 'delete pod a pod-x --ignore-not-found')).toBe('pod "a" deleted\n');
		expect(tell(engine, 'delete pod b x')).toEqual({
			output: 'pod "b" deleted\n',
			errors: 'Error from server (NotFound): pods "x" not found\n',
			exitCode: 1,
		});
		expect(output(engine, 'delete pods -l app=c')).toBe('pod "c" deleted\n');
		run(engine, 5);
		expect(engine.state.objects.Pod.size).toBe(0);
		expect(tell(engine, 'delete pods --all').errors).toBe('No resources found\n');
	});

	it('keeps to the grace period that was asked for', () => {
		const engine = clusterWith([
			{ name: 'a', containers: [web] },
			{ name: 'b', containers: [web] },
		]);
		const outcome = tell(engine, 'delete pod a --grace-period=0 --force');
		expect(outcome.output).toBe('pod "a" force deleted\n');
		expect(outcome.errors).toMatch(/^Warning: Immediate deletion does not wait/);
		expect(engine.state.objects.Pod.has('default/a')).toBe(false);
		output(engine, 'delete pod b --grace-period=5');
		expect(podNamed(engine, 'b').metadata.deletionGracePeriodSeconds).toBe(5);
	});

	it('deletes other kinds and what a file names', () => {
		const engine = shop();
		output(engine, 'expose deploy web --port=80');
		expect(output(engine, 'delete deploy/web svc/web')).toBe('deployment.apps "web" deleted\nservice "web" deleted\n');
		const stdin = 'apiVersion: v1\nkind: Node\nmetadata: {name: node-2}\n';
		expect(output(engine, 'delete -f -', { stdin })).toBe('node "node-2" deleted\n');
		expect(errors(engine, 'delete -f -', { stdin })).toBe(
			'Error from server (NotFound): error when deleting "STDIN": nodes "node-2" not found\n',
		);
	});

	it('wants a name', () => {
		const engine = clusterOf(1);
		expect(errors(engine, 'delete pods')).toBe('error: resource(s) were provided, but no name was specified\n');
		expect(errors(engine, 'delete')).toContain('error: You must provide one or more resources by argument or filename');
	});
});

describe('kubectl scale', () => {
	it('scales', () => {
		const engine = shop();
		expect(output(engine, 'scale deploy web --replicas=3')).toBe('deployment.apps/web scaled\n');
		run(engine, 10);
		expect(engine.state.objects.Pod.size).toBe(3);
		expect(output(engine, 'scale --replicas=0 deployment/web --current-replicas=3')).toBe(
			'deployment.apps/web scaled\n',
		);
	});

	it.each([
		['scale deploy web', 'error: required flag(s) "replicas" not set\n'],
		['scale deploy web --replicas=3 --current-replicas=7', 'error: Expected replicas to be 7, was 2\n'],
		['scale deploy x --replicas=3', 'Error from server (NotFound): deployments.apps "x" not found\n'],
		[
			'scale node node-1 --replicas=3',
			'Error from server (NotFound): the server could not find the requested resource\n',
		],
	])('%s', (line, text) => {
		expect(errors(shop(), line)).toBe(text);
	});
});

describe('kubectl label and annotate', () => {
	it('sets, changes and removes', () => {
		const engine = clusterWith([{ name: 'a', containers: [web] }]);
		expect(output(engine, 'label pod a tier=front x=y')).toBe('pod/a labeled\n');
		expect(output(engine, 'label pod a tier=front')).toBe('pod/a not labeled\n');
		expect(errors(engine, 'label pod a tier=back')).toBe(
			"error: 'tier' already has a value (front), and --overwrite is false\n",
		);
		expect(output(engine, 'label pod a tier=back --overwrite')).toBe('pod/a labeled\n');
		expect(output(engine, 'label pod a x-')).toBe('pod/a unlabeled\n');
		expect(output(engine, 'label pod a none-')).toBe('label "none" not found.\npod/a not labeled\n');
		expect(podNamed(engine, 'a').metadata.labels).toEqual({ app: 'a', tier: 'back' });
		expect(output(engine, 'annotate pods --all note="hello there"')).toBe('pod/a annotated\n');
		expect(podNamed(engine, 'a').metadata.annotations).toEqual({ note: 'hello there' });
		expect(output(engine, 'label node node-1 disk=ssd')).toBe('node/node-1 labeled\n');
		expect(output(engine, 'label pod a --list')).toBe('app=a\ntier=back\n');
		expect(errors(engine, 'label pod a')).toContain('error: at least one label update is required');
		expect(errors(engine, 'label pod a k=a/b')).toContain('error: invalid label value: "k=a/b": ');
	});
});

describe('kubectl cordon, uncordon and taint', () => {
	it('says what is so already', () => {
		const engine = clusterOf(1);
		expect(output(engine, 'cordon node-1')).toBe('node/node-1 cordoned\n');
		expect(output(engine, 'cordon node/node-1')).toBe('node/node-1 already cordoned\n');
		expect(engine.state.objects.Node.get('node-1')?.spec.unschedulable).toBe(true);
		expect(output(engine, 'uncordon node-1')).toBe('node/node-1 uncordoned\n');
		expect(engine.state.objects.Node.get('node-1')?.spec.unschedulable).toBe(undefined);
		expect(errors(engine, 'cordon x')).toBe('Error from server (NotFound): nodes "x" not found\n');
	});

	it('taints', () => {
		const engine = clusterOf(1);
		expect(output(engine, 'taint nodes node-1 a=b:NoSchedule c:PreferNoSchedule')).toBe('node/node-1 tainted\n');
		expect(engine.state.objects.Node.get('node-1')?.spec.taints).toEqual([
			{ key: 'a', value: 'b', effect: 'NoSchedule' },
			{ key: 'c', effect: 'PreferNoSchedule' },
		]);
		expect(errors(engine, 'taint node node-1 a=x:NoSchedule')).toBe(
			'error: node node-1 already has a taint(s) with same effect(s) and --overwrite is false\n',
		);
		expect(output(engine, 'taint node node-1 a:NoSchedule- c-')).toBe('node/node-1 untainted\n');
		expect(errors(engine, 'taint node node-1 a-')).toBe('error: taint "a" not found\n');
		expect(errors(engine, 'taint node node-1 a=b:Never')).toBe(
			'error: invalid taint effect: Never, unsupported taint effect\n',
		);
	});
});

describe('kubectl drain', () => {
	it('cordons, evicts, and tells of each pod that has gone', () => {
		const engine = shop(1);
		const [pod] = engine.state.objects.Pod.values();
		const node = pod?.spec.nodeName;
		const outcome = tell(engine, `drain ${node}`);
		expect(outcome.output).toBe(`node/${node} cordoned\nevicting pod default/${pod?.metadata.name}\n`);
		expect(follow(engine, outcome.watch, 40)).toEqual({
			output: `pod/${pod?.metadata.name} evicted\nnode/${node} drained\n`,
			errors: '',
			exitCode: 0,
		});
		run(engine, 10);
		expect([...engine.state.objects.Pod.values()].every(({ spec }) => spec.nodeName !== node)).toBe(true);
	});

	it('stops at what would be lost, and leaves the node cordoned', () => {
		const volume = { volumes: [{ name: 'x', emptyDir: {} }] };
		const engine = clusterWith([
			{ name: 'a', containers: [web] },
			{ name: 'b', containers: [{ name: 'c', image: 'redis:7' }], spec: volume },
		]);
		const outcome = tell(engine, 'drain node-1');
		const local = 'cannot delete Pods with local storage (use --delete-emptydir-data to override): default/b';
		const bare = 'cannot delete Pods that declare no controller (use --force to override): default/a, default/b';
		expect(outcome.output).toBe('node/node-1 cordoned\n');
		expect(outcome.errors).toBe(
			`error: unable to drain node "node-1" due to error: [${local}, ${bare}], continuing command...\n` +
				`There are pending nodes to be drained:\n node-1\n${local}\n${bare}\n`,
		);
		expect(outcome.exitCode).toBe(1);
		const forced = tell(engine, 'drain node-1 --force --delete-emptydir-data');
		expect(forced.errors).toBe('Warning: deleting Pods that declare no controller: default/a, default/b\n');
		expect(follow(engine, forced.watch, 40).output).toBe('pod/a evicted\npod/b evicted\nnode/node-1 drained\n');
	});

	it('leaves the pods of a DaemonSet', () => {
		const engine = clusterOf(1);
		const template = { metadata: { labels: { app: 'd' } }, spec: { containers: [{ name: 'd', image: 'nginx:1.27' }] } };
		const daemon = {
			apiVersion: 'apps/v1',
			kind: 'DaemonSet',
			metadata: { name: 'd' },
			spec: { selector: { matchLabels: { app: 'd' } }, template },
		};
		accept(engine, { type: 'apply', objects: [daemon] });
		run(engine, 10);
		const [pod] = engine.state.objects.Pod.values();
		expect(errors(engine, 'drain node-1')).toContain(
			`cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): default/${pod?.metadata.name}`,
		);
		const outcome = tell(engine, 'drain node-1 --ignore-daemonsets');
		expect(outcome.errors).toBe(`Warning: ignoring DaemonSet-managed Pods: default/${pod?.metadata.name}\n`);
		expect(follow(engine, outcome.watch, 1).output).toBe('node/node-1 drained\n');
	});
});

describe('kubectl wait', () => {
	it('waits for a condition, a value, the end', () => {
		const engine = clusterOf(1);
		output(engine, 'run web --image=nginx:1.27');
		expect(follow(engine, tell(engine, 'wait --for=condition=Ready pod/web').watch, 20)).toEqual({
			output: 'pod/web condition met\n',
			errors: '',
			exitCode: 0,
		});
		expect(output(engine, "wait pod web --for=jsonpath='{.status.phase}'=Running")).toBe('pod/web condition met\n');
		const { watch } = tell(engine, 'wait --for=delete pod/web');
		output(engine, 'delete pod web');
		expect(follow(engine, watch, 20).output).toBe('pod/web condition met\n');
		expect(output(engine, 'wait --for=delete pod/web')).toBe('');
	});

	it('gives up in time', () => {
		const engine = clusterOf(1);
		output(engine, 'cordon node-1');
		output(engine, 'run web --image=nginx:1.27');
		expect(follow(engine, tell(engine, 'wait --for=condition=Ready pod/web --timeout=3s').watch, 20)).toEqual({
			output: '',
			errors: 'error: timed out waiting for the condition on pods/web\n',
			exitCode: 1,
		});
		expect(errors(engine, 'wait --for=condition=Ready pod/x')).toBe(
			'Error from server (NotFound): pods "x" not found\n',
		);
		expect(errors(engine, 'wait pod/web')).toBe('error: required flag(s) "for" not set\n');
	});
});

import { describe, expect, it } from 'vitest';
import { accept, clusterOf, deploymentManifest, run, serviceManifest } from '../../testCluster.ts';
import { clusterWith, errors, follow, output, tell, web } from '../testKubectl.ts';

const shop = () => {
	const engine = clusterOf(2);
	accept(engine, {
		type: 'apply',
		objects: [deploymentManifest('web', 2, web), serviceManifest('web', 80, { type: 'LoadBalancer' })],
	});
	run(engine, 20);
	return engine;
};

describe('kubectl get pods', () => {
	it('prints the columns of kubectl', () => {
		const engine = clusterWith([
			{ name: 'web', containers: [web] },
			{ name: 'one-long-name', containers: [web, { name: 'cache', image: 'redis:7' }] },
		]);
		expect(output(engine, 'kubectl get pods')).toBe(
			'NAME            READY   STATUS    RESTARTS   AGE\n' +
				'one-long-name   2/2     Running   0          10s\n' +
				'web             1/1     Running   0          10s\n',
		);
		expect(output(engine, 'get po web -o wide')).toBe(
			'NAME   READY   STATUS    RESTARTS   AGE   IP           NODE     NOMINATED NODE   READINESS GATES\n' +
				'web    1/1     Running   0          10s   10.244.0.2   node-1   <none>           <none>\n',
		);
	});

	it('tells of crashes as they are', () => {
		const engine = clusterWith([{ name: 'twice', containers: [web, { name: 'other', image: 'nginx:1.27' }] }]);
		expect(output(engine, 'get pod twice --no-headers')).toMatch(
			/^twice {3}1\/2 {3}CrashLoopBackOff {3}1 \(\ds ago\) {3}10s\n$/,
		);
	});

	it('filters by label and field, shows labels, sorts', () => {
		const engine = clusterWith([
			{ name: 'b', containers: [web] },
			{ name: 'a', containers: [web] },
		]);
		expect(output(engine, "get pods -l 'app in (a,c)' --show-labels")).toBe(
			'NAME   READY   STATUS    RESTARTS   AGE   LABELS\na      1/1     Running   0          10s   app=a\n',
		);
		expect(output(engine, 'get pods -L app --no-headers')).toBe(
			'a     1/1   Running   0     10s   a\nb     1/1   Running   0     10s   b\n',
		);
		expect(output(engine, 'get pods --field-selector metadata.name=b -o name')).toBe('pod/b\n');
		expect(output(engine, 'get pods --field-selector status.phase!=Running')).toBe('');
		expect(output(engine, 'get pods --sort-by .status.podIP -o name')).toBe('pod/b\npod/a\n');
		expect(errors(engine, 'get pods -l a=b=c')).toBe(
			"error: unable to parse requirement: found '=', expected: ',' or 'end of string'\n",
		);
	});

	it('says where nothing is', () => {
		const engine = clusterOf(1);
		expect(tell(engine, 'get pods')).toEqual({
			output: '',
			errors: 'No resources found in default namespace.\n',
			exitCode: 0,
		});
		expect(tell(engine, 'get pods -n shop').errors).toBe('No resources found in shop namespace.\n');
		expect(tell(engine, 'get pods -A').errors).toBe('No resources found\n');
		expect(errors(engine, 'get pods x y')).toBe(
			'Error from server (NotFound): pods "x" not found\nError from server (NotFound): pods "y" not found\n',
		);
		expect(errors(engine, 'get deploy/x')).toBe('Error from server (NotFound): deployments.apps "x" not found\n');
		expect(tell(engine, 'get pod x --ignore-not-found')).toEqual({ output: '', errors: '', exitCode: 0 });
	});

	it('gives what it finds beside what it misses', () => {
		const engine = clusterWith([{ name: 'web', containers: [web] }]);
		const outcome = tell(engine, 'get pod web x --no-headers');
		expect(outcome).toMatchObject({
			output: 'web   1/1   Running   0     10s\n',
			errors: 'Error from server (NotFound): pods "x" not found\n',
			exitCode: 1,
		});
	});
});

describe('kubectl get of other kinds', () => {
	it('prints nodes', () => {
		const engine = clusterOf(2);
		output(engine, 'cordon node-2');
		output(engine, 'label node node-1 node-role.kubernetes.io/control-plane=');
		expect(output(engine, 'get nodes')).toBe(
			'NAME     STATUS                     ROLES           AGE   VERSION\n' +
				'node-1   Ready                      control-plane   0s    v1.33.0\n' +
				'node-2   Ready,SchedulingDisabled   <none>          0s    v1.33.0\n',
		);
		expect(output(engine, 'get no node-1 -o wide')).toBe(
			'NAME     STATUS   ROLES           AGE   VERSION   INTERNAL-IP    EXTERNAL-IP   OS-IMAGE   KERNEL-VERSION   CONTAINER-RUNTIME\n' +
				'node-1   Ready    control-plane   0s    v1.33.0   192.168.0.10   <none>        Podarium   6.8.0            containerd://2.0.5\n',
		);
	});

	it('prints Deployments, ReplicaSets and Services', () => {
		const engine = shop();
		expect(output(engine, 'get deploy -o wide')).toBe(
			'NAME   READY   UP-TO-DATE   AVAILABLE   AGE   CONTAINERS   IMAGES       SELECTOR\n' +
				'web    2/2     2            2           20s   web          nginx:1.27   app=web\n',
		);
		expect(output(engine, 'get rs')).toMatch(
			/^NAME {2,}DESIRED {3}CURRENT {3}READY {3}AGE\nweb-\w+ +2 {9}2 {9}2 {7}20s\n$/,
		);
		expect(output(engine, 'get svc -o wide')).toMatch(
			/^NAME {3}TYPE {11}CLUSTER-IP +EXTERNAL-IP {3}PORT\(S\) {8}AGE {3}SELECTOR\nweb {4}LoadBalancer {3}10\.96\.0\.\d+ +<pending> {5}80:3\d{4}\/TCP {3}20s {3}app=web\n$/,
		);
		expect(output(engine, 'get endpointslices --no-headers')).toMatch(
			/^web-\w+ +IPv4 {3}80 +10\.244\.\d\.2,10\.244\.\d\.2 {3}20s\n$/,
		);
	});

	it('parts the kinds of `all` by empty lines and gives them their kinds', () => {
		const text = output(shop(), 'get all');
		expect(text.split('\n\n').map((block) => block.split('\n')[1]?.split(/[ /]/)[0])).toEqual([
			'pod',
			'service',
			'deployment.apps',
			'replicaset.apps',
		]);
		expect(output(shop(), 'get deploy/web svc/web -o name')).toBe('deployment.apps/web\nservice/web\n');
	});

	it('prints Events in the columns of kubectl', () => {
		const engine = clusterWith([{ name: 'web', containers: [web] }]);
		const lines = output(engine, 'get events').split('\n');
		expect(lines[0]).toBe('LAST SEEN   TYPE     REASON      OBJECT    MESSAGE');
		expect(lines[1]).toBe('10s         Normal   Scheduled   pod/web   Successfully assigned default/web to node-1');
		expect(output(engine, 'events --for pod/web')).toContain('10s         Normal   Scheduled   Pod/web   ');
	});

	it('shows kinds that are only kept', () => {
		const engine = clusterOf(1);
		const stdin =
			'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: builder}\n---\napiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w, namespace: shop}\n';
		expect(output(engine, 'apply -f -', { stdin })).toBe(
			'serviceaccount/builder created\nwidget.example.com/w created\n',
		);
		expect(output(engine, 'get sa')).toBe('NAME      SECRETS   AGE\nbuilder   0         <unknown>\n');
		expect(output(engine, 'get widgets -A')).toBe('NAMESPACE   NAME   AGE\nshop        w      <unknown>\n');
		expect(output(engine, 'get ns -o name')).toBe('namespace/default\nnamespace/shop\n');
	});
});

describe('kubectl get -o', () => {
	it('gives one object, or a List', () => {
		const engine = clusterWith([
			{ name: 'a', containers: [web] },
			{ name: 'b', containers: [web] },
		]);
		const one = JSON.parse(output(engine, 'get pod a -o json'));
		expect(one).toEqual(engine.state.objects.Pod.get('default/a'));
		const all = JSON.parse(output(engine, 'get pods -o json'));
		expect([all.kind, all.apiVersion, all.items.length]).toEqual(['List', 'v1', 2]);
		expect(
			output(engine, 'get pod a -o json').startsWith(
				'{\n    "apiVersion": "v1",\n    "kind": "Pod",\n    "metadata": {\n        "creationTimestamp": ',
			),
		).toBe(true);
		expect(output(engine, 'get node node-1 -o yaml').split('\n').slice(0, 4)).toEqual([
			'apiVersion: v1',
			'kind: Node',
			'metadata:',
			'  creationTimestamp: "2025-01-01T00:00:00Z"',
		]);
		expect(output(engine, 'get node node-1 -o yaml')).not.toContain('namespace');
		expect(output(engine, "get pods -o jsonpath='{.items[*].metadata.name}'")).toBe('a b');
		expect(output(engine, 'get pods -o yaml').split('\n').slice(0, 2)).toEqual(['apiVersion: v1', 'items:']);
		expect(errors(engine, 'get pods -o foo')).toBe(
			'error: unable to match a printer suitable for the output format "foo", allowed formats are: json,jsonpath,name,wide,yaml\n',
		);
	});
});

describe('kubectl get -w', () => {
	it('goes on with what changes, below what is there', () => {
		const engine = clusterWith([{ name: 'web', containers: [web] }]);
		const outcome = tell(engine, 'get pods -w');
		expect(outcome.output).toBe('NAME   READY   STATUS    RESTARTS   AGE\nweb    1/1     Running   0          10s\n');
		output(engine, 'delete pod web');
		const told = follow(engine, outcome.watch, 3).output.split('\n');
		expect(told[0]).toBe('web    1/1     Terminating   0          10s');
		expect(told.slice(1).every((line) => line === '' || /^web {4}[01]\/1 {5}(Terminating|Completed)/.test(line))).toBe(
			true,
		);
		expect(follow(engine, outcome.watch, 5)).toEqual({ output: '', errors: '' });
	});

	it('watches nothing until something comes', () => {
		const engine = clusterOf(1);
		const outcome = tell(engine, 'get pods -w');
		expect([outcome.output, outcome.errors]).toEqual(['', '']);
		output(engine, 'run web --image=nginx:1.27');
		const lines = follow(engine, outcome.watch, 5).output.split('\n');
		expect(lines[0]).toBe('NAME   READY   STATUS    RESTARTS   AGE');
		expect(lines.at(-2)).toMatch(/^web {4}1\/1 {5}Running/);
	});

	it('can print names and labels alone', () => {
		const engine = clusterWith([{ name: 'web', containers: [web] }]);
		const { watch } = tell(engine, 'get pods -w -o name --watch-only');
		output(engine, 'label pod web x=y');
		expect(follow(engine, watch, 0).output).toBe('pod/web\n');
	});
});

describe('kubectl get, used wrongly', () => {
	const engine = clusterOf(1);
	it.each([
		['get foo', 'error: the server doesn\'t have a resource type "foo"\n'],
		['get pods --foo', "error: unknown flag: --foo\nSee 'kubectl get --help' for usage.\n"],
		['get pods -n', "error: flag needs an argument: 'n' in -n\nSee 'kubectl get --help' for usage.\n"],
		['get pod x -l a=b', 'error: name cannot be provided when a selector is specified\n'],
		['get pod x -A', 'error: a resource cannot be retrieved by name across all namespaces\n'],
		[
			'get pod pod/x',
			"error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'\n",
		],
	])('%s', (line, text) => {
		expect(errors(engine, line)).toBe(text);
	});

	it('asks for a kind', () => {
		expect(errors(engine, 'get')).toContain('You must specify the type of resource to get.');
	});
});

import { describe, expect, it } from 'vitest';
import { clusterOf, run } from '../../testCluster.ts';
import { kubectl } from '../kubectl.ts';
import { clusterWith, context, errors, output, tell, web } from '../testKubectl.ts';

const deployment = (replicas: number, image = 'nginx:1.27') => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "${image}"}]}
`;
const service =
	'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n';

describe('kubectl apply', () => {
	it('says of each object what it did', () => {
		const engine = clusterOf(1);
		expect(output(engine, 'apply -f -', { stdin: `${deployment(1)}---\n${service}` })).toBe(
			'deployment.apps/web created\nservice/web created\n',
		);
		run(engine, 5);
		expect(output(engine, 'apply -f -', { stdin: `${deployment(2)}---\n${service}` })).toBe(
			'deployment.apps/web configured\nservice/web unchanged\n',
		);
		expect(engine.state.objects.Deployment.get('default/web')?.spec.replicas).toBe(2);
	});

	it('writes nothing by itself', () => {
		const engine = clusterOf(1);
		const before = JSON.stringify([...engine.state.objects.Deployment]);
		const { steps } = kubectl(engine, 'apply -f -', { ...context, stdin: deployment(1) });
		expect(steps.map(({ command }) => command.type)).toEqual(['apply']);
		expect(JSON.stringify([...engine.state.objects.Deployment])).toBe(before);
	});

	it('reads files, here-documents and a namespace', () => {
		const engine = clusterOf(1);
		const readFile = (name: string) => (name === 'web.yaml' ? deployment(1) : undefined);
		expect(output(engine, 'apply -f web.yaml -n shop', { readFile })).toBe('deployment.apps/web created\n');
		expect(engine.state.objects.Deployment.has('shop/web')).toBe(true);
		expect(output(engine, `kubectl apply -f - <<EOF\n${service}EOF`)).toBe('service/web created\n');
		expect(errors(engine, 'apply -f none.yaml', { readFile })).toBe('error: the path "none.yaml" does not exist\n');
		const elsewhere = service.replace('{name: web}', '{name: web, namespace: a}');
		expect(errors(engine, 'apply -f - -n b', { stdin: elsewhere })).toBe(
			'error: the namespace from the provided object "a" does not match the namespace "b". You must pass \'--namespace=a\' to perform this operation.\n',
		);
	});

	it('passes on what the API server refuses', () => {
		const engine = clusterOf(1);
		expect(errors(engine, 'apply -f -', { stdin: deployment(-1) })).toBe(
			'The Deployment "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0\n',
		);
		const twice = deployment(-1).replace('name: web, image', 'name: WEB, image');
		expect(errors(engine, 'apply -f -', { stdin: twice })).toMatch(
			/^The Deployment "web" is invalid: \n\* spec\.replicas: .*\n\* spec\.template\.spec\.containers\[0\]\.name: .*\n$/,
		);
		expect(errors(engine, 'apply -f -', { stdin: deployment(1).replace('replicas', 'replica') })).toContain(
			'Error from server (BadRequest): error when creating "STDIN": strict decoding error: unknown field "spec.replica"',
		);
		expect(errors(engine, 'apply -f -', { stdin: 'a: [' })).toMatch(
			/^error: error parsing STDIN: error converting YAML to JSON: yaml: line 1: /,
		);
		expect(errors(engine, 'apply')).toBe('error: must specify one of -f and -k\n');
	});

	it('goes on with the other objects after a refusal, and warns', () => {
		const engine = clusterOf(1);
		const pod =
			'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n  - {name: a, image: x, ports: [{containerPort: 80}]}\n  - {name: b, image: x, ports: [{containerPort: 80}]}\n';
		const outcome = tell(engine, 'apply -f -', { stdin: `${deployment(-1)}---\n${pod}` });
		expect(outcome.output).toBe('pod/p created\n');
		expect(outcome.exitCode).toBe(1);
		expect(outcome.errors).toContain(
			'Warning: spec.containers[1].ports[0]: duplicate port definition with spec.containers[0].ports[0]\n',
		);
	});

	it('only tells under --dry-run', () => {
		const engine = clusterOf(1);
		expect(output(engine, 'apply -f - --dry-run=client', { stdin: service })).toBe('service/web created (dry run)\n');
		expect(engine.state.objects.Service.size).toBe(0);
	});
});

describe('kubectl create', () => {
	it('makes a Deployment, a Service, a ConfigMap', () => {
		const engine = clusterOf(1);
		expect(output(engine, 'create deployment web --image=nginx:1.27 --replicas=2 --port=80')).toBe(
			'deployment.apps/web created\n',
		);
		expect(output(engine, 'create service clusterip web --tcp=80:8080')).toBe('service/web created\n');
		expect(output(engine, 'create configmap settings --from-literal=a=1 --from-literal=b=2')).toBe(
			'configmap/settings created\n',
		);
		const { spec } = engine.state.objects.Deployment.get('default/web') ?? {};
		expect([
			spec?.replicas,
			spec?.template.spec.containers[0]?.name,
			spec?.template.spec.containers[0]?.ports?.[0]?.containerPort,
		]).toEqual([2, 'nginx', 80]);
		expect(engine.state.objects.Service.get('default/web')?.spec.ports[0]).toMatchObject({
			port: 80,
			targetPort: 8080,
		});
		expect(errors(engine, 'create deployment web --image=x')).toBe(
			'error: failed to create deployment: deployments.apps "web" already exists\n',
		);
		expect(errors(engine, 'create deployment web')).toBe('error: required flag(s) "image" not set\n');
	});

	it('refuses a name that is taken, and completes a generated one', () => {
		const engine = clusterOf(1);
		output(engine, 'create -f -', { stdin: service });
		expect(errors(engine, 'create -f -', { stdin: service })).toBe(
			'Error from server (AlreadyExists): error when creating "STDIN": services "web" already exists\n',
		);
		const pod =
			'apiVersion: v1\nkind: Pod\nmetadata: {generateName: job-}\nspec: {containers: [{name: a, image: nginx}]}\n';
		expect(output(engine, 'create -f -', { stdin: pod })).toMatch(/^pod\/job-[a-z0-9]{5} created\n$/);
		expect(errors(engine, 'apply -f -', { stdin: pod })).toBe(
			'error: from job-: cannot use generate name with apply\n',
		);
	});

	it('prints instead of creating', () => {
		const engine = clusterOf(1);
		expect(
			output(engine, 'create deployment web --image=nginx --dry-run=client -o yaml').split('\n').slice(0, 6),
		).toEqual(['apiVersion: apps/v1', 'kind: Deployment', 'metadata:', '  labels:', '    app: web', '  name: web']);
	});
});

describe('kubectl run and expose', () => {
	it('makes a pod and its Service', () => {
		const engine = clusterOf(1);
		expect(output(engine, 'run web --image=nginx:1.27 --port=80 --env=A=b=c')).toBe('pod/web created\n');
		const pod = engine.state.objects.Pod.get('default/web');
		expect([pod?.metadata.labels, pod?.spec.containers[0]?.env]).toEqual([
			{ run: 'web' },
			[{ name: 'A', value: 'b=c' }],
		]);
		expect(output(engine, 'expose pod web')).toBe('service/web exposed\n');
		expect(output(engine, 'expose pod/web --port=8000 --target-port=80 --name=other --type=NodePort')).toBe(
			'service/other exposed\n',
		);
		expect(engine.state.objects.Service.get('default/other')?.spec).toMatchObject({
			type: 'NodePort',
			selector: { run: 'web' },
			ports: [{ port: 8000, targetPort: 80 }],
		});
		expect(errors(engine, 'run x')).toBe('error: required flag(s) "image" not set\n');
		expect(errors(engine, 'expose pod nosuch --port=80')).toBe(
			'Error from server (NotFound): pods "nosuch" not found\n',
		);
	});

	it('needs a port from somewhere', () => {
		const engine = clusterWith([{ name: 'web', containers: [{ name: 'web', image: web.image }] }]);
		expect(errors(engine, 'expose pod web')).toBe("error: couldn't find port via --port flag or introspection\n");
	});

	it('autoscales what there is', () => {
		const engine = clusterOf(1);
		output(engine, 'create deployment web --image=nginx');
		expect(output(engine, 'autoscale deploy web --min=1 --max=5 --cpu-percent=50')).toBe(
			'horizontalpodautoscaler.autoscaling/web autoscaled\n',
		);
		run(engine, 0);
		expect(output(engine, 'get hpa')).toBe(
			'NAME   REFERENCE        TARGETS              MINPODS   MAXPODS   REPLICAS   AGE\n' +
				'web    Deployment/web   cpu: <unknown>/50%   1         5         0          0s\n',
		);
	});
});

import { describe, expect, it } from 'vitest';
import { accept, clusterOf, deploymentManifest, run, serviceManifest } from '../../testCluster.ts';
import { clusterWith, errors, output, tell, web } from '../testKubectl.ts';

/** The lines from one that begins so, up to another. */
function part(text: string, from: string, to: string): string {
	const lines = text.split('\n');
	const first = lines.findIndex((line) => line.startsWith(from));
	return lines
		.slice(
			first,
			lines.findIndex((line, index) => index > first && line.startsWith(to)),
		)
		.join('\n');
}

describe('kubectl describe pod', () => {
	const engine = clusterWith([
		{
			name: 'web',
			containers: [
				{
					...web,
					env: { A: '1' },
					resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
					readinessProbe: { httpGet: { path: '/ready', port: 80 }, periodSeconds: 5 },
					volumeMounts: [{ name: 'tmp', mountPath: '/tmp/x', readOnly: true }],
				},
			],
			spec: {
				volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Mi' } }],
				nodeSelector: { 'kubernetes.io/os': 'linux' },
				tolerations: [{ key: 'k', operator: 'Equal', value: 'v', effect: 'NoSchedule' }],
			},
		},
	]);
	const text = output(engine, 'describe pod web');

	it("has kubectl's head", () => {
		expect(part(text, 'Name:', 'Containers:')).toBe(
			[
				'Name:             web',
				'Namespace:        default',
				'Priority:         0',
				'Service Account:  default',
				'Node:             node-1/192.168.0.10',
				'Start Time:       Wed, 01 Jan 2025 00:00:00 +0000',
				'Labels:           app=web',
				'Annotations:      <none>',
				'Status:           Running',
				'IP:               10.244.0.2',
				'IPs:',
				'  IP:  10.244.0.2',
			].join('\n'),
		);
	});

	it('describes containers', () => {
		const container = part(text, 'Containers:', 'Conditions:').replace(/containerd:\/\/\w+/, 'containerd://x');
		expect(container).toBe(
			[
				'Containers:',
				'  web:',
				'    Container ID:   containerd://x',
				'    Image:          nginx:1.27',
				'    Image ID:       nginx:1.27',
				'    Port:           80/TCP',
				'    Host Port:      0/TCP',
				'    State:          Running',
				'      Started:      Wed, 01 Jan 2025 00:00:02 +0000',
				'    Ready:          True',
				'    Restart Count:  0',
				'    Limits:',
				'      memory:  128Mi',
				'    Requests:',
				'      cpu:      100m',
				'      memory:   64Mi',
				'    Readiness:  http-get http://:80/ready delay=0s timeout=1s period=5s #success=1 #failure=3',
				'    Environment:',
				'      A:  1',
				'    Mounts:',
				'      /tmp/x from tmp (ro)',
			].join('\n'),
		);
	});

	it('ends in conditions, volumes, QoS, selectors, tolerations and Events', () => {
		const end = part(text, 'Conditions:', '  Normal   Pulling');
		expect(end).toBe(
			[
				'Conditions:',
				'  Type                        Status',
				'  PodScheduled                True ',
				'  PodReadyToStartContainers   True ',
				'  Initialized                 True ',
				'  Ready                       True ',
				'  ContainersReady             True ',
				'Volumes:',
				'  tmp:',
				"    Type:        EmptyDir (a temporary directory that shares a pod's lifetime)",
				'    Medium:      ',
				'    SizeLimit:   1Mi',
				'QoS Class:       Burstable',
				'Node-Selectors:  kubernetes.io/os=linux',
				'Tolerations:     k=v:NoSchedule',
				'                 node.kubernetes.io/not-ready:NoExecute op=Exists for 300s',
				'                 node.kubernetes.io/unreachable:NoExecute op=Exists for 300s',
				'Events:',
				'  Type     Reason     Age   From               Message',
				'  ----     ------     ----  ----               -------',
				'  Normal   Scheduled  10s   default-scheduler  Successfully assigned default/web to node-1',
			].join('\n'),
		);
	});

	it('counts Events and tells of the last end', () => {
		const crashing = clusterWith([{ name: 'twice', containers: [web, { name: 'other', image: 'nginx:1.27' }] }]);
		run(crashing, 30);
		const told = output(crashing, 'describe pod twice');
		expect(told).toMatch(
			/ {2}other:\n[\s\S]* {4}State: +Waiting\n {6}Reason: +CrashLoopBackOff\n {4}Last State: +Terminated\n {6}Reason: +Error\n {6}Exit Code: +1\n {6}Started: +Wed, 01 Jan/,
		);
		expect(told).toMatch(
			/ {2}Warning {2}BackOff +\d+s \(x\d+ over \d+s\) +kubelet +Back-off restarting failed container other in pod twice_default/,
		);
	});

	it('takes the beginning of a name, and says what is not there', () => {
		expect(output(engine, 'describe pod we')).toBe(text);
		expect(errors(engine, 'describe pod x')).toBe('Error from server (NotFound): pods "x" not found\n');
		expect(errors(engine, 'describe')).toContain('You must specify the type of resource to describe.');
		expect(tell(engine, 'describe deploy').errors).toBe('No resources found in default namespace.\n');
	});
});

describe('kubectl describe of other kinds', () => {
	const engine = clusterOf(1);
	accept(engine, {
		type: 'apply',
		objects: [
			deploymentManifest('web', 2, { ...web, resources: { requests: { cpu: '1', memory: '2Gi' } } }),
			serviceManifest('web', 80),
		],
	});
	run(engine, 20);

	it('adds up what a node has given away', () => {
		const told = output(engine, 'describe node node-1');
		const end = told
			.slice(told.indexOf('Non-terminated Pods'), told.indexOf('Events:'))
			.replace(/web-\w+-\w+/g, (name) => 'web-x'.padEnd(name.length));
		expect(end.split('\n').map((line) => line.trimEnd())).toEqual([
			expect.stringMatching(/^Non-terminated Pods: +\(2 in total\)$/),
			expect.stringMatching(
				/^ {2}Namespace +Name +CPU Requests {2}CPU Limits {2}Memory Requests {2}Memory Limits {2}Age$/,
			),
			expect.stringMatching(/^ {2}---------/),
			expect.stringMatching(/^ {2}default +web-x +1 \(25%\) +0 \(0%\) +2Gi \(25%\) +0 \(0%\) +20s$/),
			expect.stringMatching(/^ {2}default +web-x +1 \(25%\) +0 \(0%\) +2Gi \(25%\) +0 \(0%\) +20s$/),
			'Allocated resources:',
			'  (Total limits may be over 100 percent, i.e., overcommitted.)',
			'  Resource           Requests   Limits',
			'  --------           --------   ------',
			'  cpu                2 (50%)    0 (0%)',
			'  memory             4Gi (50%)  0 (0%)',
			'  ephemeral-storage  0 (0%)     0 (0%)',
			'',
		]);
	});

	it('describes a Deployment and its ReplicaSets', () => {
		const told = output(engine, 'describe deployment web');
		expect(told).toContain('\nReplicas:               2 desired | 2 updated | 2 total | 2 available | 0 unavailable\n');
		expect(told).toContain('\nRollingUpdateStrategy:  25% max unavailable, 25% max surge\n');
		expect(told).toContain('\n  Available      True    MinimumReplicasAvailable\n');
		expect(told).toMatch(/\nOldReplicaSets: {2}<none>\nNewReplicaSet: {3}web-\w+ \(2\/2 replicas created\)\n/);
		const set = output(engine, 'describe rs web');
		expect(set).toContain('\nControlled By:  Deployment/web\n');
		expect(set).toContain('\nPods Status:    2 Running / 0 Waiting / 0 Succeeded / 0 Failed\n');
	});

	it('describes a Service with its endpoints', () => {
		const told = output(engine, 'describe svc web');
		expect(part(told, 'Selector:', 'Events:').replace(/10\.96\.\d+\.\d+/g, 'IP')).toBe(
			[
				'Selector:                 app=web',
				'Type:                     ClusterIP',
				'IP Family Policy:         SingleStack',
				'IP Families:              IPv4',
				'IP:                       IP',
				'IPs:                      IP',
				'Port:                     <unset>  80/TCP',
				'TargetPort:               80/TCP',
				'Endpoints:                10.244.0.2:80,10.244.0.3:80',
				'Session Affinity:         None',
				'Internal Traffic Policy:  Cluster',
			].join('\n'),
		);
	});

	it('describes a kind that is only kept, by its fields', () => {
		output(engine, 'apply -f -', {
			stdin: 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: {replicaCount: 2, parts: [a, b]}\n',
		});
		expect(output(engine, 'describe widget w')).toBe(
			'Name:         w\nNamespace:    default\nLabels:       <none>\nAnnotations:  <none>\nAPI Version:  example.com/v1\nKind:         Widget\n' +
				'Metadata:\nSpec:\n  Parts:\n    a\n    b\n  Replica Count:  2\nEvents:           <none>\n',
		);
	});
});

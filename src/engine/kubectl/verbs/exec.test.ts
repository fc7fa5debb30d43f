import { describe, expect, it } from 'vitest';
import { accept, clusterOf, podManifest, run, serviceManifest } from '../../testCluster.ts';
import { clusterWith, errors, follow, output, tell, web } from '../testKubectl.ts';

const allInOne = { name: 'all', image: 'podarium/all-in-one:1' };

describe('kubectl exec: processes and sockets', () => {
	it('shows the processes of the container', () => {
		const engine = clusterWith([{ name: 'one', containers: [allInOne, { name: 'cache', image: 'redis:7' }] }]);
		expect(output(engine, 'exec one -c all -- ps')).toBe(
			'PID   USER     TIME  COMMAND\n' +
				'    1 root      0:00 sh -c "web & api & logrotate & wait"\n' +
				'    7 root      0:00 web\n    8 root      0:00 api\n    9 root      0:00 logrotate\n   16 root      0:00 ps\n',
		);
		expect(output(engine, 'exec one -c cache -- ps aux')).toMatch(
			/^USER +PID %CPU %MEM {4}VSZ {3}RSS TTY {6}STAT START {3}TIME COMMAND\nroot +1 {2}0\.0 {2}0\.4 {2}65536 32768 \? {8}Ss {3}00:00 {3}0:00 redis-server \*:6379\nroot +8 /,
		);
	});

	it('shows those of the whole pod when they share a namespace', () => {
		const engine = clusterWith([
			{ name: 'one', containers: [web, { name: 'cache', image: 'redis:7' }], spec: { shareProcessNamespace: true } },
		]);
		const commands = output(engine, 'exec one -c cache -- ps')
			.split('\n')
			.map((line) => line.slice(21));
		expect(commands).toEqual([
			'COMMAND',
			'/pause',
			'nginx: master process nginx -g daemon off;',
			'redis-server *:6379',
			'ps',
			'',
		]);
	});

	it('shows the sockets of the pod to each of its containers, and processes only of its own', () => {
		const engine = clusterWith([{ name: 'one', containers: [web, { name: 'cache', image: 'redis:7' }] }]);
		expect(output(engine, 'exec one -c cache -- ss -ltnp')).toBe(
			'State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\n' +
				'LISTEN 0      4096         0.0.0.0:80         0.0.0.0:*\n' +
				'LISTEN 0      4096         0.0.0.0:6379       0.0.0.0:*    users:(("redis-server",pid=1,fd=6))\n',
		);
		expect(output(engine, 'exec one -- netstat -tln')).toContain(
			'tcp        0      0 0.0.0.0:6379            0.0.0.0:*               LISTEN',
		);
	});
});

describe('kubectl exec: names and files', () => {
	const settings = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {colour: blue}\n';
	const mounted = {
		...web,
		env: { COLOUR: 'red' },
		volumeMounts: [
			{ name: 'settings', mountPath: '/etc/settings' },
			{ name: 'data', mountPath: '/data' },
		],
	};
	const volumes = [
		{ name: 'settings', configMap: { name: 'settings' } },
		{ name: 'data', emptyDir: {} },
	];
	const engine = clusterOf(1);
	output(engine, 'apply -f -', { stdin: settings });
	accept(engine, {
		type: 'apply',
		objects: [serviceManifest('api', 8080), podManifest('one', [mounted], { volumes })],
	});
	run(engine, 10);

	it('has the pod for a host', () => {
		expect(output(engine, 'exec one -- hostname')).toBe('one\n');
		expect(output(engine, 'exec one -- hostname -i')).toBe('10.244.0.2\n');
		expect(output(engine, 'exec one -- cat /etc/hosts').split('\n').slice(-2)).toEqual(['10.244.0.2\tone', '']);
		expect(output(engine, 'exec one -- cat /etc/resolv.conf')).toBe(
			'search default.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n',
		);
	});

	it('lists and reads volumes', () => {
		expect(output(engine, 'exec one -- ls /etc')).toBe('hostname\nhosts\nresolv.conf\nsettings\n');
		expect(output(engine, 'exec one -- ls /etc/settings /data')).toBe('/etc/settings:\ncolour\n\n/data:\n');
		expect(output(engine, 'exec one -- cat /etc/settings/colour')).toBe('blue');
		expect(errors(engine, 'exec one -- ls /nowhere')).toBe(
			'ls: /nowhere: No such file or directory\ncommand terminated with exit code 1\n',
		);
		expect(errors(engine, 'exec one -- cat /data')).toBe(
			'cat: /data: Is a directory\ncommand terminated with exit code 1\n',
		);
	});

	it('knows the environment, Services included', () => {
		const lines = output(engine, 'exec one -- env').split('\n');
		expect(lines).toEqual(
			expect.arrayContaining([
				'HOSTNAME=one',
				'COLOUR=red',
				'API_SERVICE_PORT=8080',
				'API_PORT_8080_TCP_PROTO=tcp',
				'KUBERNETES_SERVICE_HOST=10.96.0.1',
			]),
		);
		expect(output(engine, 'exec one -- printenv COLOUR')).toBe('red\n');
		expect(output(engine, "exec one -- sh -c 'echo $COLOUR $HOSTNAME'")).toBe('red one\n');
	});

	it('knows its addresses and routes', () => {
		const told = output(engine, 'exec one -- ip addr');
		expect(told).toContain('2: eth0@if5: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 ');
		expect(told).toContain(
			'    link/ether 0a:58:0a:f4:00:02 brd ff:ff:ff:ff:ff:ff link-netnsid 0\n    inet 10.244.0.2/24 brd 10.244.0.255 scope global eth0\n',
		);
		expect(output(engine, 'exec one -- ip route')).toBe(
			'default via 10.244.0.1 dev eth0\n10.244.0.0/16 via 10.244.0.1 dev eth0\n10.244.0.0/24 dev eth0 proto kernel scope link src 10.244.0.2\n',
		);
		expect(output(engine, 'exec one -- ip neigh')).toBe('10.244.0.1 dev eth0 lladdr 0a:58:0a:f4:00:01 REACHABLE\n');
		accept(engine, { type: 'setPodNetwork', podNetwork: 'routed' });
		expect(output(engine, 'exec one -- ip a')).toContain('mtu 1500');
	});

	it('asks the DNS', () => {
		const ip = engine.state.objects.Service.get('default/api')?.spec.clusterIP;
		expect(output(engine, 'exec one -- nslookup api')).toBe(
			`Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\nName:\tapi.default.svc.cluster.local\nAddress: ${ip}\n\n`,
		);
		expect(tell(engine, 'exec one -- nslookup nobody').output).toContain("** server can't find nobody: NXDOMAIN");
	});
});

describe('kubectl exec: curl', () => {
	const engine = clusterOf(2);
	accept(engine, {
		type: 'apply',
		objects: [
			podManifest('web', [web], { nodeName: 'node-1' }),
			podManifest(
				'api',
				[
					{ name: 'api', image: 'podarium/api:1', port: 8080 },
					{ name: 'cache', image: 'redis:7' },
				],
				{ nodeName: 'node-2' },
			),
			serviceManifest('web', 80),
			serviceManifest('empty', 80),
		],
	});
	run(engine, 15);
	const curl = (line: string) => {
		const { watch, errors: remarks } = tell(engine, line);
		return { remarks, ...follow(engine, watch, 20) };
	};

	it('gets an answer over the network, and the server sees the pod itself', () => {
		expect(curl('exec api -c api -- curl -s http://web/index.html')).toEqual({
			remarks: '',
			output: 'GET /index.html answered by pod web, container web, at 10.244.0.2:80; asked from 10.244.1.2\n',
			errors: '',
			exitCode: 0,
		});
		expect(curl('exec api -c cache -- curl -i localhost:8080').output).toBe(
			'HTTP/1.1 200 OK\n\nGET / answered by pod api, container api, at 127.0.0.1:8080; asked from 127.0.0.1\n',
		);
		expect(curl('exec api -c cache -- wget -qO- 10.244.0.2').output).toBe(
			'GET / answered by pod web, container web, at 10.244.0.2:80; asked from 10.244.1.2\n',
		);
	});

	it.each([
		['nobody', 'curl: (6) Could not resolve host: nobody', 6],
		['localhost:81', "curl: (7) Failed to connect to localhost port 81 after 0 ms: Couldn't connect to server", 7],
		['empty', "curl: (7) Failed to connect to empty port 80 after 0 ms: Couldn't connect to server", 7],
		['localhost:6379', 'curl: (52) Empty reply from server', 52],
		['-m 2 10.244.9.9', 'curl: (28) Failed to connect to 10.244.9.9 port 80 after 2000 ms: Timeout was reached', 28],
	])('%s', (what, complaint, code) => {
		const line = `exec api -c ${what === 'localhost:6379' ? 'api' : 'cache'} -- curl ${what}`;
		expect(curl(line)).toEqual({
			remarks: '',
			output: '',
			errors: `${complaint}\ncommand terminated with exit code ${code}\n`,
			exitCode: code,
		});
	});

	it('leaves no trace in the log of the container that it runs in', () => {
		expect(output(engine, 'logs api -c cache')).not.toMatch(/no such host|refused|timeout/);
	});
});

describe('kubectl exec, used wrongly', () => {
	const engine = clusterWith([
		{ name: 'web', containers: [web] },
		{ name: 'two', containers: [web, { name: 'other', image: 'nginx:1.27' }] },
	]);
	it.each([
		[
			'exec web ps',
			"error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\nSee 'kubectl exec -h' for help and examples\n",
		],
		[
			'exec web --',
			"error: you must specify at least one command for the container\nSee 'kubectl exec -h' for help and examples\n",
		],
		['exec x -- ps', 'Error from server (NotFound): pods "x" not found\n'],
		['exec web -c x -- ps', 'error: container x not found in pod web\n'],
		[
			'exec two -c other -- ps',
			'error: Internal error occurred: unable to upgrade connection: container not found ("other")\n',
		],
		[
			'exec web -- foo',
			'OCI runtime exec failed: exec failed: unable to start container process: exec: "foo": executable file not found in $PATH: unknown\ncommand terminated with exit code 127\n',
		],
	])('%s', (line, text) => {
		expect(errors(engine, line)).toBe(text);
	});
});

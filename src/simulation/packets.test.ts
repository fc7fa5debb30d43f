import { describe, expect, it } from 'vitest';
import type { Engine } from '../engine/engine.ts';
import { accept, clusterOf, podManifest, podNamed, run, serviceManifest } from '../engine/testCluster.ts';
import { newDocument } from '../scenario/document.ts';
import { parseDocument } from '../scenario/load.ts';
import { loadMachinery } from './engineRoom.ts';
import {
	contrastView,
	isolationView,
	loserToOwnPod,
	nodeNetworkTables,
	podNetworkTables,
	portSpaceView,
	storyViews,
	walkView,
} from './packets.ts';
import { register } from './running.ts';

await loadMachinery();

const uidOf = (engine: Engine, name: string): string => podNamed(engine, name).metadata.uid;

/** `web` on node-1 and `client` on node-2, which has asked it by its Service. */
function talking(): Engine {
	const engine = register(clusterOf(2));
	const web = podManifest('web', [{ name: 'web', image: 'podarium/web:1', port: 80 }], { nodeName: 'node-1' });
	const client = podManifest('client', [{ name: 'c', image: 'podarium/cache:1', port: 6379 }], { nodeName: 'node-2' });
	accept(engine, { type: 'apply', objects: [web, client, serviceManifest('web', 80)] });
	run(engine, 8);
	const target = { host: 'web', port: 80, request: 'GET /' };
	accept(engine, { type: 'request', namespace: 'default', name: 'client', container: 'c', target });
	run(engine, 2);
	return engine;
}

describe('a packet’s way', () => {
	it('is told hop by hop, with what changed and what the receiver says', () => {
		const { state } = talking();
		const [story] = storyViews(state);
		expect(story).toMatchObject({
			done: true,
			label: 'GET /',
			from: { pod: 'client', container: 'c', node: 'node-2' },
		});
		expect(story?.to).toMatchObject({ pod: 'web', address: '10.244.0.2' });
		expect(story?.legs.map(({ kind }) => kind)).toEqual(['request', 'response']);
		const walk = walkView(state, story?.id ?? 0, 0);
		expect(walk?.hops[3]).toMatchObject({
			code: 'serviceRewritten',
			also: ['onBridge'],
			changed: ['destination'],
			place: { kind: 'bridge', device: 'cni0', node: 'node-2', address: '10.244.1.1' },
			parameters: { service: 'web', before: '10.96.0.17:80', after: '10.244.0.2:80' },
		});
		const wrapped = walk?.hops[4];
		expect(wrapped?.place).toMatchObject({ device: 'flannel.1', address: '10.244.1.0' });
		expect(wrapped?.rows.map(({ field, value, before }) => [field, value, before])).toEqual([
			['source', '10.244.1.2', undefined],
			['sourcePort', String(walk?.hops[0]?.header.sourcePort), undefined],
			['destination', '10.244.0.2', undefined],
			['destinationPort', '80', undefined],
			['outerSource', '192.168.0.11', undefined],
			['outerDestination', '192.168.0.10', undefined],
			['outerPort', '8472', undefined],
		]);
		expect(walk?.claim).toEqual({ sent: '10.244.1.2', seen: '10.244.1.2', holds: true, verdict: 'podIP' });
		expect(walk?.accessLog).toMatchObject({ pod: 'web', container: 'web', text: '10.244.1.2 "GET /" 200' });
		expect(walk?.lookup).toMatchObject({ fqdn: 'web.default.svc.cluster.local', addresses: ['10.96.0.17'] });
	});

	it('stays the same object while it says the same', () => {
		const engine = talking();
		const { state } = engine;
		const before = [storyViews(state), walkView(state, 1, 0), contrastView(state, 1, 0)];
		const uid = uidOf(engine, 'client');
		const views = () => [portSpaceView(state, uid), isolationView(state, uid), podNetworkTables(state, uid)];
		const others = views();
		run(engine, 3);
		expect(
			[storyViews(state), walkView(state, 1, 0), contrastView(state, 1, 0)].map((view, i) => view === before[i]),
		).toEqual([true, true, true]);
		expect(views().every((view, index) => view === others[index])).toBe(true);
		expect(walkView(state, 1, 7)).toBeUndefined();
		expect(walkView(state, 99, 0)).toBeUndefined();
	});
});

describe('the NAT contrast', () => {
	it('shows the same request between Docker hosts, also for its answer', () => {
		const { state } = talking();
		const view = contrastView(state, 1, 1);
		expect(view?.flat.leg).toBe(0);
		expect(view?.distance).toBe('acrossHosts');
		expect(view?.nat).toMatchObject({
			outcome: 'delivered',
			seen: '192.168.0.11',
			accessLog: '192.168.0.11 "GET /" 200',
		});
		expect(view?.nat?.hops[3]?.place).toMatchObject({ device: 'docker0', address: '172.17.0.1' });
		expect(view?.nat?.hops[1]?.place).toMatchObject({ device: 'eth0', address: '172.17.0.2' });
		expect(view?.byContainerAddress).toMatchObject({ outcome: 'refused' });
		expect(view?.unpublished).toMatchObject({ outcome: 'refused', reason: 'connection refused' });
		expect(view?.rewrites).toEqual({ flat: 1, nat: 2 });
		expect(view?.sourceKept).toEqual({ flat: true, nat: false });
		expect(view?.sameAddress).toMatchObject([{ address: '172.17.0.2', pods: [{ pod: 'web' }, { pod: 'client' }] }]);
		expect(view?.hosts.map(({ containers }) => containers[0]?.twins)).toEqual([['node-2'], ['node-1']]);
	});
});

describe('the port space', () => {
	it('names holder, loser, log line and clock, and a plan that makes peace', () => {
		const engine = register(clusterOf(1));
		const webs = ['web', 'second'].map((name) => ({ name, image: 'podarium/web:1', port: 80 }));
		const twin = podManifest('twin', [{ name: 'web', image: 'podarium/web:1', port: 80 }]);
		accept(engine, { type: 'apply', objects: [podManifest('both', webs), twin] });
		run(engine, 15);
		const uid = uidOf(engine, 'both');
		const view = portSpaceView(engine.state, uid);
		const holder = view?.rows[0]?.container;
		const [clash] = view?.clashes ?? [];
		expect(view?.rows).toMatchObject([{ port: 80, address: '0.0.0.0', process: 'web', reachableFrom: 'everywhere' }]);
		expect(clash).toMatchObject({
			port: 80,
			holder,
			logLine: 'listen tcp 0.0.0.0:80: bind: address already in use',
			status: 'CrashLoopBackOff',
			tone: 'failing',
		});
		expect(clash?.loser).not.toBe(holder);
		expect((clash?.backOffUntil ?? 0) - (clash?.backOffFrom ?? 0)).toBeGreaterThanOrEqual(10_000_000);
		expect(view?.twins).toMatchObject([{ pod: 'twin', port: 80, container: 'web' }]);
		const plan = loserToOwnPod(engine.state, uid, clash?.loser ?? '');
		if (!('command' in plan)) throw new Error(plan.refusal.message);
		expect(plan.consequence).toBe('replacesPod');
		const saved = { ...newDocument([]), commands: [{ at: 0, command: plan.command }] };
		expect(parseDocument(JSON.stringify(saved))).toMatchObject({ document: { commands: saved.commands } });
		accept(engine, plan.command);
		run(engine, 40);
		for (const name of ['both', plan.command.type === 'splitOut' ? plan.command.as : '']) {
			const after = portSpaceView(engine.state, uidOf(engine, name));
			expect(after).toMatchObject({ clashes: [], rows: [{ port: 80 }] });
		}
		expect(loserToOwnPod(engine.state, 'nobody', 'web')).toHaveProperty('refusal');
	});
});

describe('isolation', () => {
	const shared = (spec: Record<string, unknown> = {}) => {
		const engine = register(clusterOf(1));
		const mounts = [{ name: 'logs', mountPath: '/var/log/app' }];
		const web = { name: 'web', image: 'podarium/web:1', port: 80, volumeMounts: mounts };
		const limits = { limits: { cpu: '500m', memory: '64Mi' } };
		const shipper = { name: 'ship', image: 'podarium/log-shipper:1', volumeMounts: mounts, resources: limits };
		const volumes = [{ name: 'logs', emptyDir: {} }];
		accept(engine, { type: 'apply', objects: [podManifest('web', [web, shipper], { volumes, ...spec })] });
		run(engine, 20);
		return isolationView(engine.state, uidOf(engine, 'web'));
	};
	const owners = (view: ReturnType<typeof shared>) =>
		view?.rows[0]?.namespaces.map(({ kind, owner }) => `${kind} ${owner}`).join(', ');

	it('is partial: network, hostname and IPC are the pod’s, the rest is the container’s', () => {
		const view = shared();
		expect(owners(view)).toBe('net pod, uts pod, ipc pod, mnt own, pid own, cgroup own');
		const [web, ship] = view?.rows ?? [];
		const same = web?.namespaces.map(({ id }, index) => id === ship?.namespaces[index]?.id);
		expect(same).toEqual([true, true, true, false, false, false]);
		expect(ship).toMatchObject({ cpuLimit: '500m', memoryLimit: '64Mi' });
		expect(view?.hostname).toBe('web');
	});

	it('follows shareProcessNamespace and hostNetwork', () => {
		expect(owners(shared({ shareProcessNamespace: true }))).toContain('pid pod');
		const host = shared({ hostNetwork: true });
		expect(owners(host)).toBe('net host, uts host, ipc pod, mnt own, pid own, cgroup own');
		expect(host?.hostname).toBe('node-1');
	});

	it('ends at a volume: what one writes the other sees', () => {
		const [logs] = shared()?.volumes ?? [];
		expect(logs?.mounts.map(({ container }) => container)).toEqual(['web', 'ship']);
		const [file] = logs?.files ?? [];
		expect(file).toMatchObject({
			path: 'access.log',
			writtenBy: 'web',
			seenAt: [
				{ container: 'web', path: '/var/log/app/access.log' },
				{ container: 'ship', path: '/var/log/app/access.log' },
			],
		});
		expect(logs?.bytes).toBe(file?.bytes);
		expect(file?.bytes).toBeGreaterThan(0);
		expect(file?.writtenAt).toBeGreaterThan(0);
	});
});

describe('tables of the network', () => {
	it('are there for pods and nodes, and for nothing else', () => {
		const engine = talking();
		expect(podNetworkTables(engine.state, uidOf(engine, 'web')).map(({ command }) => command)).toEqual([
			'ip address',
			'ip route',
			'ip neigh',
			'ss -ltnp',
		]);
		const node = nodeNetworkTables(engine.state, 'node-1');
		expect(node.every(({ text }) => text.endsWith('\n'))).toBe(true);
		expect(nodeNetworkTables(engine.state, 'nowhere')).toEqual([]);
	});
});

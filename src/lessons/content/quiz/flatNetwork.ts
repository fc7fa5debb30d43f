import { container, pod, service } from '../../../scenario/builtin/objects.ts';
import type { Quiz } from '../../format.ts';
import { card, choice, say, wait } from '../parts.ts';

const caller = (node: string, target = 'server:80') =>
	pod('caller', {
		nodeName: node,
		containers: [container({ name: 'client', cpu: '50m', memory: '32Mi', env: { TARGET_ADDR: target } })],
	});
const server = pod('server', { nodeName: 'node-1', containers: [container({ name: 'web', port: 80 })] });
const asked = { is: 'packet', kind: 'request', outcome: 'delivered', from: { name: 'caller' } } as const;

export const flatNetworkQuiz: Quiz = [
	card(
		say(
			'A pod calls a Service, whose pod is on another node. Which source address does the server read?',
			'파드가 서비스를 호출하고, 그 서비스의 파드는 다른 노드에 있습니다. 서버가 읽는 출발지 주소는 무엇일까요?',
		),
		[
			choice('b-pod', 'The calling pod’s IP', '호출한 파드의 IP', { is: 'source', of: asked, verdict: 'podIP' }),
			choice('a-node', 'The calling node’s address', '호출한 노드의 주소', {
				is: 'source',
				of: asked,
				verdict: 'masqueraded',
			}),
			choice('c-service', 'The Service’s IP', '서비스의 IP', { is: 'source', of: asked, verdict: 'addressAsked' }),
		],
		say('A Service rewrites the destination only.', '서비스는 목적지만 바꿉니다.'),
		{ manifests: [server, service('server', 80), caller('node-2')], shows: [wait(4)] },
	),
	card(
		say(
			'Caller and server are pods on the same node. Does the packet leave the machine?',
			'호출하는 파드와 서버 파드가 같은 노드에 있습니다. 패킷이 머신 밖으로 나갈까요?',
		),
		[
			choice('a-no', 'No: it crosses the bridge', '아니다. 브리지만 지난다', {
				is: 'all',
				of: [
					{ ...asked, link: 'pod', crosses: false },
					{ is: 'not', check: { ...asked, crosses: true } },
				],
			}),
			choice('b-yes', 'Yes, and comes back', '나갔다가 돌아온다', { ...asked, crosses: true }),
			choice('c-local', 'No: it stays inside the pod', '아니다. 파드 안에 머문다', { ...asked, link: 'localhost' }),
		],
		say('veth, bridge, veth: all on one machine.', 'veth, 브리지, veth를 지나며 모두 한 머신 안에 있습니다.'),
		{ manifests: [server, service('server', 80), caller('node-1')], shows: [wait(4)] },
	),
	card(
		say(
			'No Service this time: a pod on `node-2` calls the server’s IP itself. Is it answered?',
			'이번에는 서비스가 없습니다. `node-2`의 파드가 서버의 IP로 직접 호출합니다. 응답을 받을까요?',
		),
		[
			choice('c-yes', 'Yes: every pod reaches every pod', '받는다. 모든 파드는 모든 파드에 닿는다', {
				is: 'packet',
				kind: 'response',
				label: '200',
				byService: false,
				crosses: true,
				to: { name: 'caller' },
			}),
			choice('a-service', 'No: it takes a Service', '못 받는다. 서비스가 있어야 한다', { is: 'not', check: asked }),
			choice('b-port', 'Only if the port is published on the node', '노드에 포트를 공개했을 때만', {
				is: 'packet',
				outcome: 'refused',
				from: { name: 'caller' },
			}),
		],
		say(
			'A Service is for finding pods that come and go. The network itself needs none.',
			'서비스는 생겼다 사라지는 파드를 찾기 위한 것입니다. 네트워크 자체에는 필요하지 않습니다.',
		),
		{ manifests: [server, caller('node-2', '10.244.0.2:80')], shows: [wait(4)] },
	),
];

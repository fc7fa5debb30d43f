import { pod, service } from '../../scenario/builtin/objects.ts';
import type { Lesson } from '../format.ts';
import { apply, applyLine, follow, give, intoPod, look, piece, say, wait } from './parts.ts';
import { flatNetworkQuiz } from './quiz/flatNetwork.ts';

const small = { cpu: '100m', memory: '64Mi' };
const client = piece({ name: 'client', ...small, env: { TARGET_ADDR: 'server:80' } });
const server = { has: ['frontend'] } as const;

const clientOn = (name: string, node: string) => pod(name, { nodeName: node, containers: [client] });
const clientYaml = (name: string, node: string) => `
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
  nodeName: ${node}
  containers:
  - name: client
    image: podarium/client:1
    env:
    - name: TARGET_ADDR
      value: server:80`;

const asked = (crosses: boolean) =>
	({ is: 'packet', kind: 'request', link: 'pod', to: server, outcome: 'delivered', crosses }) as const;

export const flatNetwork: Lesson = {
	key: 'flat-network',
	title: say('The flat network', '평평한 네트워크'),
	goal: say(
		'Every pod reaches every other at its IP, on any node, and nobody rewrites the sender’s address.',
		'모든 파드는 어느 노드에 있든 서로의 IP로 통신하며, 보낸 쪽의 주소는 아무도 바꾸지 않습니다.',
	),
	nodes: 2,
	manifests: [
		pod('server', { nodeName: 'node-1', containers: [piece({ name: 'web', port: 80 })] }),
		service('server', 80),
	],
	startSeconds: 6,
	steps: [
		{
			kind: 'act',
			title: say('Two callers', '호출하는 파드 둘'),
			text: say(
				'`server` runs on `node-1`. Put a `client` onto each node, as a pod of its own: one is a neighbour, the other far away.',
				'`server`가 `node-1`에서 실행 중입니다. 노드마다 `client`를 파드로 하나씩 놓으세요. 하나는 이웃이고 하나는 멀리 있습니다.',
			),
			point: 'palette/client',
			check: { is: 'all', of: [asked(false), asked(true)] },
			goals: [
				{
					text: say('A client on the same node has been answered', '같은 노드의 클라이언트가 응답을 받음'),
					check: asked(false),
				},
				{
					text: say('A client on the other node has been answered', '다른 노드의 클라이언트가 응답을 받음'),
					check: asked(true),
				},
			],
			hints: [
				say(
					'Drop it on the machine, beside the pods and not into one.',
					'파드 안이 아니라 머신 위, 파드 옆에 놓으세요.',
				),
				say(
					'Click `client` in the palette and choose `node-1`; then once more with `node-2`. Then let the clock run.',
					'팔레트에서 `client`를 누르고 `node-1`을 고르고, 한 번 더 눌러 `node-2`를 고르세요. 그리고 시간이 흐르게 두세요.',
				),
			],
			explanation: say(
				'Both are answered, and to neither does it matter where the server is: an IP is enough.',
				'둘 다 응답을 받았고, 서버가 어디 있는지는 둘 다 신경 쓰지 않았습니다. IP 하나면 충분합니다.',
			),
			wrong: [
				{
					try: [intoPod('server', client), wait(6)],
					when: { is: 'pods', which: { has: ['frontend', 'client'] } },
					text: say(
						'Now it’s inside the server’s pod and would say `localhost`. A caller from outside needs a pod of its own.',
						'이제 서버의 파드 안에 있으니 `localhost`로 말하게 됩니다. 밖에서 호출하려면 자기 파드가 필요합니다.',
					),
				},
				{
					try: [apply(clientOn('client', 'node-1')), apply(clientOn('client-2', 'node-1')), wait(6)],
					when: { is: 'pods', which: { only: ['client'], node: 'node-1' }, atLeast: 2 },
					text: say(
						'Both callers are neighbours of the server. Put one on the other node.',
						'둘 다 서버의 이웃입니다. 하나는 다른 노드에 두세요.',
					),
				},
				{
					try: [apply(clientOn('client', 'node-2')), apply(clientOn('client-2', 'node-2')), wait(6)],
					when: { is: 'pods', which: { only: ['client'], node: 'node-2' }, atLeast: 2 },
					text: say(
						'Both callers are far from the server. Put one beside it, on its node.',
						'둘 다 서버에서 멀리 있습니다. 하나는 서버와 같은 노드에 두세요.',
					),
				},
			],
			solution: [apply(clientOn('client', 'node-1')), wait(1), apply(clientOn('client-2', 'node-2')), wait(6)],
			console: [applyLine(clientYaml('client', 'node-1')), applyLine(clientYaml('client-2', 'node-2')), 'sleep 7s'],
		},
		{
			kind: 'act',
			title: say('Follow the one that crosses', '건너가는 패킷 따라가기'),
			text: say(
				'Select the client on `node-2` and press *Follow a packet* (or `F`). Walk it with the arrow keys, and watch its header.',
				'`node-2`의 클라이언트를 선택하고 *패킷 따라가기*(또는 `F`)를 누르세요. 화살표 키로 한 홉씩 가며 헤더를 보세요.',
			),
			point: 'transport/follow',
			check: { is: 'followed', crosses: true },
			hints: [
				say(
					'First select the pod on `node-2`; the walk begins with its newest packet.',
					'먼저 `node-2`의 파드를 선택하세요. 그 파드의 가장 새로운 패킷부터 따라갑니다.',
				),
				say('Select `client-2` and press `F`.', '`client-2`를 선택하고 `F`를 누르세요.'),
			],
			explanation: say(
				'Pod, veth, bridge, then between the machines, bridge, veth, pod. The pod’s own header said the same from the first hop to the last, but for one thing: at the start the Service’s address became the server’s.',
				'파드, veth, 브리지, 머신 사이, 다시 브리지, veth, 파드. 파드가 쓴 헤더는 처음부터 끝까지 그대로였습니다. 단 하나, 출발할 때 서비스 주소가 서버의 주소로 바뀌었습니다.',
			),
			wrong: [
				{
					try: [follow(false)],
					when: { is: 'followed', crosses: false },
					text: say(
						'That one stays on its node: pod, bridge, pod. Select the client on `node-2` and follow its packet.',
						'그 패킷은 노드를 벗어나지 않습니다. 파드, 브리지, 파드입니다. `node-2`의 클라이언트를 선택해 그 패킷을 따라가세요.',
					),
				},
				{
					try: [look('node', 'node-2')],
					when: { is: 'looked', at: 'node' },
					text: say(
						'A machine is selected; packets are followed from a pod. Select the client on it.',
						'머신이 선택되었습니다. 패킷은 파드에서 따라갑니다. 그 위의 클라이언트를 선택하세요.',
					),
				},
			],
			solution: [follow(true)],
		},
		{
			kind: 'predict',
			key: 'source',
			title: say('Who is asking?', '누가 보냈나?'),
			text: say(
				'The server logs the source address of each request. What will stand there for the client on the other node?',
				'서버는 요청마다 출발지 주소를 기록합니다. 다른 노드의 클라이언트는 어떻게 적힐까요?',
			),
			choices: [
				{
					key: 'pod',
					text: say('The client pod’s own IP', '클라이언트 파드 자신의 IP'),
					comesTrue: { is: 'source', of: asked(true), verdict: 'podIP' },
				},
				{
					key: 'node',
					text: say('The address of `node-2`', '`node-2`의 주소'),
					at: 'node/node-2',
					comesTrue: { is: 'source', of: asked(true), verdict: 'masqueraded' },
					why: say(
						'That’s how it is between plain Docker hosts, where each host hides its containers behind its own address.',
						'호스트가 컨테이너들을 자기 주소 뒤에 감추는 일반 도커 호스트 사이에서는 그렇습니다.',
					),
				},
				{
					key: 'service',
					text: say('The Service’s IP', '서비스의 IP'),
					comesTrue: { is: 'source', of: asked(true), verdict: 'addressAsked' },
					why: say(
						'A Service changes where a packet goes, not where it came from.',
						'서비스는 패킷이 갈 곳을 바꿀 뿐, 온 곳을 바꾸지 않습니다.',
					),
				},
			],
			answer: 'pod',
			shows: [wait(3)],
			hints: [say('You’ve just seen its header hop by hop.', '방금 헤더를 홉마다 보았습니다.')],
			explanation: say(
				'That’s the promise of Kubernetes’ network: pods talk to pods on all nodes without NAT, and a pod sees itself with the IP that others see.',
				'쿠버네티스 네트워크의 약속입니다. 파드는 모든 노드의 파드와 NAT 없이 통신하고, 자신이 아는 IP와 남이 보는 IP가 같습니다.',
			),
		},
		{
			kind: 'act',
			title: say('What NAT would do', 'NAT가 있었다면'),
			text: say(
				'Follow the crossing packet again and switch its panel to *Docker hosts (NAT)*: the same request, as it would be without the flat network.',
				'건너가는 패킷을 다시 따라가며 패널을 *도커 호스트(NAT)* 보기로 바꾸세요. 평평한 네트워크가 없었다면 같은 요청이 어땠을지 보여 줍니다.',
			),
			point: 'packet/contrast',
			check: { is: 'contrasted' },
			hints: [
				say('The switch is at the top of the packet’s panel.', '전환 단추는 패킷 패널의 위쪽에 있습니다.'),
				say('Press `F`, then *Docker hosts (NAT)*.', '`F`를 누르고 *도커 호스트(NAT)* 단추를 누르세요.'),
			],
			explanation: say(
				'Every host would use the same private range: ports would have to be published one by one, and the server would read the host’s address in place of the caller’s.',
				'모든 호스트가 같은 사설 대역을 쓰므로 포트를 하나하나 공개해야 하고, 서버는 호출한 쪽 대신 호스트의 주소를 보게 됩니다.',
			),
			wrong: [
				{
					try: [give({ type: 'setPodNetwork', podNetwork: 'routed' })],
					when: { is: 'commanded', type: 'setPodNetwork' },
					text: say(
						'That changes how the flat network is built; it’s flat in both ways. The contrast is in the packet’s panel.',
						'그것은 평평한 네트워크를 만드는 방식을 바꿉니다. 둘 다 평평합니다. 대비는 패킷 패널에 있습니다.',
					),
				},
				{
					try: [follow(false)],
					when: { is: 'followed', crosses: false },
					text: say(
						'This packet never leaves its node, where Docker needs no NAT either. Follow the one from `node-2`.',
						'이 패킷은 노드를 벗어나지 않으며, 그 안에서는 도커도 NAT가 필요 없습니다. `node-2`에서 온 패킷을 따라가세요.',
					),
				},
			],
			solution: [follow(true), { deed: { kind: 'contrasted' } }],
		},
	],
	quiz: flatNetworkQuiz,
	documentation: [
		'concepts/services-networking/',
		'concepts/cluster-administration/networking/',
		'concepts/services-networking/service/',
		'reference/networking/virtual-ips/',
	],
};

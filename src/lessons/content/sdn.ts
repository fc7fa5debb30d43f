import { pod, service } from '../../scenario/builtin/objects.ts';
import type { Lesson } from '../format.ts';
import { follow, give, look, piece, say, wait } from './parts.ts';
import { sdnQuiz } from './quiz/sdn.ts';

const small = { cpu: '100m', memory: '64Mi' };
const client = piece({ name: 'client', ...small, env: { TARGET_ADDR: 'server:80' } });
const across = { is: 'packet', kind: 'request', link: 'pod', crosses: true, outcome: 'delivered' } as const;
const setNetwork = (podNetwork: 'overlay' | 'routed') => give({ type: 'setPodNetwork', podNetwork });

export const sdn: Lesson = {
	key: 'sdn',
	title: say('What carries it', '그 밑에 있는 것'),
	goal: say(
		'See how the flat network is made on top of the machines’ own: wrapped up, or by routes.',
		'평평한 네트워크가 머신들의 네트워크 위에서 어떻게 만들어지는지 봅니다. 싸서 보내거나 경로로 보냅니다.',
	),
	nodes: 2,
	manifests: [
		pod('server', { nodeName: 'node-1', containers: [piece({ name: 'web', port: 80 })] }),
		service('server', 80),
		pod('far', { nodeName: 'node-2', containers: [client] }),
		pod('near', { nodeName: 'node-1', containers: [client] }),
	],
	startSeconds: 10,
	steps: [
		{
			kind: 'predict',
			key: 'underlay',
			title: say('Between the machines', '머신과 머신 사이'),
			text: say(
				'The machines’ network knows `192.168.0.10` and `192.168.0.11`. Of pod addresses it knows nothing. How does a packet for the pod on `node-1` cross it, with the network set to *Overlay*?',
				'머신들의 네트워크는 `192.168.0.10`과 `192.168.0.11`만 알고 파드 주소는 모릅니다. 네트워크가 *오버레이*일 때, `node-1`의 파드로 가는 패킷은 그 사이를 어떻게 건너갈까요?',
			),
			choices: [
				{
					key: 'rewritten',
					text: say(
						'The node writes its own address in place of the pod’s',
						'노드가 파드 주소를 자기 주소로 바꿔 쓴다',
					),
					comesTrue: { is: 'source', of: across, verdict: 'masqueraded' },
					why: say(
						'That would be NAT, and the server would see the wrong sender.',
						'그것은 NAT이고, 서버는 보낸 쪽을 잘못 알게 됩니다.',
					),
				},
				{
					key: 'wrapped',
					text: say('The node puts it whole into a packet of its own', '노드가 패킷째로 자기 패킷 안에 넣는다'),
					comesTrue: { ...across, encapsulated: true },
				},
				{
					key: 'plain',
					text: say('As it is', '있는 그대로'),
					comesTrue: { ...across, encapsulated: false },
					why: say(
						'Then every router between must know a way to the pods. In an overlay none has to.',
						'그러려면 사이의 라우터가 모두 파드로 가는 길을 알아야 합니다. 오버레이에서는 아무도 알 필요가 없습니다.',
					),
				},
			],
			answer: 'wrapped',
			shows: [wait(3)],
			hints: [say('Between the machines only machine addresses count.', '머신 사이에서는 머신의 주소만 통합니다.')],
			explanation: say(
				'A packet inside a packet: outside the machines’ addresses, inside the pods’. Here it’s VXLAN, which travels over UDP port 8472 as Flannel has it.',
				'패킷 속의 패킷입니다. 바깥에는 머신의 주소, 안에는 파드의 주소가 있습니다. 여기서는 VXLAN이며, Flannel처럼 UDP 8472번 포트를 씁니다.',
			),
		},
		{
			kind: 'act',
			title: say('Look at the wrapping', '포장 살펴보기'),
			text: say(
				'Follow a packet from the pod `far` and stop between the machines. Both headers stand there: the outer and the inner.',
				'파드 `far`의 패킷을 따라가다가 머신 사이에서 멈추세요. 바깥 헤더와 안쪽 헤더가 함께 보입니다.',
			),
			point: 'transport/follow',
			check: { is: 'followed', crosses: true },
			hints: [
				say('Select the pod `far` first.', '먼저 파드 `far`를 선택하세요.'),
				say(
					'Then press `F`, and the right arrow until it’s between the machines.',
					'그리고 `F`를 누르고, 머신 사이에 올 때까지 오른쪽 화살표를 누르세요.',
				),
			],
			explanation: say(
				'The wrapping takes 50 bytes, so pods get an MTU of 1450 where the machines have 1500. On arrival it’s taken off, and the pod never knows.',
				'포장에 50바이트가 들기 때문에 머신의 MTU가 1500일 때 파드의 MTU는 1450입니다. 도착하면 벗겨지므로 파드는 알지 못합니다.',
			),
			wrong: [
				{
					try: [follow(false)],
					when: { is: 'followed', crosses: false },
					text: say(
						'This one stays on `node-1`: bridge to bridge port, nothing to wrap. Follow one of `far`.',
						'이 패킷은 `node-1` 안에 머물러 포장할 일이 없습니다. `far`의 패킷을 따라가세요.',
					),
				},
				{
					try: [look('node', 'node-2')],
					when: { is: 'looked', at: 'node' },
					text: say('Now follow a packet of the pod on it.', '이제 그 위의 파드에서 패킷을 따라가세요.'),
				},
			],
			solution: [follow(true)],
		},
		{
			kind: 'act',
			title: say('The other way: routes', '다른 방법: 경로'),
			text: say(
				'Switch the pod network from *Overlay* to *Routed*, in the bar at the top, and let some packets cross.',
				'위쪽 막대에서 파드 네트워크를 *오버레이*에서 *라우팅*으로 바꾸고 패킷이 몇 개 건너가게 두세요.',
			),
			point: 'topBar/podNetwork',
			check: {
				is: 'all',
				of: [
					{ is: 'podNetwork', value: 'routed' },
					{ ...across, encapsulated: false },
				],
			},
			hints: [
				say('Let the clock run for a second or two after it.', '바꾼 뒤 1, 2초 시간이 흐르게 두세요.'),
				say(
					'*Pod network*, then *Routed*; on a phone it’s in the menu with the dots.',
					'*파드 네트워크*를 누르고 *라우팅*을 고르세요. 휴대폰에서는 점 메뉴 안에 있습니다.',
				),
			],
			explanation: say(
				'Now each machine has a route for every other’s range of pods: “`10.244.1.0/24` by way of `192.168.0.11`”. Nothing is wrapped. It needs a network between the machines that lets such packets pass.',
				'이제 머신마다 다른 머신의 파드 대역에 대한 경로가 있습니다. “`10.244.1.0/24`는 `192.168.0.11`로” 하는 식입니다. 포장은 없습니다. 대신 머신 사이의 네트워크가 그런 패킷을 통과시켜야 합니다.',
			),
			wrong: [
				{
					try: [give({ type: 'setScheduling', mode: 'byHand' })],
					when: { is: 'commanded', type: 'setScheduling' },
					text: say(
						'That says who places pods. The pod network is the setting beside it.',
						'그것은 누가 파드를 배치하는지 정합니다. 파드 네트워크는 그 옆입니다.',
					),
				},
				{
					try: [setNetwork('routed'), wait(1), setNetwork('overlay'), wait(3)],
					when: {
						is: 'all',
						of: [
							{ is: 'commanded', type: 'setPodNetwork' },
							{ is: 'podNetwork', value: 'overlay' },
						],
					},
					text: say(
						'It’s back at *Overlay*. Choose *Routed* and wait for a packet.',
						'다시 *오버레이*입니다. *라우팅*을 고르고 패킷을 기다리세요.',
					),
				},
			],
			solution: [setNetwork('routed'), wait(4)],
		},
		{
			kind: 'predict',
			key: 'same-for-pods',
			title: say('What did the pods notice?', '파드는 무엇을 알아챘을까'),
			text: say(
				'You’ve changed the whole network under running pods. What has changed for them?',
				'실행 중인 파드 밑에서 네트워크를 통째로 바꾸었습니다. 파드에게는 무엇이 달라졌을까요?',
			),
			choices: [
				{
					key: 'nothing',
					text: say('Nothing: same addresses, same senders', '없다. 주소도 보낸 쪽도 그대로다'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'keptIP', which: { name: 'server' } },
							{ is: 'source', of: across, verdict: 'podIP' },
						],
					},
				},
				{
					key: 'addresses',
					text: say('They have new IPs', 'IP가 새로 바뀌었다'),
					comesTrue: { is: 'not', check: { is: 'keptIP', which: { name: 'server' } } },
					why: say(
						'Addresses come from the node’s range, which is the same in both.',
						'주소는 노드의 대역에서 오고, 그 대역은 두 방식에서 같습니다.',
					),
				},
				{
					key: 'restarted',
					text: say('Their containers were restarted', '컨테이너가 다시 시작되었다'),
					comesTrue: { is: 'restarted', which: { name: 'server' } },
					why: say(
						'Their side of the network, `eth0` and its veth, wasn’t touched.',
						'파드 쪽의 `eth0` 인터페이스와 veth는 건드리지 않았습니다.',
					),
				},
			],
			answer: 'nothing',
			shows: [wait(4)],
			hints: [
				say('What does a pod see of the network? Its own `eth0`.', '파드가 보는 네트워크는 자신의 `eth0`뿐입니다.'),
			],
			explanation: say(
				'Kubernetes says what must be true of the network, not how it’s made; a plugin makes it. (In a real cluster one doesn’t swap it under running pods. Here it’s done to compare.)',
				'쿠버네티스는 네트워크가 어떠해야 하는지만 정하고 만드는 방법은 플러그인에 맡깁니다. (실제 클러스터에서는 실행 중에 바꾸지 않습니다. 여기서는 비교하려고 바꾸었습니다.)',
			),
		},
	],
	quiz: sdnQuiz,
	documentation: [
		'concepts/cluster-administration/networking/',
		'concepts/extend-kubernetes/compute-storage-net/network-plugins/',
		'concepts/services-networking/',
	],
};

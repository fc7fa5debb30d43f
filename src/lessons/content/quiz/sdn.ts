import { container, pod, service } from '../../../scenario/builtin/objects.ts';
import type { Quiz } from '../../format.ts';
import { card, choice, give, say, wait } from '../parts.ts';

const client = container({ name: 'client', cpu: '50m', memory: '32Mi', env: { TARGET_ADDR: 'server:80' } });
const manifests = [
	pod('server', { nodeName: 'node-1', containers: [container({ name: 'web', port: 80 })] }),
	service('server', 80),
	pod('near', { nodeName: 'node-1', containers: [client] }),
	pod('far', { nodeName: 'node-2', containers: [client] }),
];
const across = { is: 'packet', link: 'pod', crosses: true, outcome: 'delivered' } as const;
const routed = give({ type: 'setPodNetwork', podNetwork: 'routed' });

export const sdnQuiz: Quiz = [
	card(
		say(
			'With the network set to *Routed*, is a packet wrapped on its way between nodes?',
			'네트워크가 *라우팅*일 때, 노드 사이를 지나는 패킷은 포장될까요?',
		),
		[
			choice('b-no', 'No', '아니다', {
				is: 'all',
				of: [
					{ ...across, encapsulated: false },
					{ is: 'not', check: { ...across, encapsulated: true } },
				],
			}),
			choice('a-yes', 'Yes', '그렇다', { ...across, encapsulated: true }),
			choice('c-none', 'Nothing gets across', '아무것도 건너가지 못한다', { is: 'not', check: across }),
		],
		say(
			'It crosses as it is, along a route for each node’s range.',
			'노드 대역마다 있는 경로를 따라 그대로 건너갑니다.',
		),
		{ manifests, shows: [routed, wait(1), wait(4)] },
	),
	card(
		say(
			'With *Overlay*: is a packet between pods of one node wrapped?',
			'*오버레이*일 때, 한 노드의 파드 사이를 오가는 패킷은 포장될까요?',
		),
		[
			choice('a-no', 'No', '아니다', {
				is: 'all',
				of: [
					{ is: 'packet', link: 'pod', crosses: false, outcome: 'delivered', encapsulated: false },
					{ is: 'not', check: { is: 'packet', link: 'pod', crosses: false, encapsulated: true } },
				],
			}),
			choice('b-yes', 'Yes, every packet is', '그렇다. 모든 패킷이 포장된다', {
				is: 'packet',
				link: 'pod',
				crosses: false,
				encapsulated: true,
			}),
			choice('c-local', 'It’s sent over localhost', 'localhost로 보내진다', { is: 'packet', link: 'localhost' }),
		],
		say('Wrapping is for the way between machines.', '포장은 머신 사이를 건널 때만 필요합니다.'),
		{ manifests, shows: [wait(4)] },
	),
	card(
		say(
			'The pod network goes from overlay to routed. Which IP does `server` have then?',
			'파드 네트워크를 오버레이에서 라우팅으로 바꿨습니다. `server` 파드의 IP는요?',
		),
		[
			choice('c-same', 'The same', '그대로다', { is: 'keptIP', which: { name: 'server' } }),
			choice('a-node', 'Its node’s', '노드의 IP가 된다', {
				is: 'source',
				of: { kind: 'response', from: { name: 'server' } },
				verdict: 'nodeAddress',
			}),
			choice('b-new', 'A new one', '새것이 된다', { is: 'pods', which: { name: 'server', since: 'new' } }),
		],
		say('How packets travel is no matter of the pods’.', '패킷이 어떻게 가는지는 파드가 알 바 아닙니다.'),
		{ manifests, shows: [routed, wait(4)] },
	),
];

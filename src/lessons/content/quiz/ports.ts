import { container, pod, service } from '../../../scenario/builtin/objects.ts';
import type { Quiz } from '../../format.ts';
import { card, choice, say, wait } from '../parts.ts';

const caller = (target: string) =>
	pod('caller', {
		containers: [container({ name: 'client', cpu: '50m', memory: '32Mi', env: { TARGET_ADDR: target } })],
	});
const both = { name: 'two' } as const;

export const portsQuiz: Quiz = [
	card(
		say(
			'A server listens on `127.0.0.1:8080`. Another pod calls it by its Service. What does the caller get?',
			'서버가 `127.0.0.1:8080`에서 listen합니다. 다른 파드가 서비스로 호출하면 무엇을 받을까요?',
		),
		[
			choice('b-refused', 'Connection refused', '연결 거부', {
				is: 'packet',
				link: 'pod',
				port: 8080,
				outcome: 'refused',
				from: { name: 'caller' },
			}),
			choice('a-answer', 'An answer', '응답', { is: 'packet', kind: 'response', label: '200', to: { name: 'caller' } }),
			choice('c-local', 'It’s sent over localhost', 'localhost로 보내진다', {
				is: 'packet',
				link: 'localhost',
				from: { name: 'caller' },
			}),
		],
		say(
			'At the pod’s IP nobody listens. `127.0.0.1` is for the pod’s own containers.',
			'파드의 IP에서는 아무도 listen하지 않습니다. `127.0.0.1` 주소는 파드 자신의 컨테이너들을 위한 것입니다.',
		),
		{
			manifests: [
				pod('api', { containers: [container({ name: 'api', port: 8080, env: { HOST: '127.0.0.1' } })] }),
				service('api', 8080),
				caller('api:8080'),
			],
			shows: [wait(5)],
		},
	),
	card(
		say(
			'Two web servers in one pod, the second told to listen on 8081. Do both run?',
			'한 파드에 웹 서버가 둘 있고, 두 번째는 8081번 포트에서 listen하도록 했습니다. 둘 다 실행될까요?',
		),
		[
			choice('a-both', 'Yes', '둘 다 실행된다', { is: 'pods', which: { ...both, state: 'ready' } }),
			choice('b-crash', 'The second one crashes', '두 번째가 죽는다', {
				is: 'pods',
				which: { ...both, state: 'failing' },
			}),
			choice('c-refused', 'The pod is refused', '파드가 거부된다', { is: 'pods', which: both, atMost: 0 }),
		],
		say('Other port, no clash.', '포트가 다르면 충돌하지 않습니다.'),
		{
			manifests: [
				pod('two', {
					containers: [
						container({ name: 'web', port: 80 }),
						container({ name: 'web-2', image: 'web', port: 8081, env: { PORT: '8081' } }),
					],
				}),
			],
			shows: [wait(3)],
		},
	),
	card(
		say(
			'A container asks `localhost:6379`. The cache runs in another pod, on the same node. What happens?',
			'컨테이너가 `localhost:6379`에 요청합니다. 캐시는 같은 노드의 다른 파드에 있습니다. 어떻게 될까요?',
		),
		[
			choice('c-refused', 'Connection refused', '연결이 거부된다', {
				is: 'packet',
				link: 'localhost',
				port: 6379,
				outcome: 'refused',
			}),
			choice('a-found', 'It’s found, as the node is the same', '같은 노드이므로 찾는다', {
				is: 'packet',
				port: 6379,
				outcome: 'delivered',
			}),
			choice('b-bridge', 'It goes by the bridge', '브리지를 거쳐 간다', { is: 'packet', link: 'pod', port: 6379 }),
		],
		say('localhost ends at the pod, not at the node.', 'localhost의 범위는 노드가 아니라 파드입니다.'),
		{
			manifests: [
				pod('cache', { nodeName: 'node-1', containers: [container({ name: 'cache', port: 6379 })] }),
				pod('caller', {
					nodeName: 'node-1',
					containers: [
						container({ name: 'client', cpu: '50m', memory: '32Mi', env: { TARGET_ADDR: 'localhost:6379' } }),
					],
				}),
			],
			shows: [wait(4)],
		},
	),
];

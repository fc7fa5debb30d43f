import { container, pod } from '../../../scenario/builtin/objects.ts';
import type { Quiz } from '../../format.ts';
import { apply, card, choice, look, say, wait } from '../parts.ts';

const web = container({ name: 'web', port: 80 });
const api = container({ name: 'api', port: 8080 });
const shop = { name: 'shop' } as const;

export const isolationQuiz: Quiz = [
	card(
		say(
			'The pod `shop` on `node-1` has a container `api`. What does `hostname` say in it?',
			'`node-1`의 파드 `shop`에 컨테이너 `api`가 있습니다. 그 안에서 `hostname`을 실행하면 무엇이 나올까요?',
		),
		[
			choice('b-shop', '`shop`', '`shop`', { is: 'hostname', which: shop, text: 'shop' }),
			choice('a-api', '`api`', '`api`', { is: 'hostname', which: shop, text: 'api' }),
			choice('c-node', '`node-1`', '`node-1`', { is: 'hostname', which: shop, text: 'node-1' }),
		],
		say(
			'The hostname is the pod’s, in all of its containers.',
			'호스트 이름은 파드의 것이며 모든 컨테이너에서 같습니다.',
		),
		{ manifests: [pod('shop', { nodeName: 'node-1', containers: [web, api] })], shows: [look('pod', 'shop'), wait(1)] },
	),
	card(
		say(
			'A pod has `shareProcessNamespace: true`. Does `ps` in one container list the other’s processes?',
			'파드에 `shareProcessNamespace: true`가 있습니다. 한 컨테이너에서 `ps`를 실행하면 다른 컨테이너의 프로세스가 보일까요?',
		),
		[
			choice('b-yes', 'Yes', '보인다', { is: 'sharesProcesses', which: shop }),
			choice('a-no', 'No', '안 보인다', {
				is: 'all',
				of: [
					{ is: 'pods', which: shop },
					{ is: 'not', check: { is: 'sharesProcesses', which: shop } },
				],
			}),
			choice('c-refused', 'There’s no such field', '그런 필드는 없다', { is: 'pods', which: shop, atMost: 0 }),
		],
		say(
			'It’s off by default. With it, PID 1 is the pod’s pause container, and every container sees all.',
			'기본값은 꺼짐입니다. 켜면 파드의 pause 컨테이너가 PID 1이 되고 모든 컨테이너가 서로를 봅니다.',
		),
		{
			manifests: [pod('shop', { shareProcessNamespace: true, containers: [web, api] })],
			shows: [look('pod', 'shop'), wait(1)],
		},
	),
	card(
		say(
			'Two pods on one node both want to listen on port 80. Does that work?',
			'한 노드에 있는 두 파드가 모두 80번 포트에서 listen하려 합니다. 될까요?',
		),
		[
			choice('c-works', 'Yes', '된다', {
				is: 'pods',
				which: { only: ['frontend'], node: 'node-1', state: 'ready' },
				atLeast: 2,
			}),
			choice('a-crash', 'The second one crashes', '두 번째가 죽는다', { is: 'bindFailed', port: 80 }),
			choice('b-waits', 'The second one waits for another node', '두 번째는 다른 노드를 기다린다', {
				is: 'pods',
				which: { only: ['frontend'], state: 'pending' },
			}),
		],
		say('Ports belong to an IP, and each pod has its own.', '포트는 IP에 딸려 있고, 파드마다 IP가 있습니다.'),
		{
			manifests: [pod('web', { nodeName: 'node-1', containers: [web] })],
			shows: [apply(pod('web-2', { nodeName: 'node-1', containers: [web] })), wait(5)],
		},
	),
];

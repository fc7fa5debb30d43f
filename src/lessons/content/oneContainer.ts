import { client, deployment, service } from '../../scenario/builtin/objects.ts';
import type { Lesson, Move } from '../format.ts';
import { look, lookInto, piece, say, scale, wait } from './parts.ts';
import { oneContainerQuiz } from './quiz/oneContainer.ts';

const shop = { has: ['allInOne'] } as const;
const namespace = 'default';

/** Ends a process of the shop: 7 is `web`, 8 is `api`, 9 is `logrotate`, and 1 the shell that began them. */
const end = (containerPid: number): Move => ({
	do: { type: 'crashProcess', namespace, name: '', container: 'shop', containerPid },
	pod: shop,
});
const crash: Move = { do: { type: 'crashContainer', namespace, name: '', container: 'shop' }, pod: shop };
const deleteShop: Move = { do: { type: 'delete', kind: 'Pod', namespace, name: '' }, pod: shop };

export const oneContainer: Lesson = {
	key: 'one-container',
	title: say('Everything in one container', '컨테이너 하나에 모두 넣기'),
	goal: say(
		'See what goes wrong when several processes live in one container.',
		'여러 프로세스가 한 컨테이너에 있을 때 무엇이 문제인지 봅니다.',
	),
	nodes: 2,
	manifests: [
		deployment('shop', 1, {
			containers: [
				piece({
					name: 'shop',
					image: 'all-in-one',
					port: 80,
					cpu: '500m',
					memory: '512Mi',
					env: { API_ADDR: 'localhost:8080' },
				}),
			],
		}),
		service('shop', 80),
		client('shop:80'),
	],
	startSeconds: 12,
	steps: [
		{
			kind: 'act',
			title: say('Look inside', '안을 들여다보기'),
			text: say(
				'A shop in one container: a web front end, an API and a log rotator, all started by one shell. Select the container `shop` and read its list of processes.',
				'컨테이너 하나로 된 가게입니다. 웹 프론트엔드, API, 로그 로테이터를 셸 하나가 모두 시작했습니다. 컨테이너 `shop`을 선택하고 프로세스 목록을 읽으세요.',
			),
			point: 'container/shop*/shop',
			check: {
				is: 'any',
				of: [
					{ is: 'looked', at: 'container', container: 'shop' },
					{ is: 'typed', line: 'kubectl exec' },
				],
			},
			hints: [
				say('The block inside the pod is the container.', '파드 안의 블록이 컨테이너입니다.'),
				say(
					'Click the block `shop`; the list is in the inspector.',
					'블록 `shop`을 누르세요. 목록은 인스펙터에 있습니다.',
				),
			],
			explanation: say(
				'Four processes. The shell is PID 1: to the kubelet it simply is the container. Of the other three the kubelet knows nothing.',
				'프로세스가 넷입니다. 셸이 PID 1이며, kubelet에게는 이것이 곧 컨테이너입니다. 나머지 셋에 대해 kubelet은 아무것도 모릅니다.',
			),
			wrong: [
				{
					try: [look('pod', 'client')],
					when: { is: 'looked', at: 'pod', name: 'client' },
					text: say(
						'That’s the one who asks. The shop is the other pod; select the container in it.',
						'요청을 보내는 쪽입니다. 가게는 다른 파드입니다. 그 안의 컨테이너를 선택하세요.',
					),
				},
				{
					try: [look('node', 'node-1')],
					when: { is: 'looked', at: 'node' },
					text: say(
						'That’s the whole machine. Go two levels deeper: the pod, and the container in it.',
						'머신 전체입니다. 두 단계 더 들어가세요. 파드, 그리고 그 안의 컨테이너입니다.',
					),
				},
			],
			solution: [{ deed: { kind: 'looked', at: 'container', name: 'shop', container: 'shop' } }],
			console: ['kubectl exec deploy/shop -- ps'],
		},
		{
			kind: 'predict',
			key: 'child-dies',
			title: say('The API dies', 'API가 죽으면'),
			text: say(
				'The process `api` (PID 8) is about to crash. Who will notice?',
				'곧 `api` 프로세스(PID 8)가 죽습니다. 누가 알아차릴까요?',
			),
			point: 'container/shop*/shop',
			choices: [
				{
					key: 'kubelet',
					text: say('The kubelet restarts the container', 'kubelet이 컨테이너를 다시 시작한다'),
					comesTrue: { is: 'restarted', which: shop },
					why: say(
						'The kubelet watches PID 1, and the shell is still alive, waiting for its other children.',
						'kubelet은 PID 1을 봅니다. 셸은 아직 살아서 다른 자식 프로세스를 기다리고 있습니다.',
					),
				},
				{
					key: 'deployment',
					text: say('The Deployment makes a new pod', '디플로이먼트가 새 파드를 만든다'),
					comesTrue: { is: 'gone', which: shop },
					why: say(
						'A controller counts pods, and this pod is there and `Running`.',
						'컨트롤러는 파드 수를 셉니다. 이 파드는 그대로 있고 `Running`입니다.',
					),
				},
				{
					key: 'nobody',
					text: say('Nobody', '아무도'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'childDied', which: shop },
							{ is: 'pods', which: { ...shop, state: 'ready', since: 'kept' } },
							{ is: 'restarted', which: shop, atMost: 0 },
						],
					},
				},
			],
			answer: 'nobody',
			shows: [end(8), wait(6)],
			hints: [
				say(
					'What does the kubelet see of a container? Its first process.',
					'kubelet은 컨테이너에서 무엇을 볼까요? 첫 번째 프로세스입니다.',
				),
			],
			explanation: say(
				'The pod is green and `Running`, and every page fails: the front end asks an API that’s gone. You’d have to watch the processes yourself, and start them again yourself.',
				'파드는 초록색이고 `Running`이지만 페이지는 모두 실패합니다. 프론트엔드가 사라진 API를 찾고 있기 때문입니다. 프로세스를 직접 지켜보고, 직접 다시 시작해야 합니다.',
			),
		},
		{
			kind: 'act',
			title: say('Bring the API back', 'API 되살리기'),
			text: say(
				'You can’t restart the API alone. What you can do is crash the container, so that the kubelet starts all of it again. Select it and press *Crash container*.',
				'API만 다시 시작할 수는 없습니다. 할 수 있는 일은 컨테이너를 죽여서 kubelet이 전부 다시 시작하게 하는 것입니다. 컨테이너를 선택하고 *컨테이너 강제 종료*를 누르세요.',
			),
			point: 'inspector/crash',
			check: { is: 'restarted', which: { ...shop, state: 'ready' } },
			hints: [
				say(
					'Select the container first; the button is in the inspector.',
					'먼저 컨테이너를 선택하세요. 단추는 인스펙터에 있습니다.',
				),
				say('Ending PID 1 in the list of processes does the same.', '프로세스 목록에서 PID 1을 끝내도 같습니다.'),
			],
			explanation: say(
				'It works, at a price: the front end, which was well, went down too, and with it the requests that it was serving.',
				'되긴 하지만 대가가 있습니다. 멀쩡하던 프론트엔드도, 처리 중이던 요청도 함께 내려갔습니다.',
			),
			wrong: [
				{
					try: [end(9), wait(2)],
					when: { is: 'childDied', which: shop },
					text: say(
						'Now one more process is gone, and again nobody saw. Crash the container: its PID 1.',
						'프로세스가 하나 더 사라졌고, 이번에도 아무도 보지 못했습니다. 컨테이너, 곧 PID 1을 죽이세요.',
					),
				},
				{
					try: [deleteShop, wait(2)],
					when: { is: 'gone', which: shop },
					text: say(
						'That replaces the whole pod: another IP, another place perhaps. To restart a container in place, crash the container.',
						'그러면 파드 전체가 교체됩니다. IP도 바뀌고 위치도 바뀔 수 있습니다. 제자리에서 다시 시작하려면 컨테이너를 죽이세요.',
					),
				},
				{
					try: [scale('Deployment', 'shop', 2), wait(6)],
					when: { is: 'pods', which: shop, atLeast: 2 },
					text: say(
						'A second shop runs beside the broken one, and half of the requests still fail.',
						'고장 난 가게 옆에 두 번째 가게가 생겼고, 요청의 절반은 여전히 실패합니다.',
					),
				},
			],
			solution: [crash, wait(4)],
		},
		{
			kind: 'predict',
			key: 'one-log',
			title: say('Whose log is it?', '누구의 로그인가'),
			text: say(
				'You want to know what the API did. What will the container’s log show?',
				'API가 무엇을 했는지 알고 싶습니다. 컨테이너의 로그에는 무엇이 나올까요?',
			),
			point: 'container/shop*/shop',
			choices: [
				{
					key: 'shell',
					text: say('Only what the shell, PID 1, writes', 'PID 1인 셸이 쓴 것만'),
					comesTrue: { is: 'not', check: { is: 'logged', which: shop, role: 'allInOne', lines: ['"GET /'] } },
					why: say(
						'The children inherit the shell’s output, and all of it goes to the container’s one log.',
						'자식 프로세스들은 셸의 출력을 물려받고, 그 출력은 모두 컨테이너의 로그 하나로 갑니다.',
					),
				},
				{
					key: 'mixed',
					text: say('Lines of all processes, mixed', '모든 프로세스의 줄이 섞여서'),
					comesTrue: { is: 'logged', which: shop, role: 'allInOne', lines: ['"GET /"', '"GET /api"'] },
				},
				{
					key: 'separate',
					text: say('One log for each process', '프로세스마다 로그가 따로'),
					comesTrue: { is: 'pods', which: { has: ['allInOne', 'backend'] } },
					why: say(
						'There’s one log for each container, and this is one container.',
						'로그는 컨테이너마다 하나이고, 이것은 컨테이너 하나입니다.',
					),
				},
			],
			answer: 'mixed',
			shows: [wait(4), lookInto('shop*', 'shop')],
			hints: [say('Look at the log in the inspector.', '인스펙터의 로그를 보세요.')],
			explanation: say(
				'`GET /` is the front end’s, `GET /api` the API’s, and they run together. With more processes somebody must take them apart by hand.',
				'`GET /` 줄은 프론트엔드의 것, `GET /api` 줄은 API의 것이며 한데 섞여 있습니다. 프로세스가 늘어나면 누군가 손으로 갈라내야 합니다.',
			),
		},
		{
			kind: 'predict',
			key: 'scale-all',
			title: say('More of the API, please', 'API만 더 늘리고 싶다면'),
			text: say(
				'Only the API is slow. You scale the shop to two. What do you get?',
				'API만 느립니다. 가게를 2로 스케일합니다. 무엇이 생길까요?',
			),
			point: 'pod/shop*',
			choices: [
				{
					key: 'api',
					text: say('One more API in the same container', '같은 컨테이너에 API가 하나 더'),
					comesTrue: { is: 'pods', which: { ...shop, state: 'ready' }, atMost: 1 },
					why: say(
						'Kubernetes doesn’t look into containers, and it doesn’t start processes in them.',
						'쿠버네티스는 컨테이너 안을 들여다보지 않고, 그 안에서 프로세스를 시작하지도 않습니다.',
					),
				},
				{
					key: 'everything',
					text: say('One more of everything', '모든 것이 하나씩 더'),
					comesTrue: { is: 'pods', which: { ...shop, state: 'ready' }, atLeast: 2, atMost: 2 },
				},
				{
					key: 'refused',
					text: say('It’s refused', '거부된다'),
					comesTrue: { is: 'refused' },
					why: say(
						'Nothing is wrong with copying a pod; only that this copies more than was needed.',
						'파드를 복제하는 것은 문제가 없습니다. 다만 필요한 것보다 많이 복제될 뿐입니다.',
					),
				},
			],
			answer: 'everything',
			shows: [scale('Deployment', 'shop', 2), wait(6)],
			hints: [
				say(
					'What has a number of replicas: a process, a container, a pod?',
					'레플리카 수를 가지는 것은 프로세스, 컨테이너, 파드 중 무엇일까요?',
				),
			],
			explanation: say(
				'A second front end and a second rotator that nobody asked for, with all the memory that they take. So: one process per container. That’s the next lesson.',
				'아무도 원하지 않은 프론트엔드와 로테이터까지 하나씩 늘었고, 메모리도 그만큼 씁니다. 그래서 컨테이너 하나에 프로세스 하나를 둡니다. 다음 수업에서 해 봅니다.',
			),
		},
	],
	quiz: oneContainerQuiz,
	documentation: [
		'concepts/containers/',
		'concepts/workloads/pods/',
		'concepts/workloads/pods/pod-lifecycle/#container-restarts',
		'concepts/cluster-administration/logging/',
	],
};

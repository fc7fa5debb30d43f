import { client, container, deployment, pod, service } from '../../scenario/builtin/objects.ts';
import type { Lesson, Move } from '../format.ts';
import { crash, deletePod, give, say, scale, wait } from './parts.ts';
import { logicalHostQuiz } from './quiz/logicalHost.ts';

const log = '/var/log/app/access.log';
const bare = { name: 'bare', has: ['frontend', 'cache'] } as const;
const kept = { has: ['backend'] } as const;
const namespace = 'default';

const onApi = (type: 'crash' | 'delete'): Move =>
	type === 'crash'
		? { do: { type: 'crashContainer', namespace, name: '', container: 'api' }, pod: kept }
		: { do: { type: 'delete', kind: 'Pod', namespace, name: '' }, pod: kept };

const barePod = pod('bare', {
	nodeName: 'node-1',
	containers: [
		container({
			name: 'web',
			port: 80,
			env: { CACHE_ADDR: 'localhost:6379' },
			mounts: { logs: '/var/log/app' },
		}),
		container({ name: 'cache', port: 6379 }),
	],
	volumes: [{ name: 'logs', emptyDir: {} }],
});

export const logicalHost: Lesson = {
	key: 'logical-host',
	title: say('The pod as a host', '논리적 호스트로서의 파드'),
	goal: say(
		'Tell a crash from a replacement, and know what keeps its address.',
		'죽었다 되살아나는 것과 교체되는 것을 구별하고, 무엇이 주소를 유지하는지 압니다.',
	),
	nodes: 2,
	manifests: [
		barePod,
		deployment('api', 1, { containers: [container({ name: 'api', port: 8080 })] }),
		service('api', 8080),
		client('api:8080'),
	],
	startSeconds: 14,
	steps: [
		{
			kind: 'predict',
			key: 'crash',
			title: say('A container crashes', '컨테이너가 죽는다'),
			text: say(
				'In the pod `bare` the container `web` crashes. What will still be the same afterwards?',
				'파드 `bare`에서 컨테이너 `web`이 죽습니다. 그 뒤에도 그대로인 것은 무엇일까요?',
			),
			point: 'container/bare/web',
			choices: [
				{
					key: 'all',
					text: say('The pod’s IP, its volume, and its other container', '파드의 IP, 볼륨, 그리고 다른 컨테이너'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'restarted', which: bare, role: 'frontend' },
							{ is: 'restarted', which: bare, role: 'cache', atMost: 0 },
							{ is: 'keptIP', which: bare },
							{ is: 'file', which: bare, role: 'frontend', path: log },
						],
					},
				},
				{
					key: 'name',
					text: say('Only the pod’s name', '파드의 이름만'),
					comesTrue: { is: 'pods', which: { ...bare, since: 'new' } },
					why: say(
						'That’s what stays when a pod is made anew by hand. A crash makes nothing anew but the container.',
						'파드를 손으로 새로 만들 때 이름만 남습니다. 죽은 컨테이너 말고는 아무것도 새로 만들어지지 않습니다.',
					),
				},
				{
					key: 'not-volume',
					text: say('The IP, but not the volume', 'IP는 그대로지만 볼륨은 아니다'),
					comesTrue: { is: 'not', check: { is: 'file', which: bare, role: 'frontend', path: log } },
					why: say(
						'Volumes are the pod’s, as the IP is. They stay as long as it does.',
						'볼륨도 IP처럼 파드의 것이며, 파드가 있는 동안 남습니다.',
					),
				},
			],
			answer: 'all',
			shows: [crash('bare', 'web'), wait(4)],
			hints: [
				say('What belongs to the pod, what to the container?', '무엇이 파드의 것이고 무엇이 컨테이너의 것인가요?'),
			],
			explanation: say(
				'The pod is like a machine on which one program was restarted. Its address, its disk and its other programs stay as they were.',
				'프로그램 하나를 다시 시작한 머신과 같습니다. 주소도 디스크도 다른 프로그램도 그대로입니다.',
			),
		},
		{
			kind: 'act',
			title: say('Crash the helper', '보조 컨테이너 죽이기'),
			text: say(
				'Now crash `cache` yourself, and watch the pod’s IP.',
				'이번에는 `cache`를 직접 죽이고 파드의 IP를 지켜보세요.',
			),
			point: 'container/bare/cache',
			check: {
				is: 'all',
				of: [
					{ is: 'restarted', which: { ...bare, state: 'ready' }, role: 'cache' },
					{ is: 'keptIP', which: bare },
				],
			},
			hints: [
				say('Select the block `cache` in the pod `bare`.', '파드 `bare`의 블록 `cache`를 선택하세요.'),
				say('*Crash container* is in the inspector.', '*컨테이너 강제 종료*는 인스펙터에 있습니다.'),
			],
			explanation: say(
				'Restarted in place: that is the kubelet’s work, on the pod’s own node, and no controller has part in it.',
				'제자리에서 다시 시작했습니다. 그 노드의 kubelet이 하는 일이고, 컨트롤러는 관여하지 않습니다.',
			),
			wrong: [
				{
					try: [onApi('crash'), wait(3)],
					when: { is: 'restarted', which: kept },
					text: say('That was `api`, in the other pod.', '다른 파드의 `api`였습니다.'),
				},
				{
					try: [deletePod('bare'), wait(3)],
					when: { is: 'commanded', type: 'delete' },
					text: say(
						'Deleted isn’t crashed: the pod goes with all that was its own, and nobody makes it again.',
						'삭제는 죽는 것과 다릅니다. 파드는 자기 것과 함께 사라지고 아무도 다시 만들지 않습니다.',
					),
				},
				{
					try: [
						give({ type: 'removeContainer', from: { kind: 'pod', namespace, name: 'bare' }, container: 'cache' }),
						wait(3),
					],
					when: { is: 'commanded', type: 'removeContainer' },
					text: say(
						'A pod can’t lose a container and stay the same pod: it was replaced, and look, the IP is another.',
						'컨테이너를 빼면서 같은 파드로 남을 수는 없습니다. 파드가 교체되었고 IP도 달라졌습니다.',
					),
				},
			],
			solution: [crash('bare', 'cache'), wait(4)],
		},
		{
			kind: 'predict',
			key: 'delete',
			title: say('A pod is deleted', '파드가 삭제된다'),
			text: say(
				'The pod of the Deployment `api` is deleted. What comes after it?',
				'디플로이먼트 `api`의 파드를 삭제합니다. 그다음에는 무엇이 올까요?',
			),
			point: 'pod/api*',
			choices: [
				{
					key: 'same',
					text: say('The same pod, restarted', '같은 파드가 다시 시작된다'),
					comesTrue: { is: 'pods', which: { ...kept, since: 'kept' } },
					why: say(
						'A deleted pod never comes back. What comes has another name, UID and IP.',
						'삭제된 파드는 돌아오지 않습니다. 새로 오는 것은 이름도 UID도 IP도 다릅니다.',
					),
				},
				{
					key: 'nothing',
					text: say('Nothing', '아무것도 오지 않는다'),
					comesTrue: { is: 'pods', which: kept, atMost: 0 },
					why: say(
						'So it is with a bare pod. A Deployment’s ReplicaSet sees that one is missing.',
						'컨트롤러가 없는 파드라면 그렇습니다. 디플로이먼트의 레플리카셋은 하나가 모자란 것을 알아챕니다.',
					),
				},
				{
					key: 'another',
					text: say('Another pod, with another name and IP', '이름도 IP도 다른 파드'),
					comesTrue: { is: 'pods', which: { ...kept, since: 'new', state: 'ready' } },
				},
			],
			answer: 'another',
			shows: [onApi('delete'), wait(6)],
			hints: [
				say(
					'The Deployment wants one pod like that, not this very one.',
					'디플로이먼트가 원하는 것은 그런 파드 하나이지, 바로 그 파드가 아닙니다.',
				),
			],
			explanation: say(
				'Replaced, not repaired. That’s why nobody should remember a pod’s IP: ask the Service’s name, which stays.',
				'고친 것이 아니라 바꾼 것입니다. 그래서 파드의 IP를 기억해 두면 안 됩니다. 변하지 않는 서비스 이름을 쓰세요.',
			),
		},
		{
			kind: 'act',
			title: say('Delete one yourself', '직접 삭제하기'),
			text: say(
				'Delete the pod of `api` once more, and see that the client is answered again by the name `api`, whatever the IP.',
				'`api`의 파드를 한 번 더 삭제하고, IP가 무엇이든 클라이언트가 `api`라는 이름으로 다시 응답을 받는지 보세요.',
			),
			point: 'pod/api*',
			check: {
				is: 'all',
				of: [
					{ is: 'gone', which: kept },
					{ is: 'pods', which: { ...kept, since: 'new', state: 'ready' } },
					{
						is: 'packet',
						kind: 'response',
						label: '200',
						outcome: 'delivered',
						from: { ...kept, since: 'new' },
						to: { has: ['client'] },
					},
				],
			},
			hints: [
				say(
					'Select the pod, not the container: *Delete pod* is in its inspector.',
					'컨테이너가 아니라 파드를 선택하세요. *파드 삭제*는 파드의 인스펙터에 있습니다.',
				),
				say(
					'Then wait for the new one to get ready and be asked.',
					'그리고 새 파드가 준비되어 요청을 받을 때까지 기다리세요.',
				),
			],
			explanation: say(
				'A pod is a host that you can throw away: a machine of its own while it lives, and replaced by another when it’s gone.',
				'파드는 버릴 수 있는 호스트입니다. 살아 있는 동안은 하나의 머신이고, 사라지면 다른 것이 그 자리를 채웁니다.',
			),
			wrong: [
				{
					try: [onApi('crash'), wait(4)],
					when: { is: 'commanded', type: 'crashContainer' },
					text: say(
						'Crashed and restarted: the same pod, the same IP. Delete the pod.',
						'죽었다가 되살아났습니다. 같은 파드, 같은 IP입니다. 파드를 삭제하세요.',
					),
				},
				{
					try: [give({ type: 'delete', kind: 'Deployment', namespace, name: 'api' }), wait(4)],
					when: {
						is: 'all',
						of: [
							{ is: 'commanded', type: 'delete' },
							{ is: 'not', check: { is: 'commanded', type: 'scale' } },
							{ is: 'pods', which: kept, atMost: 0 },
							{ is: 'deployment', name: 'api', atMost: 0 },
						],
					},
					text: say(
						'That deleted the Deployment, and its pods with it. Nobody is left to make a new one. Go back to the start of the step.',
						'디플로이먼트가 파드와 함께 삭제되어 새로 만들어 줄 것이 없습니다. 단계의 처음으로 돌아가세요.',
					),
				},
				{
					try: [scale('Deployment', 'api', 0), wait(4)],
					when: { is: 'pods', which: kept, atMost: 0 },
					text: say(
						'With 0 replicas nobody makes a new one. Set it to 1 again.',
						'레플리카가 0이면 아무도 새로 만들지 않습니다. 다시 1로 바꾸세요.',
					),
				},
			],
			solution: [onApi('delete'), wait(8)],
			console: ['kubectl delete pod -l app=api --wait=false', 'sleep 8s'],
		},
		{
			kind: 'compare',
			key: 'crash-or-replace',
			title: say('Side by side', '나란히 놓고 보기'),
			text: say(
				'The same pod `bare` twice. On the left its container `web` crashes; on the right the pod is deleted and made again. On which side will it have the IP that it has now?',
				'같은 파드 `bare`를 둘로 놓고 봅니다. 왼쪽에서는 컨테이너 `web` 하나가 죽고, 오른쪽에서는 파드가 삭제되고 다시 만들어집니다. 지금의 IP를 그대로 가지는 쪽은 어디일까요?',
			),
			pod: bare,
			nodes: 1,
			manifests: [barePod],
			startSeconds: 12,
			left: {
				label: say('A container crashes', '컨테이너가 죽는다'),
				shows: [wait(1), crash('bare', 'web'), wait(5)],
			},
			right: {
				label: say('The pod is replaced', '파드가 교체된다'),
				shows: [wait(1), give({ type: 'replacePod', namespace, name: 'bare', node: 'node-1' }), wait(5)],
			},
			choices: [
				{
					key: 'left',
					text: say('On the left', '왼쪽'),
					comesTrue: {
						left: {
							is: 'all',
							of: [
								{ is: 'keptIP', which: bare },
								{ is: 'restarted', which: bare, role: 'frontend' },
								{ is: 'restarted', which: bare, role: 'cache', atMost: 0 },
								{ is: 'file', which: bare, role: 'frontend', path: log },
							],
						},
						right: {
							is: 'all',
							of: [
								{ is: 'pods', which: { ...bare, since: 'new' } },
								{ is: 'not', check: { is: 'keptIP', which: bare } },
							],
						},
					},
				},
				{
					key: 'right',
					text: say('On the right', '오른쪽'),
					comesTrue: {
						left: { is: 'not', check: { is: 'keptIP', which: bare } },
						right: { is: 'keptIP', which: bare },
					},
					why: say(
						'A pod of the same name is a new pod: new UID, new sandbox, new IP.',
						'이름이 같아도 새 파드입니다. UID도 샌드박스도 IP도 새롭습니다.',
					),
				},
				{
					key: 'both',
					text: say('On both', '양쪽 다'),
					comesTrue: { left: { is: 'keptIP', which: bare }, right: { is: 'keptIP', which: bare } },
					why: say(
						'The name is the same on both sides; the IP isn’t. Addresses aren’t handed out again at once.',
						'이름은 양쪽이 같지만 IP는 다릅니다. 주소는 바로 다시 나눠 주지 않습니다.',
					),
				},
			],
			answer: 'left',
			hints: [
				say(
					'What has the IP: the container, or the sandbox of the pod?',
					'IP를 가진 것은 컨테이너일까요, 파드의 샌드박스일까요?',
				),
			],
			explanation: say(
				'Left: same pod, same IP, the log still there, one restart, and `cache` noticed nothing. Right: another pod; its IP, its folder and both of its containers are new.',
				'왼쪽은 같은 파드, 같은 IP, 로그도 그대로이고 재시작이 한 번 늘었으며 `cache` 쪽은 아무것도 모릅니다. 오른쪽은 다른 파드입니다. IP도 폴더도 두 컨테이너도 새것입니다.',
			),
		},
	],
	quiz: logicalHostQuiz,
	documentation: [
		'concepts/workloads/pods/',
		'concepts/workloads/pods/pod-lifecycle/#pod-lifetime',
		'concepts/workloads/controllers/deployment/',
		'concepts/services-networking/service/',
	],
};

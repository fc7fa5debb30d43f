import type { Lesson } from '../format.ts';
import { applyLine, draftOf, intoDraft, look, piece, replace, runDraft, say, wait } from './parts.ts';
import { firstPodQuiz } from './quiz/firstPod.ts';

const web = piece({ name: 'web', port: 80, env: { CACHE_ADDR: 'localhost:6379' } });
const cache = piece({ name: 'cache', port: 6379 });
const client = piece({ name: 'client', cpu: '100m', memory: '64Mi', env: { TARGET_ADDR: 'web:80' } });
const both = { only: ['frontend', 'cache'] } as const;

const manifest = `
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  nodeName: node-1
  containers:
  - name: web
    image: podarium/web:1
    ports:
    - containerPort: 80
    env:
    - name: CACHE_ADDR
      value: localhost:6379
  - name: cache
    image: podarium/cache:1
    ports:
    - containerPort: 6379`;

export const firstPod: Lesson = {
	key: 'first-pod',
	title: say('Your first pod', '첫 파드'),
	goal: say(
		'Build a pod of two containers, put it on a node, and see that it stays whole.',
		'컨테이너 두 개로 파드를 만들어 노드에 올리고, 파드가 나뉘지 않는다는 것을 확인합니다.',
	),
	nodes: 2,
	manifests: [],
	startSeconds: 2,
	steps: [
		{
			kind: 'act',
			title: say('Begin with one container', '컨테이너 하나로 시작하기'),
			text: say(
				'Kubernetes never runs a container by itself. It runs pods: one container or a few that belong together. Drag `web` from the palette onto the free canvas, or choose it and then *A pod of its own on the canvas*.',
				'쿠버네티스는 컨테이너를 낱개로 실행하지 않습니다. 컨테이너 하나 또는 서로 밀접한 몇 개를 묶은 파드를 실행합니다. 팔레트에서 `web`을 빈 캔버스로 끌어다 놓거나, 누른 뒤 *캔버스에 별도의 파드로* 항목을 고르세요.',
			),
			point: 'palette/web',
			check: {
				is: 'any',
				of: [
					{ is: 'draft', only: ['frontend'] },
					{ is: 'draft', only: both.only },
					{ is: 'pods', which: { has: ['frontend'] } },
				],
			},
			hints: [
				say('The palette is the list of containers at the left.', '팔레트는 왼쪽에 있는 컨테이너 목록입니다.'),
				say(
					'Click `web` in the palette and choose the canvas as its place.',
					'팔레트에서 `web`을 누르고 놓을 곳으로 캔버스를 고르세요.',
				),
			],
			explanation: say(
				'The dashed frame is a pod in the making: a manifest that the cluster hasn’t seen yet. It may still be changed freely.',
				'점선 테두리는 만드는 중인 파드, 곧 클러스터가 아직 받지 않은 매니페스트입니다. 지금은 자유롭게 바꿀 수 있습니다.',
			),
			wrong: [
				{
					try: [draftOf('client', client)],
					when: { is: 'draft', only: ['client'] },
					text: say(
						'That’s `client`, which only asks others. This pod is to serve pages: begin with `web`.',
						'`client`는 다른 쪽에 요청만 보냅니다. 이 파드는 페이지를 제공해야 하니 `web`부터 넣으세요.',
					),
				},
				{
					try: [draftOf('cache', cache)],
					when: { is: 'draft', only: ['cache'] },
					text: say(
						'The cache will come into this pod, but as the helper. Put `web` down first.',
						'캐시도 이 파드에 들어가지만 보조 역할입니다. 먼저 `web`을 놓으세요.',
					),
				},
			],
			solution: [draftOf('web', web)],
		},
		{
			kind: 'act',
			title: say('A second container into the same pod', '같은 파드에 두 번째 컨테이너 넣기'),
			text: say(
				'`web` keeps its sessions in a cache that’s of no use to anybody else. Drop `cache` into the same frame.',
				'`web`은 세션을 캐시에 두며, 이 캐시는 다른 누구에게도 쓸모가 없습니다. `cache`를 같은 테두리 안에 놓으세요.',
			),
			point: 'draft/web',
			check: {
				is: 'any',
				of: [
					{ is: 'draft', only: both.only },
					{ is: 'pods', which: both },
				],
			},
			hints: [
				say('Into the dashed frame, not beside it.', '점선 테두리 옆이 아니라 안에 놓아야 합니다.'),
				say(
					'Click `cache` in the palette and choose the draft pod `web`.',
					'팔레트에서 `cache`를 누르고 파드 초안 `web`을 고르세요.',
				),
			],
			explanation: say(
				'Two containers, one pod. They’ll be started together, stand on the same machine and find each other at `localhost`.',
				'컨테이너는 둘, 파드는 하나입니다. 두 컨테이너는 함께 시작하고, 같은 머신에 있으며, `localhost`로 서로를 찾습니다.',
			),
			wrong: [
				{
					try: [draftOf('cache', cache)],
					when: { is: 'draft', only: ['cache'] },
					text: say(
						'Now `cache` has a pod of its own: it could land on another machine and would have another IP. Drag it from there into the frame of `web`.',
						'이제 `cache`가 따로 파드를 가집니다. 다른 머신에 놓일 수 있고 IP도 달라집니다. 그 컨테이너를 `web`의 테두리 안으로 끌어다 놓으세요.',
					),
				},
				{
					try: [intoDraft('web', piece({ name: 'web-2', image: 'web', port: 80 }))],
					when: { is: 'draft', only: ['frontend', 'frontend'] },
					text: say(
						'A second `web` in one pod would want port 80 as well, and only one can have it. To have more web servers one copies the pod.',
						'한 파드 안의 두 번째 `web`도 80번 포트를 원하지만, 포트는 하나만 가질 수 있습니다. 웹 서버를 늘리려면 파드를 복제합니다.',
					),
				},
			],
			solution: [intoDraft('web', cache)],
		},
		{
			kind: 'act',
			title: say('Onto a node', '노드에 올리기'),
			text: say(
				'Drag the frame onto `node-1` by its name. To bind a pod is to write a node’s name into it; from then on that node’s kubelet starts it.',
				'테두리를 이름 부분으로 잡아 `node-1`에 끌어다 놓으세요. 파드를 바인딩한다는 것은 파드에 노드 이름을 적는 일입니다. 그때부터 그 노드의 kubelet이 파드를 시작합니다.',
			),
			point: 'node/node-1',
			check: { is: 'pods', which: { ...both, state: 'ready', node: 'node-1' } },
			hints: [
				say(
					'Or select the frame and choose *Run on node…* in the inspector.',
					'테두리를 선택하고 인스펙터에서 *노드에서 실행…*을 골라도 됩니다.',
				),
				say(
					'After the drop, let the clock run: images are pulled, containers started. It takes about two seconds.',
					'놓은 뒤에는 시간이 흘러야 합니다. 이미지를 받고 컨테이너를 시작하는 데 2초쯤 걸립니다.',
				),
			],
			explanation: say(
				'The order was: bound, sandbox and IP, images, containers. The address on the rim belongs to the pod, not to either container.',
				'순서는 바인딩, 샌드박스와 IP, 이미지, 컨테이너였습니다. 테두리에 적힌 주소는 어느 컨테이너의 것이 아니라 파드의 것입니다.',
			),
			wrong: [
				{
					try: [runDraft('web', 'node-2'), wait(1)],
					when: { is: 'pods', which: { ...both, node: 'node-2' } },
					text: say(
						'It’s on `node-2` now, and that works as well. For what comes it should be on `node-1`: go back, or drag it over.',
						'지금은 `node-2`에 있고, 그래도 잘 동작합니다. 다음 단계를 위해서는 `node-1`이어야 합니다. 되돌리거나 끌어서 옮기세요.',
					),
				},
				{
					try: [{ do: { type: 'discardDraft', name: 'web' } }],
					when: {
						is: 'all',
						of: [
							{ is: 'not', check: { is: 'draft', only: both.only } },
							{ is: 'not', check: { is: 'pods', which: { has: ['frontend'] } } },
						],
					},
					text: say(
						'The draft is gone, and nothing was ever in the cluster. Go back to the start of the step.',
						'초안이 사라졌고, 클러스터에는 아무것도 들어간 적이 없습니다. 단계의 처음으로 돌아가세요.',
					),
				},
			],
			solution: [runDraft('web', 'node-1'), wait(5)],
			console: [applyLine(manifest), 'sleep 5s'],
		},
		{
			kind: 'act',
			title: say('Read the pod', '파드 읽기'),
			text: say(
				'Select the pod. The inspector shows its IP, its node and what its containers share.',
				'파드를 선택하세요. 인스펙터에 IP와 노드, 그리고 컨테이너들이 무엇을 공유하는지 나옵니다.',
			),
			point: 'pod/web',
			check: {
				is: 'any',
				of: [
					{ is: 'looked', at: 'pod', name: 'web' },
					{ is: 'typed', line: 'kubectl get pod' },
					{ is: 'typed', line: 'kubectl describe pod' },
				],
			},
			hints: [
				say('Click the pod’s name, not one of its containers.', '컨테이너가 아니라 파드의 이름을 누르세요.'),
				say(
					'Or type `kubectl get pods -o wide` in the console.',
					'콘솔에 `kubectl get pods -o wide`를 입력해도 됩니다.',
				),
			],
			explanation: say(
				'One IP, one node, two containers. The pod is the unit: it’s what the scheduler places and what gets an address.',
				'IP 하나, 노드 하나, 컨테이너 둘. 단위는 파드입니다. 스케줄러가 배치하는 것도, 주소를 받는 것도 파드입니다.',
			),
			wrong: [
				{
					try: [{ deed: { kind: 'looked', at: 'container', name: 'web', container: 'cache' } }],
					when: { is: 'looked', at: 'container' },
					text: say(
						'That’s one container: it has a state and a log, but no address. Select the pod around it.',
						'컨테이너 하나입니다. 상태와 로그는 있지만 주소는 없습니다. 그것을 감싼 파드를 선택하세요.',
					),
				},
				{
					try: [look('node', 'node-1')],
					when: { is: 'looked', at: 'node' },
					text: say(
						'That’s the machine; its address isn’t the pod’s. Select the pod on it.',
						'노드는 머신이고, 그 주소는 파드의 주소가 아닙니다. 그 위의 파드를 선택하세요.',
					),
				},
			],
			solution: [look('pod', 'web')],
			console: ['kubectl get pods -o wide'],
		},
		{
			kind: 'predict',
			key: 'drag-to-other-node',
			title: say('To another node?', '다른 노드로 옮기면?'),
			text: say(
				'The pod runs on `node-1`. You drag it onto `node-2`. What will happen to it?',
				'파드가 `node-1`에서 실행 중입니다. 이것을 `node-2`로 끌어다 놓으면 어떻게 될까요?',
			),
			point: 'pod/web',
			choices: [
				{
					key: 'moves',
					text: say('It moves, and keeps its IP', 'IP를 유지한 채 옮겨 간다'),
					comesTrue: { is: 'pods', which: { ...both, since: 'kept', node: 'node-2' } },
					why: say(
						'A running pod can’t be moved: its processes live in that machine’s kernel, its IP comes from that node’s range.',
						'실행 중인 파드는 옮길 수 없습니다. 프로세스는 그 머신의 커널에 있고, IP는 그 노드의 대역에서 받은 것입니다.',
					),
				},
				{
					key: 'split',
					text: say('One container goes, the other stays', '컨테이너 하나만 가고 하나는 남는다'),
					comesTrue: { is: 'nodes', which: { has: ['cache'] }, atLeast: 2 },
					why: say(
						'A pod is never spread over nodes. Whatever happens, happens to the whole of it.',
						'파드는 여러 노드에 걸치지 않습니다. 무슨 일이든 파드 전체에 일어납니다.',
					),
				},
				{
					key: 'replaced',
					text: say('It’s deleted, and a new one is made there', '삭제되고 그곳에 새로 만들어진다'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'gone', which: both },
							{ is: 'pods', which: { ...both, since: 'new', node: 'node-2', state: 'ready' } },
						],
					},
				},
			],
			answer: 'replaced',
			shows: [replace('web', 'node-2'), wait(5)],
			hints: [
				say('Look at where the first three numbers of its IP come from.', 'IP의 앞 세 숫자가 어디에서 왔는지 보세요.'),
			],
			explanation: say(
				'A bound pod never moves. The old one was deleted; the new one has the same name, a new UID and an IP of `node-2`. And both containers are there: a pod is whole on one node, always.',
				'바인딩된 파드는 움직이지 않습니다. 예전 파드는 삭제되었고, 새 파드는 이름만 같을 뿐 UID가 새롭고 IP도 `node-2`의 것입니다. 두 컨테이너가 함께 있습니다. 파드는 언제나 한 노드에 통째로 있습니다.',
			),
		},
	],
	quiz: firstPodQuiz,
	documentation: [
		'concepts/workloads/pods/',
		'concepts/workloads/pods/pod-lifecycle/',
		'concepts/architecture/nodes/',
		'concepts/scheduling-eviction/kube-scheduler/',
	],
};

import { client, container, deployment, service } from '../../scenario/builtin/objects.ts';
import type { Lesson } from '../format.ts';
import { apply, applyLine, say, scale, wait } from './parts.ts';
import { scalingQuiz } from './quiz/scaling.ts';

const web = container({ name: 'web', port: 80, env: { API_ADDR: 'api:8080' } });
const api = container({ name: 'api', port: 8080, env: { DB_ADDR: 'db:5432' } });
const both = { only: ['frontend', 'backend'] } as const;
const front = { only: ['frontend'] } as const;
const back = { only: ['backend'] } as const;
const db = { only: ['database'] } as const;
const apiAlone = [deployment('api', 1, { containers: [api] }), service('api', 8080)];
const shopAlone = deployment('shop', 1, { containers: [web] });

const apart = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 1
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
      - name: web
        image: podarium/web:1
        env:
        - name: API_ADDR
          value: api:8080
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 1
  selector:
    matchLabels:
      app: api
  template:
    metadata:
      labels:
        app: api
    spec:
      containers:
      - name: api
        image: podarium/api:1
        env:
        - name: DB_ADDR
          value: db:5432
---
apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  selector:
    app: api
  ports:
  - port: 8080`;

export const scaling: Lesson = {
	key: 'scaling',
	title: say('What scales is the pod', '스케일링의 단위'),
	goal: say(
		'Scale only what is busy, and know why there’s no scaling of a container.',
		'바쁜 것만 늘리고, 컨테이너 단위 스케일링이 왜 없는지 압니다.',
	),
	nodes: 3,
	manifests: [
		deployment('shop', 1, { containers: [web, api] }),
		service('shop', 80),
		deployment('db', 1, { containers: [container({ name: 'db', port: 5432, cpu: '500m', memory: '512Mi' })] }),
		service('db', 5432),
		client('shop:80'),
	],
	startSeconds: 14,
	steps: [
		{
			kind: 'predict',
			key: 'scale-pod',
			title: say('Three APIs, one front end?', 'API 셋에 프론트엔드 하나?'),
			text: say(
				'The shop’s pod holds `web` and `api`. The API is busy; the front end isn’t. You set the Deployment to 3 replicas. How many of each will run?',
				'가게의 파드에는 `web`과 `api`가 있습니다. API는 바쁘고 프론트엔드는 한가합니다. 디플로이먼트의 레플리카를 3으로 바꾸면 각각 몇 개가 돌까요?',
			),
			point: 'pod/shop*',
			choices: [
				{
					key: 'three-one',
					text: say('3 `api`, 1 `web`', '`api` 3개, `web` 1개'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'pods', which: back, atLeast: 2 },
							{ is: 'pods', which: both, atLeast: 1 },
						],
					},
					why: say(
						'`replicas` counts pods. There’s no field by which a container inside could be counted.',
						'`replicas`는 파드를 셉니다. 안에 든 컨테이너를 세는 필드는 없습니다.',
					),
				},
				{
					key: 'three-three',
					text: say('3 of both', '둘 다 3개'),
					comesTrue: { is: 'pods', which: { ...both, state: 'ready' }, atLeast: 3, atMost: 3 },
				},
				{
					key: 'one-pod',
					text: say('1 pod with 3 of each inside', '파드 하나에 3개씩'),
					comesTrue: { is: 'pods', which: { has: both.only }, atMost: 1 },
					why: say(
						'A pod’s list of containers is fixed when it’s created.',
						'파드의 컨테이너 목록은 생성될 때 정해집니다.',
					),
				},
			],
			answer: 'three-three',
			shows: [scale('Deployment', 'shop', 3), wait(8)],
			hints: [
				say(
					'Look for `replicas` in the Deployment’s YAML: where does it stand?',
					'디플로이먼트 YAML에서 `replicas`가 어디에 있는지 찾아보세요.',
				),
			],
			explanation: say(
				'Pods are copied whole. So containers that must scale differently don’t belong into one pod.',
				'파드는 통째로 복제됩니다. 그러니 따로 스케일해야 하는 컨테이너는 한 파드에 두면 안 됩니다.',
			),
		},
		{
			kind: 'predict',
			key: 'copy-inside',
			title: say('Really not? And why?', '정말 안 될까? 왜?'),
			text: say(
				'Suppose Kubernetes did it: a second `api` beside the first, in the same pod. What would come of it?',
				'쿠버네티스가 그렇게 한다고 해 봅시다. 같은 파드에 두 번째 `api`를 첫 번째 옆에 둡니다. 어떻게 될까요?',
			),
			point: 'pod/shop*',
			choices: [
				{
					key: 'clash',
					text: say('The copy can’t have the port, and crashes', '복제본이 포트를 갖지 못하고 죽는다'),
					comesTrue: { is: 'bindFailed', port: 8080 },
				},
				{
					key: 'balance',
					text: say('The two share the requests', '둘이 요청을 나눠 처리한다'),
					comesTrue: {
						is: 'pods',
						which: { has: ['frontend'], only: ['frontend', 'backend', 'backend'], state: 'ready' },
					},
					why: say(
						'Requests come to an IP and a port, and behind those stands one process.',
						'요청은 IP와 포트로 오고, 그 뒤에는 프로세스가 하나뿐입니다.',
					),
				},
				{
					key: 'more-cpu',
					text: say('It works, on another node', '다른 노드에서 동작한다'),
					comesTrue: { is: 'pods', which: { only: ['backend'] } },
					why: say(
						'In the same pod means on the same node, and on no other.',
						'같은 파드라는 것은 같은 노드라는 뜻입니다.',
					),
				},
			],
			answer: 'clash',
			shows: [
				scale('Deployment', 'shop', 1),
				wait(2),
				apply(
					deployment('shop', 1, {
						containers: [web, api, container({ name: 'api-2', image: 'api', port: 8080, env: { DB_ADDR: 'db:5432' } })],
					}),
				),
				wait(14),
			],
			hints: [say('One IP, one port space.', 'IP 하나, 포트 공간 하나.')],
			explanation: say(
				'One IP, one set of ports, shared files, one node: containers in a pod are made to be one thing. A copy needs an address and a place of its own, and that is what a pod is. Closely related work also scales together this way: each web server gets its own log shipper.',
				'IP 하나, 포트 공간 하나, 공유하는 파일, 같은 노드. 파드의 컨테이너들은 하나로 움직이도록 만들어졌습니다. 복제본에는 자기 주소와 자기 자리가 필요하고, 그것이 바로 파드입니다. 또한 이렇게 해야 관련이 깊은 작업이 함께 늘어납니다. 웹 서버마다 자기 로그 수집기가 생깁니다.',
			),
		},
		{
			kind: 'act',
			title: say('Split, then', '그렇다면 나누기'),
			text: say(
				'Give the API pods of its own: `shop` with `web` alone, and `api` beside it, behind a Service `api`. (Take the surplus `api-2` away.)',
				'API에게 자기 파드를 주세요. `shop`에는 `web`만 남기고, `api`는 따로 서비스 `api` 뒤에 둡니다. (남는 `api-2`는 없애세요.)',
			),
			point: 'container/shop*/api',
			check: {
				is: 'all',
				of: [
					{ is: 'pods', which: { ...front, state: 'ready' } },
					{ is: 'pods', which: { ...back, state: 'ready' } },
					{ is: 'endpoints', role: 'backend' },
					{ is: 'pods', which: { has: both.only }, atMost: 0 },
				],
			},
			goals: [
				{
					text: say('A front end without an API in its pod', 'API 없는 프론트엔드 파드'),
					check: { is: 'pods', which: { ...front, state: 'ready' } },
				},
				{
					text: say('An API in a pod of its own, behind a Service', '서비스 뒤에 있는 API 파드'),
					check: { is: 'endpoints', role: 'backend' },
				},
			],
			hints: [
				say(
					'Remove `api-2` first, then drag `api` out onto the canvas and run it.',
					'먼저 `api-2`를 제거하고, `api`를 캔버스로 끌어내어 실행하세요.',
				),
				say(
					'The draft should have the name `api`: its Service gets that name, and `web` asks `api:8080`.',
					'초안의 이름은 `api`여야 합니다. 서비스가 그 이름을 받고, `web`은 `api:8080`에 묻습니다.',
				),
			],
			explanation: say(
				'The Deployment rolled out a smaller pod, and the API stands by itself. `web` had asked `api:8080` by name all along, so nothing in it had to change.',
				'디플로이먼트가 더 작은 파드를 롤아웃했고 API는 따로 섰습니다. `web`은 처음부터 `api:8080`이라는 이름으로 물었으므로 바꿀 것이 없었습니다.',
			),
			wrong: [
				{
					try: [scale('Deployment', 'shop', 2), wait(6)],
					when: { is: 'pods', which: { has: both.only, since: 'new' }, atLeast: 1 },
					text: say(
						'More pods of the same kind: each has the API and the clash again.',
						'같은 파드가 늘었을 뿐입니다. 파드마다 API도 있고 충돌도 있습니다.',
					),
				},
				{
					try: [apply(shopAlone), wait(8)],
					when: {
						is: 'all',
						of: [
							{ is: 'pods', which: { has: ['backend'] }, atMost: 0 },
							{ is: 'not', check: { is: 'draft', only: ['backend'] } },
						],
					},
					text: say(
						'The front end is alone now, and nobody answers for the API. Run it as a pod of its own.',
						'프론트엔드만 남아 API 요청에 답할 곳이 없습니다. API를 자기 파드로 실행하세요.',
					),
				},
				{
					try: [
						{
							do: { type: 'crashContainer', namespace: 'default', name: '', container: 'api' },
							pod: { has: both.only },
						},
						wait(4),
					],
					when: { is: 'commanded', type: 'crashContainer' },
					text: say(
						'A restart gives the port to the other one for a while. They still share a pod.',
						'다시 시작하면 잠시 다른 쪽이 포트를 가질 뿐, 여전히 한 파드입니다.',
					),
				},
			],
			solution: [apply(shopAlone, ...apiAlone), wait(10)],
			console: [applyLine(apart), 'sleep 12s'],
		},
		{
			kind: 'act',
			title: say('Scale only what is busy', '바쁜 것만 늘리기'),
			text: say(
				'Set the API to three. Leave the front end at one.',
				'API를 3개로 늘리세요. 프론트엔드는 하나로 두세요.',
			),
			point: 'pod/api*',
			check: {
				is: 'all',
				of: [
					{ is: 'pods', which: { ...back, state: 'ready' }, atLeast: 3, atMost: 3 },
					{ is: 'endpoints', role: 'backend', atLeast: 3 },
					{ is: 'pods', which: front, atMost: 1 },
				],
			},
			hints: [
				say(
					'Select a pod of `api` and press +, or use the field in the inspector.',
					'`api` 파드를 선택하고 +를 누르거나 인스펙터의 입력란을 쓰세요.',
				),
				say(
					'In the console: `kubectl scale deployment api --replicas=3`.',
					'콘솔에서는 `kubectl scale deployment api --replicas=3`입니다.',
				),
			],
			explanation: say(
				'Three APIs, one front end, and the Service spreads the requests. That’s what could not be had with one pod.',
				'API 셋에 프론트엔드 하나, 그리고 서비스가 요청을 나눠 줍니다. 한 파드로는 얻을 수 없던 것입니다.',
			),
			wrong: [
				{
					try: [scale('Deployment', 'shop', 3), wait(6)],
					when: { is: 'pods', which: front, atLeast: 2 },
					text: say(
						'Those are front ends. It’s the API that is busy.',
						'늘어난 것은 프론트엔드입니다. 바쁜 것은 API입니다.',
					),
				},
				{
					try: [scale('Deployment', 'db', 3), wait(6)],
					when: { is: 'pods', which: db, atLeast: 2 },
					text: say(
						'That’s the database, and about copying it there’s more to be said: see the next step.',
						'데이터베이스입니다. 이것을 복제하는 일은 따로 생각할 것이 있습니다. 다음 단계에서 봅니다.',
					),
				},
				{
					try: [scale('Deployment', 'api', 5), wait(8)],
					when: { is: 'pods', which: back, atLeast: 4 },
					text: say(
						'More than three: that’s CPU for nothing. Go down to 3.',
						'셋보다 많으면 CPU가 아깝습니다. 3으로 줄이세요.',
					),
				},
			],
			solution: [scale('Deployment', 'api', 3), wait(8)],
			console: ['kubectl scale deployment api --replicas=3', 'sleep 8s'],
		},
		{
			kind: 'predict',
			key: 'copy-db',
			title: say('And the database?', '데이터베이스는?'),
			text: say(
				'You scale the Deployment `db` to 2, and the Service sends to both. An entry was written to the first. Will it be found at each request?',
				'디플로이먼트 `db`를 2로 늘리면 서비스가 양쪽으로 보냅니다. 첫 번째에 데이터를 하나 써 두었습니다. 요청할 때마다 찾을 수 있을까요?',
			),
			point: 'pod/db*',
			choices: [
				{
					key: 'yes',
					text: say('Yes: a replica has the same data', '찾는다. 레플리카는 같은 데이터를 가진다'),
					comesTrue: { is: 'ownData', which: { ...db, state: 'ready' }, atMost: 1 },
					why: say(
						'Kubernetes copies the pod, not what was written in it. The second database began empty.',
						'쿠버네티스는 파드를 복제할 뿐, 그 안에 쓴 것은 복제하지 않습니다. 두 번째 데이터베이스는 비어 있습니다.',
					),
				},
				{
					key: 'half',
					text: say('Only when the first one is asked', '첫 번째에 물을 때만'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'ownData', which: { ...db, state: 'ready' }, atLeast: 2 },
							{ is: 'endpoints', role: 'database', atLeast: 2 },
						],
					},
				},
				{
					key: 'refused',
					text: say('A database can’t be scaled: it’s refused', '데이터베이스는 스케일할 수 없어 거부된다'),
					comesTrue: { is: 'refused' },
					why: say(
						'Nobody stops you. Kubernetes doesn’t know that it’s a database.',
						'아무도 막지 않습니다. 쿠버네티스는 그것이 데이터베이스인지 모릅니다.',
					),
				},
			],
			answer: 'half',
			shows: [scale('Deployment', 'db', 2), wait(8)],
			hints: [say('Where does a pod’s data live?', '파드의 데이터는 어디에 있나요?')],
			explanation: say(
				'Two databases that know nothing of each other. State must be replicated by the program itself; a StatefulSet gives each copy a name and a disk, and that’s all. One more reason to keep it in a pod of its own.',
				'서로를 모르는 데이터베이스 둘입니다. 상태의 복제는 프로그램 스스로 해야 합니다. 스테이트풀셋은 복제본마다 이름과 디스크를 줄 뿐입니다. 데이터베이스를 따로 두어야 할 이유가 하나 더 있는 셈입니다.',
			),
		},
	],
	quiz: scalingQuiz,
	documentation: [
		'concepts/workloads/controllers/deployment/#scaling-a-deployment',
		'concepts/workloads/pods/',
		'concepts/workloads/controllers/statefulset/',
		'tutorials/kubernetes-basics/scale/scale-intro/',
	],
};

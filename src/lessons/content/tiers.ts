import { client, container, pod } from '../../scenario/builtin/objects.ts';
import type { Lesson } from '../format.ts';
import { apply, applyLine, deletePod, give, piece, remove, say, wait } from './parts.ts';
import { tiersQuiz } from './quiz/tiers.ts';

const web = container({ name: 'web', port: 80, cpu: '1500m', memory: '1Gi', env: { API_ADDR: 'api:8080' } });
const api = container({ name: 'api', port: 8080, cpu: '3', memory: '2Gi' });
const front = { only: ['frontend'] } as const;
const back = { only: ['backend'] } as const;
const both = { has: ['frontend', 'backend'] } as const;

const apart = `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  labels:
    app: shop
spec:
  containers:
  - name: web
    image: podarium/web:1
    env:
    - name: API_ADDR
      value: api:8080
    resources:
      requests:
        cpu: 1500m
        memory: 1Gi
---
apiVersion: v1
kind: Service
metadata:
  name: shop
spec:
  selector:
    app: shop
  ports:
  - port: 80
---
apiVersion: v1
kind: Pod
metadata:
  name: api
  labels:
    app: api
spec:
  containers:
  - name: api
    image: podarium/api:1
    resources:
      requests:
        cpu: "3"
        memory: 2Gi
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

export const tiers: Lesson = {
	key: 'tiers',
	title: say('Tiers apart', '계층 나누기'),
	goal: say(
		'Put front end and back end into pods of their own, and use all machines.',
		'프론트엔드와 백엔드를 각자의 파드에 두고 모든 머신을 활용합니다.',
	),
	nodes: 2,
	manifests: [],
	startSeconds: 2,
	steps: [
		{
			kind: 'predict',
			key: 'too-large',
			title: say('One pod for both', '둘을 한 파드에'),
			text: say(
				'Two machines with 4 cores each. A pod `shop` comes: its `web` asks for 1.5 cores, its `api` for 3. That’s 4.5 together, and 8 are free. What happens?',
				'4코어 머신이 두 대 있습니다. 파드 `shop`이 옵니다. `web`은 1.5코어, `api`는 3코어를 요청하니 합하면 4.5코어이고, 비어 있는 것은 8코어입니다. 어떻게 될까요?',
			),
			choices: [
				{
					key: 'spread',
					text: say('One container goes to each node', '노드마다 컨테이너가 하나씩 간다'),
					comesTrue: { is: 'nodes', which: { has: ['backend'] }, atLeast: 1 },
					why: say(
						'A pod is never spread. All that its containers ask for must fit on one node.',
						'파드는 나뉘지 않습니다. 컨테이너들이 요청한 것 전부가 한 노드에 들어가야 합니다.',
					),
				},
				{
					key: 'waits',
					text: say('The pod waits: it fits nowhere', '파드가 기다린다. 들어갈 곳이 없다'),
					comesTrue: { is: 'pods', which: { ...both, state: 'pending' } },
				},
				{
					key: 'slow',
					text: say('It runs on one node, slower than it wants', '한 노드에서 원하는 것보다 느리게 돈다'),
					comesTrue: { is: 'pods', which: { ...both, state: 'ready' } },
					why: say(
						'A request isn’t a wish: the scheduler promises that much, or doesn’t place the pod.',
						'요청은 희망 사항이 아닙니다. 스케줄러는 그만큼을 보장하거나, 배치하지 않습니다.',
					),
				},
			],
			answer: 'waits',
			shows: [
				apply(pod('shop', { containers: [web, api] }), {
					apiVersion: 'v1',
					kind: 'Service',
					metadata: { name: 'shop' },
					spec: { selector: { app: 'shop' }, ports: [{ port: 80 }] },
				}),
				wait(3),
			],
			hints: [say('Is there any one node with 4.5 cores?', '4.5코어를 가진 노드가 하나라도 있나요?')],
			explanation: say(
				'`0/2 nodes are available: 2 Insufficient cpu`. Eight cores stand idle, because the two were tied together for no good reason.',
				'`0/2 nodes are available: 2 Insufficient cpu`. 그럴 까닭도 없이 둘을 묶어 둔 탓에 8코어가 놀고 있습니다.',
			),
		},
		{
			kind: 'act',
			title: say('Take them apart', '나누기'),
			text: say(
				'Drag `api` out of the waiting pod, onto the free canvas, and run it as a pod of its own (keep the name `api`).',
				'기다리는 파드에서 `api`를 빈 캔버스로 끌어내고, 그 이름 그대로 자기 파드로 실행하세요.',
			),
			point: 'container/shop/api',
			check: {
				is: 'all',
				of: [
					{ is: 'pods', which: { ...front, state: 'ready' } },
					{ is: 'pods', which: { ...back, state: 'ready' } },
					{ is: 'endpoints', role: 'backend' },
				],
			},
			goals: [
				{
					text: say('The front end runs', '프론트엔드가 실행됨'),
					check: { is: 'pods', which: { ...front, state: 'ready' } },
				},
				{
					text: say('The back end runs, behind a Service', '백엔드가 서비스 뒤에서 실행됨'),
					check: { is: 'endpoints', role: 'backend' },
				},
			],
			hints: [
				say(
					'A container that’s dragged onto the canvas becomes a draft pod.',
					'캔버스로 끌어낸 컨테이너는 파드 초안이 됩니다.',
				),
				say(
					'Press *Run* on the draft; the scheduler finds a node for each.',
					'초안에서 *실행*을 누르세요. 스케줄러가 노드를 찾아 줍니다.',
				),
			],
			explanation: say(
				'Each found room on a machine of its own. And nothing was lost: pods talk over the network as easily as containers over `localhost`.',
				'각자 다른 머신에서 자리를 찾았습니다. 잃은 것도 없습니다. 컨테이너가 `localhost`로 통신하듯 파드는 네트워크로 쉽게 통신합니다.',
			),
			wrong: [
				{
					try: [deletePod('shop'), wait(2)],
					when: { is: 'commanded', type: 'delete' },
					text: say(
						'Then there’s no shop at all. Go back, and only take `api` out.',
						'가게 자체가 없어졌습니다. 되돌리고 `api`만 빼내세요.',
					),
				},
				{
					try: [remove('shop', 'api'), wait(4)],
					when: {
						is: 'all',
						of: [
							{ is: 'pods', which: { has: ['backend'] }, atMost: 0 },
							{ is: 'not', check: { is: 'draft', only: ['backend'] } },
						],
					},
					text: say(
						'The front end fits now, but there’s no back end. Drag it out instead of removing it.',
						'이제 프론트엔드는 들어가지만 백엔드가 없습니다. 제거하지 말고 끌어내세요.',
					),
				},
				{
					try: [
						give({
							type: 'moveContainer',
							from: { kind: 'pod', namespace: 'default', name: 'shop' },
							container: 'api',
							to: { kind: 'draft', name: 'api' },
						}),
						wait(3),
					],
					when: { is: 'draft', only: ['backend'] },
					text: say(
						'Good so far. A draft isn’t in the cluster yet: run it.',
						'여기까지는 좋습니다. 초안은 아직 클러스터에 없으니 실행하세요.',
					),
				},
			],
			solution: [give({ type: 'splitOut', namespace: 'default', name: 'shop', container: 'api', as: 'api' }), wait(6)],
			console: ['kubectl delete pod shop --now', 'sleep 2s', applyLine(apart), 'sleep 6s'],
		},
		{
			kind: 'act',
			title: say('See it work', '동작 확인하기'),
			text: say(
				'Put a `client` anywhere in the cluster and let it ask the front end at `shop:80`. Watch the front end ask the back end on the other machine.',
				'클러스터 아무 곳에나 `client`를 놓고 프론트엔드 `shop:80`에 요청하게 하세요. 프론트엔드가 다른 머신의 백엔드에 묻는 것을 지켜보세요.',
			),
			point: 'palette/client',
			check: {
				is: 'all',
				of: [
					{ is: 'packet', kind: 'response', label: '200', from: front, to: { has: ['client'] } },
					{ is: 'packet', kind: 'request', from: front, to: back, crosses: true, outcome: 'delivered' },
				],
			},
			hints: [
				say(
					'Drop `client` onto a machine: it finds the front end’s Service by itself.',
					'`client`를 머신에 놓으면 프론트엔드의 서비스를 스스로 찾습니다.',
				),
				say('Then let the clock run a few seconds.', '그리고 몇 초 동안 시간이 흐르게 두세요.'),
			],
			explanation: say(
				'Client to front end, front end to back end, from machine to machine. The work is spread over the hardware, and either part can be moved, changed or scaled without the other.',
				'클라이언트에서 프론트엔드로, 프론트엔드에서 백엔드로, 머신에서 머신으로 갑니다. 일이 하드웨어에 고루 나뉘고, 한쪽을 옮기거나 바꾸거나 늘려도 다른 쪽은 그대로입니다.',
			),
			wrong: [
				{
					try: [
						give({
							type: 'addContainer',
							to: { kind: 'pod', namespace: 'default', name: 'api' },
							container: piece({ name: 'client', cpu: '100m', memory: '64Mi', env: { TARGET_ADDR: 'shop:80' } }),
						}),
						wait(2),
					],
					when: { is: 'pods', which: { has: ['backend', 'client'] } },
					text: say(
						'A client in the back end’s pod: now the pod was made anew, and its asker goes wherever the back end goes. Give it a pod of its own.',
						'백엔드의 파드에 클라이언트가 들어갔습니다. 파드가 새로 만들어졌고, 이제 둘이 늘 함께 다닙니다. 클라이언트에게 자기 파드를 주세요.',
					),
				},
				{
					try: [apply(client('api:8080')), wait(5)],
					when: {
						is: 'all',
						of: [
							{ is: 'packet', from: { has: ['client'] }, to: back },
							{ is: 'not', check: { is: 'packet', from: { has: ['client'] }, to: front } },
						],
					},
					text: say(
						'It asks the back end past the front end. Its `TARGET_ADDR` should be `shop:80`.',
						'프론트엔드를 건너뛰고 백엔드에 묻습니다. `TARGET_ADDR`가 `shop:80`이어야 합니다.',
					),
				},
			],
			solution: [apply(client('shop:80')), wait(6)],
			console: ['kubectl run client --image=podarium/client:1 --env=TARGET_ADDR=shop:80', 'sleep 6s'],
		},
		{
			kind: 'predict',
			key: 'node-down',
			title: say('One machine goes off', '머신 한 대가 꺼지면'),
			text: say(
				'The machine with the back end loses its power. What of the front end?',
				'백엔드가 있는 머신의 전원이 나갑니다. 프론트엔드는 어떻게 될까요?',
			),
			choices: [
				{
					key: 'runs',
					text: say('It runs on, and says that it can’t reach the API', '계속 돌면서 API에 닿을 수 없다고 답한다'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'pods', which: { ...front, state: 'running', since: 'kept' } },
							{ is: 'packet', kind: 'response', label: '5', from: front },
						],
					},
				},
				{
					key: 'gone',
					text: say('It’s gone as well', '함께 사라진다'),
					comesTrue: { is: 'pods', which: front, atMost: 0 },
					why: say(
						'In one pod with the back end it would be. Now it’s on another machine.',
						'백엔드와 한 파드였다면 그랬을 것입니다. 이제는 다른 머신에 있습니다.',
					),
				},
				{
					key: 'fine',
					text: say('It answers as before', '전과 같이 응답한다'),
					comesTrue: {
						is: 'not',
						check: { is: 'packet', kind: 'response', label: '5', from: front },
					},
					why: say(
						'It has nobody to ask. That takes a second copy of the back end, and a controller to replace what’s lost.',
						'물어볼 상대가 없습니다. 그러려면 백엔드가 하나 더 있어야 하고, 잃은 것을 채워 줄 컨트롤러도 있어야 합니다.',
					),
				},
			],
			answer: 'runs',
			shows: [{ do: { type: 'failNode', node: '' }, pod: back }, wait(14)],
			hints: [say('On which machine is the front end?', '프론트엔드는 어느 머신에 있나요?')],
			explanation: say(
				'Parts that live apart fail apart: a page that says “try again later” is better than no page.',
				'따로 사는 것은 따로 고장 납니다. “잠시 후 다시 시도하세요”라고 말하는 페이지가 아무 페이지도 없는 것보다 낫습니다.',
			),
		},
	],
	quiz: tiersQuiz,
	documentation: [
		'concepts/workloads/pods/',
		'concepts/configuration/manage-resources-containers/',
		'concepts/scheduling-eviction/kube-scheduler/',
		'tasks/access-application-cluster/connecting-frontend-backend/',
	],
};

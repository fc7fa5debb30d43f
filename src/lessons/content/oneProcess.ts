import { client, service } from '../../scenario/builtin/objects.ts';
import type { Lesson } from '../format.ts';
import {
	applyLine,
	crash,
	deletePod,
	draftOf,
	give,
	intoDraft,
	look,
	lookInto,
	piece,
	remove,
	runDraft,
	say,
	wait,
} from './parts.ts';
import { oneProcessQuiz } from './quiz/oneProcess.ts';

const web = piece({ name: 'web', port: 80, env: { API_ADDR: 'localhost:8080' } });
const api = piece({ name: 'api', port: 8080 });
const rotator = piece({ name: 'log-rotator', cpu: '50m', memory: '32Mi' });
const three = { only: ['frontend', 'backend', 'logRotator'] } as const;
const shop = { ...three, name: 'shop' } as const;

const manifest = `
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
      value: localhost:8080
  - name: api
    image: podarium/api:1
  - name: log-rotator
    image: podarium/log-rotator:1`;

export const oneProcess: Lesson = {
	key: 'one-process',
	title: say('One process per container', '컨테이너 하나에 프로세스 하나'),
	goal: say(
		'Give each process a container, and let the kubelet look after every one of them.',
		'프로세스마다 컨테이너를 주고, kubelet이 하나하나 돌보게 합니다.',
	),
	nodes: 2,
	manifests: [service('shop', 80), client('shop:80', 'node-2')],
	startSeconds: 6,
	steps: [
		{
			kind: 'act',
			title: say('Three containers, one pod', '컨테이너 셋, 파드 하나'),
			text: say(
				'Build the shop again: `web`, `api` and `log-rotator`, each a container, in one draft pod. Name it `shop` in the inspector, and run it.',
				'가게를 다시 만듭니다. `web`, `api`, `log-rotator`를 각각 컨테이너로 해서 파드 초안 하나에 넣으세요. 인스펙터에서 이름을 `shop`으로 바꾸고 실행하세요.',
			),
			point: 'palette/web',
			check: { is: 'endpoints', role: 'frontend' },
			goals: [
				{
					text: say('One pod with the three containers', '세 컨테이너가 든 파드 하나'),
					check: {
						is: 'any',
						of: [
							{ is: 'draft', only: three.only },
							{ is: 'pods', which: three },
						],
					},
				},
				{
					text: say('Its name is `shop`, and it’s ready', '이름이 `shop`이고 준비됨'),
					check: { is: 'pods', which: { ...shop, state: 'ready' } },
				},
			],
			hints: [
				say(
					'The first goes onto the free canvas, the others into its frame.',
					'첫 번째는 빈 캔버스에, 나머지는 그 테두리 안에 놓으세요.',
				),
				say(
					'Select the frame: the inspector has its name and *Run*.',
					'테두리를 선택하면 인스펙터에 이름과 *실행*이 있습니다.',
				),
			],
			explanation: say(
				'Three containers, three PID 1: nothing in the pod is hidden from the kubelet now. The Service `shop` finds the pod by its label, and the client has its pages.',
				'컨테이너가 셋이고 PID 1도 셋입니다. 이제 파드 안에 kubelet이 모르는 것은 없습니다. 서비스 `shop`이 레이블로 파드를 찾고, 클라이언트는 페이지를 받습니다.',
			),
			wrong: [
				{
					try: [
						draftOf('web', web),
						runDraft('web'),
						draftOf('api', api),
						runDraft('api'),
						draftOf('log-rotator', rotator),
						runDraft('log-rotator'),
						wait(5),
					],
					when: {
						is: 'all',
						of: [
							{ is: 'pods', which: { only: ['frontend'] } },
							{ is: 'pods', which: { only: ['backend'] } },
						],
					},
					text: say(
						'One container each is right, but these are pods of their own. In this lesson the three share one pod.',
						'컨테이너를 나눈 것은 맞지만, 파드까지 나뉘었습니다. 이 수업에서는 셋이 한 파드를 씁니다.',
					),
				},
				{
					try: [
						draftOf('shop', piece({ name: 'all-in-one', image: 'all-in-one', port: 80 })),
						runDraft('shop'),
						wait(5),
					],
					when: {
						is: 'any',
						of: [
							{ is: 'pods', which: { has: ['allInOne'] } },
							{ is: 'draft', only: ['allInOne'] },
						],
					},
					text: say(
						'That’s the one container with everything in it again.',
						'모든 것이 든 컨테이너 하나로 돌아갔습니다.',
					),
				},
				{
					try: [draftOf('web', web), intoDraft('web', api), intoDraft('web', rotator), runDraft('web'), wait(5)],
					when: {
						is: 'all',
						of: [
							{ is: 'pods', which: { ...three, state: 'ready' } },
							{ is: 'pods', which: { ...three, name: 'shop' }, atMost: 0 },
						],
					},
					text: say(
						'The pod is right, but for its name: the Service sends to pods with the label `app: shop`. Names are changed while it’s a draft.',
						'이름 말고는 다 맞습니다. 서비스는 레이블이 `app: shop`인 파드로 보냅니다. 이름은 초안일 때 바꿉니다.',
					),
				},
			],
			solution: [
				draftOf('shop', web),
				intoDraft('shop', api),
				intoDraft('shop', rotator),
				runDraft('shop', 'node-1'),
				wait(6),
			],
			console: [applyLine(manifest), 'sleep 6s'],
		},
		{
			kind: 'predict',
			key: 'api-dies',
			title: say('The API dies again', '다시 API가 죽으면'),
			text: say(
				'The `api` crashes as it did before. Who notices this time?',
				'`api`가 전과 같이 죽습니다. 이번에는 누가 알아차릴까요?',
			),
			point: 'container/shop/api',
			choices: [
				{
					key: 'nobody',
					text: say('Nobody, as before', '전처럼 아무도'),
					comesTrue: { is: 'restarted', which: shop, role: 'backend', atMost: 0 },
					why: say(
						'Now the API is PID 1 of its container: when it ends, the container ends, and that is seen.',
						'이제 API가 자기 컨테이너의 PID 1입니다. API가 끝나면 컨테이너가 끝나고, 그것은 눈에 띕니다.',
					),
				},
				{
					key: 'all',
					text: say('The kubelet restarts all three', 'kubelet이 셋 다 다시 시작한다'),
					comesTrue: { is: 'restarted', which: shop, role: 'frontend' },
					why: say(
						'Containers are restarted one by one. The neighbours don’t notice.',
						'컨테이너는 하나씩 따로 다시 시작됩니다. 이웃은 알아채지 못합니다.',
					),
				},
				{
					key: 'api',
					text: say('The kubelet restarts the API, and only it', 'kubelet이 API만 다시 시작한다'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'restarted', which: shop, role: 'backend' },
							{ is: 'restarted', which: shop, role: 'frontend', atMost: 0 },
						],
					},
				},
			],
			answer: 'api',
			shows: [crash('shop', 'api'), wait(4)],
			hints: [say('Which process is PID 1 now?', '이제 PID 1은 어느 프로세스인가요?')],
			explanation: say(
				'In place, within a second or two, with nobody called at night. That’s the `restartPolicy`: `Always` unless you say otherwise.',
				'밤에 아무도 부르지 않고, 한두 초 만에 제자리에서 되살아났습니다. `restartPolicy` 덕분이며, 따로 적지 않으면 `Always`입니다.',
			),
		},
		{
			kind: 'act',
			title: say('Now you: the front end', '이번에는 프론트엔드'),
			text: say('Crash `web`, and see that `api` doesn’t notice.', '`web`을 죽이고, `api`는 아무 일 없는지 보세요.'),
			point: 'container/shop/web',
			check: {
				is: 'all',
				of: [
					{ is: 'restarted', which: { ...shop, state: 'ready' }, role: 'frontend' },
					{ is: 'restarted', which: shop, role: 'backend', atMost: 0 },
				],
			},
			hints: [
				say('Select the block `web` in the pod.', '파드 안의 블록 `web`을 선택하세요.'),
				say('Then *Crash container* in the inspector.', '그리고 인스펙터의 *컨테이너 강제 종료*를 누르세요.'),
			],
			explanation: say(
				'The restart count of one container went up. The pod is the same one, at the same IP.',
				'컨테이너 하나의 재시작 횟수만 올라갔습니다. 파드는 그대로이고 IP도 같습니다.',
			),
			wrong: [
				{
					try: [crash('shop', 'api'), wait(3)],
					when: {
						is: 'any',
						of: [
							{ is: 'restarted', which: shop, role: 'backend' },
							{ is: 'stopped', which: shop, role: 'backend' },
						],
					},
					text: say(
						'That was the API once more. This time `web` should crash.',
						'또 API였습니다. 이번에는 `web`을 죽여야 합니다.',
					),
				},
				{
					try: [deletePod('shop'), wait(3)],
					when: { is: 'commanded', type: 'delete' },
					text: say(
						'That deleted the pod, all three containers, and no controller makes it again. Go back to the start of the step.',
						'파드가 컨테이너 셋과 함께 삭제되었고, 다시 만들어 줄 컨트롤러도 없습니다. 단계의 처음으로 돌아가세요.',
					),
				},
				{
					try: [remove('shop', 'web'), wait(5)],
					when: { is: 'commanded', type: 'removeContainer' },
					text: say(
						'Removed is not crashed: the pod was made anew without `web`, and the shop has no front.',
						'제거는 강제 종료와 다릅니다. 파드가 `web` 없이 새로 만들어져 가게에 입구가 없어졌습니다.',
					),
				},
			],
			solution: [crash('shop', 'web'), wait(4)],
		},
		{
			kind: 'act',
			title: say('A log of its own', '컨테이너마다 로그'),
			text: say('Read the API’s log, and nothing but the API’s.', 'API의 로그만 읽어 보세요.'),
			point: 'container/shop/api',
			check: {
				is: 'any',
				of: [
					{ is: 'looked', at: 'container', container: 'api' },
					{ is: 'typed', line: 'kubectl logs shop -c api' },
					{ is: 'typed', line: 'kubectl logs -c api shop' },
					{ is: 'typed', line: 'kubectl logs shop api' },
				],
			},
			hints: [
				say('Each container has its own.', '컨테이너마다 따로 있습니다.'),
				say(
					'Select the block `api`, or type `kubectl logs shop -c api`.',
					'블록 `api`를 선택하거나 `kubectl logs shop -c api`를 입력하세요.',
				),
			],
			explanation: say(
				'One container, one process, one log: nothing to take apart any more.',
				'컨테이너 하나에 프로세스 하나, 로그 하나. 더는 갈라낼 것이 없습니다.',
			),
			wrong: [
				{
					try: [lookInto('shop', 'web')],
					when: { is: 'looked', at: 'container', container: 'web' },
					text: say(
						'That’s the front end’s. The API is the next block.',
						'프론트엔드의 로그입니다. API는 그 옆 블록입니다.',
					),
				},
				{
					try: [look('pod', 'shop')],
					when: { is: 'looked', at: 'pod' },
					text: say(
						'A pod has no log of its own; its containers have. Select `api`.',
						'파드 자체의 로그는 없습니다. 로그는 컨테이너에 있습니다. `api`를 선택하세요.',
					),
				},
			],
			solution: [lookInto('shop', 'api')],
			console: ['kubectl logs shop -c api'],
		},
		{
			kind: 'predict',
			key: 'crash-loop',
			title: say('And if it never stops crashing?', '계속 죽는다면?'),
			text: say(
				'The API’s image has a fault: it will crash again each time it starts. What does the kubelet do?',
				'API에 결함이 있어 시작할 때마다 다시 죽습니다. kubelet은 어떻게 할까요?',
			),
			point: 'container/shop/api',
			choices: [
				{
					key: 'at-once',
					text: say('Starts it at once, for ever', '계속 곧바로 다시 시작한다'),
					comesTrue: { is: 'pods', which: { ...shop, state: 'ready' } },
					why: say(
						'That would burn a core for nothing. The waits get longer instead.',
						'그러면 코어 하나를 헛되이 씁니다. 대신 기다리는 시간이 길어집니다.',
					),
				},
				{
					key: 'gives-up',
					text: say('Gives up and deletes the pod', '포기하고 파드를 삭제한다'),
					comesTrue: { is: 'gone', which: shop },
					why: say(
						'It never gives up, and it deletes no pod for that.',
						'포기하지 않으며, 그런 이유로 파드를 삭제하지도 않습니다.',
					),
				},
				{
					key: 'waits',
					text: say('Waits longer and longer between restarts', '다시 시작하는 간격을 점점 늘린다'),
					comesTrue: { is: 'pods', which: { ...shop, state: 'failing' } },
				},
			],
			answer: 'waits',
			shows: [
				crash('shop', 'api'),
				wait(15),
				give({ type: 'crashContainer', namespace: 'default', name: 'shop', container: 'api' }),
				wait(4),
			],
			hints: [say('You’ll find a count-down on the block.', '블록에서 카운트다운을 볼 수 있습니다.')],
			explanation: say(
				'`CrashLoopBackOff`: 10 seconds, 20, 40, up to five minutes; and from the beginning again once it has run for ten minutes.',
				'`CrashLoopBackOff`입니다. 10초, 20초, 40초, 최대 5분까지 늘어나고, 10분 동안 잘 돌면 처음부터 다시 셉니다.',
			),
		},
	],
	quiz: oneProcessQuiz,
	documentation: [
		'concepts/workloads/pods/',
		'concepts/workloads/pods/pod-lifecycle/#restart-policy',
		'concepts/workloads/pods/pod-lifecycle/#container-restarts',
		'concepts/cluster-administration/logging/',
	],
};

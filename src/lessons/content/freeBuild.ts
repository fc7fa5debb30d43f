import { client, container, deployment, pod, service } from '../../scenario/builtin/objects.ts';
import type { Lesson } from '../format.ts';
import { apply, applyLine, say, scale, wait } from './parts.ts';
import { freeBuildQuiz } from './quiz/freeBuild.ts';

const front = { only: ['frontend'] } as const;
const back = { only: ['backend'] } as const;
const db = { only: ['database'] } as const;
const ready = { state: 'ready' } as const;

const web = container({ name: 'web', port: 80, env: { API_ADDR: 'api:8080' } });
const api = container({ name: 'api', port: 8080, cpu: '500m', memory: '256Mi', env: { DB_ADDR: 'db:5432' } });
const database = container({ name: 'db', port: 5432, cpu: '500m', memory: '512Mi' });

const guestbook = [
	pod('db', { containers: [database] }),
	service('db', 5432),
	pod('api', { containers: [api] }),
	service('api', 8080),
	deployment('web', 2, { containers: [web] }),
	service('web', 80),
	client('web:80'),
];

const queue = container({ name: 'cache', port: 6379 });
const worker = container({ name: 'worker', env: { QUEUE_ADDR: 'cache:6379', DB_ADDR: 'db:5432' } });
const voting = [pod('cache', { containers: [queue] }), service('cache', 6379), pod('worker', { containers: [worker] })];

const answered = {
	is: 'packet',
	kind: 'response',
	label: '200',
	outcome: 'delivered',
	from: front,
	to: { has: ['client'] },
} as const;
const toDb = { is: 'packet', kind: 'request', outcome: 'delivered', from: back, to: db } as const;
const nothingFails = { is: 'pods', which: { state: 'failing' }, atMost: 0 } as const;
const budget = (millicores: number) => ({ is: 'cpuRequested', millicores }) as const;

const yaml = (
	name: string,
	image: string,
	port: number | undefined,
	env: Record<string, string>,
	cpu: string,
): string =>
	`
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  containers:
  - name: ${name}
    image: podarium/${image}:1
    env:${Object.entries(env)
			.map(([key, value]) => `\n    - name: ${key}\n      value: ${value}`)
			.join('')}
    resources:
      requests:
        cpu: ${cpu}
${
	port === undefined
		? ''
		: `---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${name}
  ports:
  - port: ${port}
`
}`.replace('\n    env:\n    resources', '\n    resources');

const webYaml = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - name: web
        image: podarium/web:1
        env:
        - name: API_ADDR
          value: api:8080
        resources:
          requests:
            cpu: 250m
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - port: 80`;

export const freeBuild: Lesson = {
	key: 'free-build',
	title: say('Build it yourself', '직접 만들기'),
	goal: say(
		'Build two well-known applications from single parts, within a budget of cores.',
		'잘 알려진 애플리케이션 두 개를 코어 예산 안에서 부품부터 만듭니다.',
	),
	nodes: 2,
	manifests: [],
	startSeconds: 2,
	steps: [
		{
			kind: 'act',
			title: say('A guestbook', '방명록'),
			text: say(
				'Front end, back end and database, each in pods of its own; the front end twice. You have 3 cores: what the pods ask for together counts. A `client` should get its pages.',
				'프론트엔드, 백엔드, 데이터베이스를 각자의 파드에 두고 프론트엔드는 둘로 하세요. 예산은 3코어이며, 파드들이 요청한 CPU를 모두 더합니다. `client`가 페이지를 받아야 합니다.',
			),
			point: 'palette/db',
			check: nothingFails,
			goals: [
				{
					text: say('Two front ends, ready behind a Service', '서비스 뒤에 준비된 프론트엔드 둘'),
					check: {
						is: 'all',
						of: [
							{ is: 'pods', which: { ...front, ...ready }, atLeast: 2 },
							{ is: 'endpoints', role: 'frontend', atLeast: 2 },
						],
					},
				},
				{ text: say('The back end asks the database', '백엔드가 데이터베이스에 물음'), check: toDb },
				{ text: say('A client is answered with `200 OK`', '클라이언트가 `200 OK` 응답을 받음'), check: answered },
				{
					text: say('At most 3 cores asked for, and nothing fails', '요청한 CPU가 3코어 이하이고 실패한 것이 없음'),
					check: { is: 'all', of: [budget(3000), nothingFails, { is: 'pods', which: db, atMost: 1, atLeast: 1 }] },
				},
			],
			hints: [
				say(
					'Begin at the end: `db`, then `api`, then `web`, then `client`. Each finds the one before.',
					'끝에서부터 시작하세요. `db`, `api`, `web`, `client` 순서로 놓으면 앞의 것을 스스로 찾습니다.',
				),
				say(
					'Drop each on a machine as a pod of its own. Select `web` and press + for the second.',
					'하나씩 머신에 놓아 파드로 만드세요. `web`을 선택하고 +를 누르면 둘이 됩니다.',
				),
			],
			explanation: say(
				'A whole application from parts that know each other only by name. Its front end may be scaled, its database stay where it is.',
				'이름으로만 서로를 아는 부품들로 애플리케이션 하나를 만들었습니다. 프론트엔드는 늘릴 수 있고 데이터베이스는 제자리에 있으면 됩니다.',
			),
			wrong: [
				{
					try: [apply(pod('all', { containers: [web, api, database] }), service('web', 80), client('web:80')), wait(8)],
					when: { is: 'pods', which: { has: ['frontend', 'database'] } },
					text: say(
						'Front end and database in one pod: two front ends would mean two databases. Give each its own pod.',
						'프론트엔드와 데이터베이스가 한 파드에 있습니다. 프론트엔드를 둘로 늘리면 데이터베이스도 둘이 됩니다. 각자 파드를 주세요.',
					),
				},
				{
					try: [apply(...guestbook), wait(2), scale('Deployment', 'web', 9), wait(8)],
					when: { is: 'not', check: budget(3000) },
					text: say(
						'More than 3 cores are asked for. Two front ends are enough.',
						'요청한 CPU가 3코어를 넘었습니다. 프론트엔드는 둘이면 됩니다.',
					),
				},
				{
					try: [apply(...guestbook), scale('Pod', 'db', 2), wait(8)],
					when: { is: 'ownData', which: db, atLeast: 2 },
					text: say(
						'Two databases, each with half of the entries. One is right here.',
						'데이터베이스가 둘이면 글이 절반씩 나뉩니다. 여기서는 하나가 맞습니다.',
					),
				},
			],
			solution: [apply(...guestbook), wait(10)],
			console: [
				applyLine(yaml('db', 'db', 5432, {}, '500m')),
				applyLine(yaml('api', 'api', 8080, { DB_ADDR: 'db:5432' }, '500m')),
				applyLine(webYaml),
				'kubectl run client --image=podarium/client:1 --env=TARGET_ADDR=web:80',
				'sleep 14s',
			],
		},
		{
			kind: 'predict',
			key: 'who-answers',
			title: say('Which of the two answers?', '둘 중 누가 응답할까'),
			text: say(
				'Two front ends stand behind the Service `web`. The client asks again and again. Who will answer?',
				'서비스 `web` 뒤에 프론트엔드가 둘 있습니다. 클라이언트가 계속 요청합니다. 누가 응답할까요?',
			),
			choices: [
				{
					key: 'first',
					text: say('Always the older one', '언제나 먼저 만든 쪽'),
					comesTrue: { is: 'receivers', which: front, atMost: 1 },
					why: say(
						'For each connection kube-proxy picks an endpoint anew, at random.',
						'kube-proxy는 연결마다 엔드포인트를 임의로 새로 고릅니다.',
					),
				},
				{
					key: 'both',
					text: say('Now this one, now that, at random', '그때그때 임의로 둘 다'),
					comesTrue: { is: 'receivers', which: front, atLeast: 2 },
				},
				{
					key: 'service',
					text: say('The Service itself', '서비스 자신'),
					comesTrue: { is: 'receivers', which: front, atMost: 0 },
					why: say(
						'A Service is no process. It’s an address that is rewritten on the way out.',
						'서비스는 프로세스가 아닙니다. 나가는 길에 바꿔 쓰이는 주소일 뿐입니다.',
					),
				},
			],
			answer: 'both',
			shows: [wait(14)],
			hints: [say('Watch a few packets of the client.', '클라이언트의 패킷을 몇 개 지켜보세요.')],
			explanation: say(
				'That’s why it doesn’t matter how many there are, nor where. Callers know a name; behind it pods come and go.',
				'그래서 몇 개가 어디에 있든 상관없습니다. 호출하는 쪽은 이름만 알고, 그 뒤에서 파드는 생기고 사라집니다.',
			),
		},
		{
			kind: 'act',
			title: say('A voting app', '투표 앱'),
			text: say(
				'Make a voting app of it: votes go into a queue (`cache`), and a `worker` takes them from there and writes them to the database. 3.5 cores in all.',
				'투표 앱으로 바꿔 봅니다. 표는 큐(`cache`)에 들어가고, `worker`가 꺼내서 데이터베이스에 씁니다. 모두 합해 3.5코어입니다.',
			),
			point: 'palette/worker',
			check: nothingFails,
			goals: [
				{
					text: say('The worker takes from the queue', '워커가 큐에서 꺼냄'),
					check: {
						is: 'packet',
						kind: 'request',
						outcome: 'delivered',
						from: { only: ['worker'] },
						to: { only: ['cache'] },
					},
				},
				{
					text: say('The worker writes to the database', '워커가 데이터베이스에 씀'),
					check: { is: 'packet', kind: 'request', outcome: 'delivered', from: { only: ['worker'] }, to: db },
				},
				{
					text: say('At most 3.5 cores asked for, and nothing fails', '요청한 CPU가 3.5코어 이하이고 실패한 것이 없음'),
					check: { is: 'all', of: [budget(3500), nothingFails, { is: 'pods', which: { has: ['worker'] } }] },
				},
			],
			hints: [
				say(
					'First `cache`, then `worker`: it finds both of its peers then.',
					'먼저 `cache`, 그다음 `worker`를 놓으면 두 상대를 모두 찾습니다.',
				),
				say('Each onto a machine, as a pod of its own.', '하나씩 머신에 놓아 각자 파드로 만드세요.'),
			],
			explanation: say(
				'A queue between the parts: voters don’t wait for the database, and workers can be added when votes pile up. You’ve built what a whole chapter is about.',
				'부품 사이에 큐를 두었습니다. 투표하는 사람은 데이터베이스를 기다리지 않고, 표가 쌓이면 워커를 늘릴 수 있습니다. 한 장(章)의 내용을 모두 만들어 보았습니다.',
			),
			wrong: [
				{
					try: [apply(pod('worker', { containers: [worker, queue] })), wait(6)],
					when: { is: 'pods', which: { has: ['worker', 'cache'] } },
					text: say(
						'A queue inside the worker’s pod is copied with the worker: three workers, three queues. Give it its own pod.',
						'워커의 파드에 든 큐는 워커와 함께 복제됩니다. 워커가 셋이면 큐도 셋입니다. 큐에게 자기 파드를 주세요.',
					),
				},
				{
					try: [apply(...voting), scale('Pod', 'worker', 9), wait(8)],
					when: { is: 'not', check: budget(3500) },
					text: say(
						'Over the budget. One worker is enough for these votes.',
						'예산을 넘었습니다. 이 정도 표에는 워커 하나면 됩니다.',
					),
				},
			],
			solution: [apply(...voting), wait(10)],
			console: [
				applyLine(yaml('cache', 'cache', 6379, {}, '250m')),
				applyLine(yaml('worker', 'worker', undefined, { QUEUE_ADDR: 'cache:6379', DB_ADDR: 'db:5432' }, '250m')),
				'sleep 10s',
			],
		},
	],
	quiz: freeBuildQuiz,
	documentation: [
		'tutorials/stateless-application/guestbook/',
		'tutorials/services/connect-applications-service/',
		'concepts/services-networking/service/',
		'concepts/configuration/manage-resources-containers/',
	],
};

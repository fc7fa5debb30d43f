import { client, container, pod, service } from '../../scenario/builtin/objects.ts';
import type { Case, Lesson } from '../format.ts';
import { apply, applyLine, give, piece, say, scale, wait } from './parts.ts';
import { togetherQuiz } from './quiz/together.ts';

const log = '/var/log/app/access.log';
const logs = { logs: '/var/log/app' };
const web = container({ name: 'web', port: 80, mounts: logs });
const shipper = container({
	name: 'log-shipper',
	cpu: '50m',
	memory: '64Mi',
	env: { COLLECTOR_ADDR: 'collector:8080' },
	mounts: logs,
});
const rotator = piece({ name: 'log-rotator', cpu: '50m', memory: '32Mi', mounts: logs });
const emptyDir = { volumes: [{ name: 'logs', emptyDir: {} }] };
const site = { has: ['frontend', 'logShipper'] } as const;
const three = { has: ['frontend', 'logShipper', 'logRotator'] } as const;

const withRotator = `
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  volumes:
  - name: logs
    emptyDir: {}
  containers:
  - name: web
    image: podarium/web:1
    volumeMounts:
    - name: logs
      mountPath: /var/log/app
  - name: log-shipper
    image: podarium/log-shipper:1
    env:
    - name: COLLECTOR_ADDR
      value: collector:8080
    volumeMounts:
    - name: logs
      mountPath: /var/log/app
  - name: log-rotator
    image: podarium/log-rotator:1
    volumeMounts:
    - name: logs
      mountPath: /var/log/app`;

const cases: readonly [Case, Case, ...Case[]] = [
	{
		key: 'log-shipper',
		text: say(
			'A web server that writes its log to a file, and a program that sends that file on to a collector.',
			'로그를 파일에 쓰는 웹 서버와, 그 파일을 수집 서버로 보내는 프로그램.',
		),
		answers: [true, true, true],
		verdict: 'together',
		why: say(
			'The shipper is of use only where the file is, and each server needs one. A sidecar, as it’s written in the book.',
			'수집기는 파일이 있는 곳에서만 쓸모가 있고, 서버마다 하나씩 필요합니다. 전형적인 사이드카입니다.',
		),
	},
	{
		key: 'web-db',
		text: say('A web application and its database.', '웹 애플리케이션과 그 데이터베이스.'),
		answers: [false, false, false],
		verdict: 'apart',
		why: say(
			'They talk over the network, are upgraded at other times, and one wants ten copies while the other can’t simply be copied.',
			'네트워크로 통신하고, 업그레이드 시점도 다르며, 하나는 열 개로 늘리고 싶지만 다른 하나는 쉽게 복제할 수 없습니다.',
		),
	},
	{
		key: 'front-back',
		text: say('The front end and the back end of a shop.', '쇼핑몰의 프론트엔드와 백엔드.'),
		answers: [false, false, false],
		verdict: 'apart',
		why: say(
			'Nothing says that they must be on one machine, and their load rises at different times. Apart, they use the whole cluster.',
			'한 머신에 있어야 할 까닭이 없고, 부하가 오르는 때도 다릅니다. 나누면 클러스터 전체를 쓸 수 있습니다.',
		),
	},
	{
		key: 'content-puller',
		text: say(
			'A web server that serves files from a folder, and a program that fetches these files from a Git repository.',
			'폴더의 파일을 제공하는 웹 서버와, 그 파일을 Git 저장소에서 가져오는 프로그램.',
		),
		answers: [true, true, true],
		verdict: 'together',
		why: say(
			'They share a volume, and neither makes sense without the other: one supports, the other is the main one.',
			'볼륨을 공유하고, 어느 쪽도 혼자서는 의미가 없습니다. 하나가 주역이고 다른 하나가 돕습니다.',
		),
	},
	{
		key: 'shared-cache',
		text: say(
			'An API in five copies, and one cache in which all five are to find the same entries.',
			'다섯 개로 복제된 API와, 다섯 모두가 같은 항목을 찾아야 하는 캐시 하나.',
		),
		answers: [false, false, false],
		verdict: 'apart',
		why: say(
			'In the pods there would be five caches, each with other entries. One cache for all is a service of its own.',
			'파드 안에 두면 내용이 서로 다른 캐시 다섯 개가 됩니다. 모두가 쓰는 캐시는 독립된 서비스입니다.',
		),
	},
	{
		key: 'proxy',
		text: say(
			'A service, and a proxy beside each of its copies that encrypts whatever it sends and receives.',
			'어떤 서비스와, 그 복제본마다 옆에서 주고받는 모든 것을 암호화하는 프록시.',
		),
		answers: [true, true, true],
		verdict: 'together',
		why: say(
			'The proxy guards this one copy’s traffic at `localhost`, starts and goes with it. Service meshes are built like this.',
			'프록시는 이 복제본 하나의 트래픽을 `localhost`에서 지키며, 함께 시작하고 함께 사라집니다. 서비스 메시가 이렇게 만들어집니다.',
		),
	},
	{
		key: 'talkative',
		text: say(
			'Two services of different teams that call each other a thousand times a second.',
			'서로 초당 천 번씩 호출하는, 서로 다른 팀의 두 서비스.',
		),
		answers: [false, false, false],
		verdict: 'apart',
		why: say(
			'Much traffic alone is no reason: pods reach each other well enough. They’re two components, released and scaled on their own.',
			'통신량이 많다는 것만으로는 이유가 되지 않습니다. 파드끼리도 충분히 잘 통신합니다. 따로 배포하고 따로 스케일하는 두 컴포넌트입니다.',
		),
	},
];

export const together: Lesson = {
	key: 'together',
	title: say('When containers belong together', '함께 두어야 할 때'),
	goal: say(
		'Decide with three questions whether containers belong into one pod.',
		'세 가지 질문으로 컨테이너를 한 파드에 둘지 정합니다.',
	),
	nodes: 2,
	manifests: [
		pod('web', { nodeName: 'node-1', containers: [web, shipper], ...emptyDir }),
		service('web', 80),
		pod('collector', { nodeName: 'node-2', containers: [container({ name: 'collector', image: 'api', port: 8080 })] }),
		service('collector', 8080),
		client('web:80', 'node-2'),
	],
	startSeconds: 12,
	steps: [
		{
			kind: 'predict',
			key: 'shipper-apart',
			title: say('The log shipper elsewhere', '로그 수집기를 따로 두면'),
			text: say(
				'`web` writes a log into the volume `logs`, and `log-shipper` beside it sends the log on. Suppose a second shipper runs as a pod of its own on the same node, with a volume `logs` too. Does it see the log?',
				'`web`은 볼륨 `logs`에 로그를 쓰고, 옆의 `log-shipper`가 그것을 보냅니다. 두 번째 수집기를 같은 노드에 따로 파드로, 역시 볼륨 `logs`와 함께 띄운다고 합시다. 로그가 보일까요?',
			),
			point: 'pod/web',
			choices: [
				{
					key: 'yes',
					text: say('Yes: the same node, the same volume name', '보인다. 노드도 볼륨 이름도 같다'),
					comesTrue: { is: 'file', which: { only: ['logShipper'] }, role: 'logShipper', path: log },
					why: say(
						'The name is known within one pod only. Two pods have two volumes.',
						'볼륨 이름은 파드 안에서만 통합니다. 파드가 둘이면 볼륨도 둘입니다.',
					),
				},
				{
					key: 'no',
					text: say('No: it’s another, empty volume', '안 보인다. 다른 빈 볼륨이다'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'file', which: site, role: 'logShipper', path: log },
							{ is: 'pods', which: { only: ['logShipper'], state: 'ready' } },
							{ is: 'not', check: { is: 'file', which: { only: ['logShipper'] }, role: 'logShipper', path: log } },
						],
					},
				},
				{
					key: 'moves',
					text: say('The log goes over to the new one', '로그가 새것으로 넘어간다'),
					comesTrue: { is: 'not', check: { is: 'file', which: site, role: 'logShipper', path: log } },
					why: say('Volumes don’t move between pods.', '볼륨은 파드 사이를 옮겨 다니지 않습니다.'),
				},
			],
			answer: 'no',
			shows: [apply(pod('shipper', { nodeName: 'node-1', containers: [shipper], ...emptyDir })), wait(8)],
			hints: [say('Remember to whom an `emptyDir` belongs.', '`emptyDir` 볼륨이 누구의 것인지 떠올려 보세요.')],
			explanation: say(
				'A helper that needs the files of another must be in its pod. That’s a sidecar: a main container, and one that supports it.',
				'다른 컨테이너의 파일이 필요한 보조 역할은 그 파드 안에 있어야 합니다. 주 컨테이너와 그것을 돕는 컨테이너, 이것이 사이드카입니다.',
			),
		},
		{
			kind: 'act',
			title: say('Keep the log small', '로그를 작게 유지하기'),
			text: say(
				'The log grows and grows. Drop a `log-rotator` where it can do its work: it empties `/var/log/app/access.log` once a minute.',
				'로그가 계속 커집니다. `log-rotator`를 일할 수 있는 곳에 놓으세요. 1분마다 `/var/log/app/access.log`를 비웁니다.',
			),
			point: 'palette/log-rotator',
			check: {
				is: 'all',
				of: [
					{ is: 'shared', which: { has: three.has }, by: ['frontend', 'logRotator'] },
					{ is: 'pods', which: { has: three.has, state: 'ready' } },
				],
			},
			hints: [
				say('It needs the same file as `web`.', '`web`과 같은 파일이 필요합니다.'),
				say(
					'Drop it into the pod `web`: it mounts what `web` mounts at `/var/log/app`.',
					'파드 `web` 안에 놓으세요. `web`이 `/var/log/app`에 마운트한 것을 함께 마운트합니다.',
				),
			],
			explanation: say(
				'Three containers, one concern: a web server and its log. They share a volume, are of no use apart, and go where it goes.',
				'컨테이너는 셋이지만 하는 일은 하나, 웹 서버와 그 로그입니다. 볼륨을 공유하고, 따로는 쓸모가 없으며, 어디든 함께 갑니다.',
			),
			wrong: [
				{
					try: [
						apply(pod('log-rotator', { nodeName: 'node-1', containers: [container({ name: 'log-rotator' })] })),
						wait(5),
					],
					when: { is: 'pods', which: { only: ['logRotator'] } },
					text: say(
						'In a pod of its own it rotates a file that isn’t there. It belongs beside `web`.',
						'자기 파드에서는 있지도 않은 파일을 비웁니다. `web` 옆에 있어야 합니다.',
					),
				},
				{
					try: [
						give({
							type: 'addContainer',
							to: { kind: 'pod', namespace: 'default', name: 'collector' },
							container: piece({ name: 'log-rotator', cpu: '50m', memory: '32Mi' }),
						}),
						wait(5),
					],
					when: { is: 'pods', which: { has: ['backend', 'logRotator'] } },
					text: say(
						'That’s the collector’s pod; the log file is in the pod `web`.',
						'수집 서버의 파드입니다. 로그 파일은 파드 `web`에 있습니다.',
					),
				},
				{
					try: [
						give({
							type: 'addContainer',
							to: { kind: 'pod', namespace: 'default', name: 'web' },
							container: piece({ name: 'log-rotator', cpu: '50m', memory: '32Mi' }),
						}),
						wait(6),
					],
					when: {
						is: 'all',
						of: [
							{ is: 'pods', which: { has: three.has } },
							{ is: 'not', check: { is: 'shared', which: { has: three.has }, by: ['frontend', 'logRotator'] } },
						],
					},
					text: say(
						'The right pod, but it doesn’t mount the volume, so it has an empty folder of its own.',
						'파드는 맞지만 볼륨을 마운트하지 않아서 자기만의 빈 폴더를 보고 있습니다.',
					),
				},
			],
			solution: [
				give({ type: 'addContainer', to: { kind: 'pod', namespace: 'default', name: 'web' }, container: rotator }),
				wait(6),
			],
			console: ['kubectl delete pod web --now', 'sleep 4s', applyLine(withRotator), 'sleep 8s'],
		},
		{
			kind: 'predict',
			key: 'scale-sidecars',
			title: say('Three web servers', '웹 서버 셋'),
			text: say(
				'You scale the pod `web` to three. How many log shippers will there be beside web servers?',
				'파드 `web`을 3으로 늘립니다. 웹 서버 옆에 있는 로그 수집기는 몇 개가 될까요?',
			),
			point: 'pod/web',
			choices: [
				{
					key: 'one',
					text: say('One, for all of them', '모두를 위해 하나'),
					comesTrue: { is: 'pods', which: { ...site, state: 'ready' }, atMost: 1 },
					why: say(
						'One shipper reads one pod’s volume. The other logs would be lost.',
						'수집기 하나는 파드 하나의 볼륨만 읽습니다. 나머지 로그는 잃게 됩니다.',
					),
				},
				{
					key: 'three',
					text: say('Three: one each', '셋. 하나씩'),
					comesTrue: { is: 'pods', which: { ...three, state: 'ready' }, atLeast: 3, atMost: 3 },
				},
				{
					key: 'none',
					text: say('None: sidecars aren’t copied', '없다. 사이드카는 복제되지 않는다'),
					comesTrue: { is: 'pods', which: { only: ['frontend'] } },
					why: say('A pod is copied whole.', '파드는 통째로 복제됩니다.'),
				},
			],
			answer: 'three',
			shows: [scale('Pod', 'web', 3), wait(8)],
			hints: [say('What is copied when one scales?', '스케일할 때 복제되는 것은 무엇인가요?')],
			explanation: say(
				'Just what is wanted here. When “copied together” is right for containers, one pod is right for them.',
				'여기서는 딱 바라던 대로입니다. “함께 복제되는 것”이 맞는 컨테이너라면 한 파드가 맞습니다.',
			),
		},
		{
			kind: 'cases',
			title: say('One pod or two?', '하나로, 아니면 따로?'),
			text: say(
				'Sort the cases with three questions. When in doubt: separate pods, unless there’s a reason.',
				'세 가지 질문으로 사례를 나누세요. 망설여지면 따로 둡니다. 특별한 이유가 없다면요.',
			),
			questions: [
				say('Must they run on the same host?', '같은 호스트에서 실행되어야 하나요?'),
				say('Are they one unit, rather than independent components?', '독립된 컴포넌트가 아니라 하나의 단위인가요?'),
				say('Must they be scaled together?', '함께 스케일되어야 하나요?'),
			],
			cases,
			hints: [
				say(
					'Three times yes: one pod. A single clear no: separate pods.',
					'세 번 모두 예라면 한 파드. 하나라도 분명히 아니라면 따로 둡니다.',
				),
				say(
					'Sharing files or a `localhost` that must stay private are good reasons; talking to each other is none.',
					'파일을 공유하거나 밖에 보이면 안 되는 `localhost`는 좋은 이유입니다. 서로 통신한다는 것은 이유가 되지 않습니다.',
				),
			],
			explanation: say(
				'A pod is cheap: take as many as you like. Each should hold what belongs closely together, and nothing more.',
				'파드는 가볍습니다. 얼마든지 써도 됩니다. 파드마다 밀접하게 관련된 것만 담고 그 이상은 담지 마세요.',
			),
		},
	],
	quiz: togetherQuiz,
	documentation: [
		'concepts/workloads/pods/#how-pods-manage-multiple-containers',
		'concepts/workloads/pods/sidecar-containers/',
		'concepts/cluster-administration/logging/#sidecar-container-with-logging-agent',
		'tasks/access-application-cluster/communicate-containers-same-pod-shared-volume/',
	],
};

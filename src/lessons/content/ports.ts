import { client, pod, service } from '../../scenario/builtin/objects.ts';
import type { Lesson } from '../format.ts';
import { apply, applyLine, crash, deletePod, give, intoPod, piece, remove, say, scale, wait } from './parts.ts';
import { portsQuiz } from './quiz/ports.ts';

const small = { cpu: '100m', memory: '64Mi' };
const second = piece({ name: 'web-2', image: 'web', port: 80 });
const api = piece({ name: 'api', port: 8080 });
const local = piece({ name: 'api', port: 8080, env: { HOST: '127.0.0.1' } });

const freshAdmin = `
apiVersion: v1
kind: Pod
metadata:
  name: admin
  labels:
    app: admin
spec:
  containers:
  - name: client
    image: podarium/client:1
    env:
    - name: TARGET_ADDR
      value: localhost:8080
  - name: api
    image: podarium/api:1
    ports:
    - containerPort: 8080`;

export const ports: Lesson = {
	key: 'ports',
	title: say('One IP, one port space', '하나의 IP, 하나의 포트 공간'),
	goal: say(
		'Containers of a pod reach each other at localhost, and share one set of ports.',
		'파드 안의 컨테이너들은 localhost로 통신하고, 포트를 함께 씁니다.',
	),
	nodes: 2,
	manifests: [
		pod('web', {
			nodeName: 'node-1',
			containers: [
				piece({ name: 'web', port: 80, env: { CACHE_ADDR: 'localhost:6379' } }),
				piece({ name: 'cache', port: 6379 }),
			],
		}),
		service('web', 80),
		client('web:80', 'node-2'),
	],
	startSeconds: 8,
	steps: [
		{
			kind: 'predict',
			key: 'localhost',
			title: say('The way to localhost', 'localhost로 가는 길'),
			text: say(
				'`web` asks its cache at `localhost:6379` for each page. Where does that packet go?',
				'`web`은 페이지마다 캐시에 `localhost:6379`로 묻습니다. 그 패킷은 어디를 지날까요?',
			),
			point: 'pod/web',
			choices: [
				{
					key: 'inside',
					text: say('From one container to the other, inside the pod', '파드 안에서 한 컨테이너에서 다른 컨테이너로'),
					at: 'pod/web',
					comesTrue: {
						is: 'packet',
						link: 'localhost',
						port: 6379,
						outcome: 'delivered',
						from: { name: 'web' },
						to: { name: 'web' },
					},
				},
				{
					key: 'bridge',
					text: say('Out to the node’s bridge and back', '노드의 브리지까지 나갔다가 돌아온다'),
					at: 'node/node-1',
					comesTrue: { is: 'packet', link: 'pod', from: { name: 'web' }, to: { name: 'web' } },
					why: say(
						'It would, if both had networks of their own. But containers of a pod share one loopback interface.',
						'각자 네트워크를 가졌다면 그랬을 것입니다. 그러나 파드의 컨테이너들은 루프백 인터페이스 하나를 공유합니다.',
					),
				},
				{
					key: 'nowhere',
					text: say('Nowhere: each container has its own localhost', '갈 곳이 없다. localhost는 컨테이너마다 따로다'),
					comesTrue: { is: 'packet', link: 'localhost', outcome: 'refused' },
					why: say(
						'So it would be with two plain containers. In a pod they share the network namespace, `lo` included.',
						'따로 띄운 컨테이너라면 맞습니다. 파드에서는 `lo`를 포함한 네트워크 네임스페이스를 공유합니다.',
					),
				},
			],
			answer: 'inside',
			shows: [wait(4)],
			hints: [say('Orange dots are packets that never leave their pod.', '주황색 점은 파드를 떠나지 않는 패킷입니다.')],
			explanation: say(
				'One network namespace for the whole pod: one IP, one `lo`, one set of ports. To the two processes it’s as if they ran on one machine.',
				'파드 전체가 네트워크 네임스페이스 하나를 씁니다. IP도 하나, `lo`도 하나, 포트 공간도 하나입니다. 두 프로세스에게는 한 머신에서 도는 것과 같습니다.',
			),
		},
		{
			kind: 'predict',
			key: 'clash',
			title: say('Two servers, one port', '서버 둘, 포트 하나'),
			text: say(
				'Now a second web server goes into the same pod. Both want port 80. What happens?',
				'이제 같은 파드에 웹 서버를 하나 더 넣습니다. 둘 다 80번 포트를 원합니다. 어떻게 될까요?',
			),
			point: 'pod/web',
			choices: [
				{
					key: 'refused',
					text: say('The API server refuses the pod', 'API 서버가 파드를 거부한다'),
					comesTrue: { is: 'refused' },
					why: say(
						'`containerPort` is only information: two containers may name the same one, and the API gives a warning at most.',
						'`containerPort`는 정보일 뿐입니다. 두 컨테이너가 같은 값을 적어도 API는 기껏해야 경고를 냅니다.',
					),
				},
				{
					key: 'shared',
					text: say('They take turns on the port', '번갈아 그 포트를 쓴다'),
					comesTrue: { is: 'pods', which: { has: ['frontend'], name: 'web', state: 'ready' } },
					why: say(
						'A port of an IP has one listener. The kernel says no to the second.',
						'한 IP의 포트에는 하나만 listen할 수 있습니다. 커널이 두 번째를 거절합니다.',
					),
				},
				{
					key: 'crashes',
					text: say('The second one can’t bind, and crashes', '두 번째는 바인드하지 못하고 죽는다'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'bindFailed', port: 80 },
							{ is: 'pods', which: { has: ['frontend'], state: 'failing' } },
						],
					},
				},
			],
			answer: 'crashes',
			shows: [intoPod('web', second), wait(12)],
			hints: [
				say(
					'Think of two web servers started on your own computer.',
					'자기 컴퓨터에서 웹 서버를 두 번 실행한다고 생각해 보세요.',
				),
			],
			explanation: say(
				'`bind: address already in use`. It exits with 1, the kubelet starts it again, it fails again, and the waits grow: `CrashLoopBackOff`.',
				'`bind: address already in use`. 종료 코드 1로 끝나면 kubelet이 다시 시작하고, 다시 실패하고, 기다리는 시간이 점점 길어집니다. 이것이 `CrashLoopBackOff`입니다.',
			),
		},
		{
			kind: 'act',
			title: say('Make peace', '둘 다 살리기'),
			text: say(
				'Both web servers should run. Give the one that can’t bind what it lacks.',
				'웹 서버 둘 다 실행되어야 합니다. 바인드하지 못하는 쪽에 없는 것을 주세요.',
			),
			point: 'container/web/web-2',
			check: {
				is: 'all',
				of: [
					{
						is: 'any',
						of: [
							{ is: 'pods', which: { has: ['frontend'], state: 'ready' }, atLeast: 2 },
							{ is: 'pods', which: { only: ['frontend', 'frontend', 'cache'], state: 'ready' } },
						],
					},
					{ is: 'pods', which: { has: ['frontend'], state: 'failing' }, atMost: 0 },
				],
			},
			hints: [
				say(
					'What it lacks is a port 80 of its own. What has ports?',
					'없는 것은 자기만의 80번 포트입니다. 포트는 무엇에 딸려 있을까요?',
				),
				say(
					'Drag `web-2` out of the pod: in a pod of its own it has its own IP, and all ports of it. Then run that pod.',
					'`web-2`를 파드 밖으로 끌어내세요. 자기 파드에서는 자기 IP와 그 포트를 모두 가집니다. 그런 다음 그 파드를 실행하세요.',
				),
			],
			explanation: say(
				'Each pod has its own IP and so its own port 80, even on the same node. No list of who uses which port has to be kept in the cluster.',
				'파드마다 IP가 따로 있으므로, 같은 노드에 있어도 80번 포트가 따로 있습니다. 클러스터 전체의 포트 사용 목록을 관리할 필요가 없습니다.',
			),
			wrong: [
				{
					try: [crash('web', 'web'), wait(3)],
					when: { is: 'commanded', type: 'crashContainer' },
					text: say(
						'A restart changes who’s first, not how many can have the port. One of them will always lose.',
						'다시 시작하면 누가 먼저인지만 바뀝니다. 그 포트를 가질 수 있는 것은 여전히 하나뿐입니다.',
					),
				},
				{
					try: [remove('web', 'web-2'), wait(8)],
					when: {
						is: 'all',
						of: [
							{ is: 'pods', which: { has: ['frontend'], state: 'failing' }, atMost: 0 },
							{ is: 'pods', which: { only: ['frontend', 'cache'] }, atMost: 1 },
							{ is: 'not', check: { is: 'draft', only: ['frontend'] } },
							{ is: 'commanded', type: 'removeContainer' },
						],
					},
					text: say(
						'Peace, but only one server is left. The second should run as well: in a pod of its own.',
						'조용해졌지만 서버가 하나만 남았습니다. 두 번째도 자기 파드에서 실행되어야 합니다.',
					),
				},
				{
					try: [scale('Pod', 'web', 2), wait(8)],
					when: { is: 'pods', which: { only: ['frontend', 'frontend', 'cache'] }, atLeast: 2 },
					text: say(
						'A replica copies the pod as it is, clash and all. Take the containers apart first.',
						'레플리카는 파드를 있는 그대로, 충돌까지 복제합니다. 먼저 컨테이너를 나누세요.',
					),
				},
			],
			solution: [
				give({ type: 'splitOut', namespace: 'default', name: 'web', container: 'web-2', as: 'web-2' }),
				wait(6),
			],
		},
		{
			kind: 'predict',
			key: 'loopback-only',
			title: say('127.0.0.1 or 0.0.0.0', '127.0.0.1과 0.0.0.0'),
			text: say(
				'A pod `admin` comes, with an `api` that listens on `127.0.0.1:8080` and a `client` beside it. A client in another pod asks `admin:8080` as well. Who gets an answer?',
				'파드 `admin`이 옵니다. `api`는 `127.0.0.1:8080`에서 listen하고 옆에 `client`가 있습니다. 다른 파드의 클라이언트도 `admin:8080`에 요청합니다. 누가 응답을 받을까요?',
			),
			choices: [
				{
					key: 'both',
					text: say('Both', '둘 다'),
					comesTrue: { is: 'packet', link: 'pod', port: 8080, kind: 'response', label: '200' },
					why: say(
						'The request from outside comes in at `eth0`, and nobody listens at that address.',
						'밖에서 온 요청은 `eth0` 인터페이스로 들어오는데, 그 주소에서는 아무도 listen하지 않습니다.',
					),
				},
				{
					key: 'neighbour',
					text: say('Only the neighbour in the pod', '같은 파드의 이웃만'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'packet', link: 'localhost', port: 8080, outcome: 'delivered', to: { name: 'admin' } },
							{ is: 'packet', link: 'pod', port: 8080, outcome: 'refused', to: { name: 'admin' } },
						],
					},
				},
				{
					key: 'nobody',
					text: say('Nobody', '아무도 받지 못한다'),
					comesTrue: {
						is: 'not',
						check: { is: 'packet', link: 'localhost', port: 8080, outcome: 'delivered' },
					},
					why: say(
						'`127.0.0.1` is the pod’s loopback, and every container of the pod is on it.',
						'`127.0.0.1`은 파드의 루프백이며, 파드의 모든 컨테이너가 여기에 닿습니다.',
					),
				},
			],
			answer: 'neighbour',
			shows: [
				apply(
					pod('admin', {
						nodeName: 'node-1',
						containers: [piece({ name: 'client', ...small, env: { TARGET_ADDR: 'localhost:8080' } }), local],
					}),
					service('admin', 8080),
					pod('outsider', {
						nodeName: 'node-2',
						containers: [piece({ name: 'client', ...small, env: { TARGET_ADDR: 'admin:8080' } })],
					}),
				),
				wait(10),
			],
			hints: [
				say(
					'Which interface does a packet from another pod come in by?',
					'다른 파드에서 온 패킷은 어느 인터페이스로 들어올까요?',
				),
			],
			explanation: say(
				'A server on `127.0.0.1` is for its own pod only. To be reached from other pods it must listen on `0.0.0.0`, or on the pod’s IP.',
				'`127.0.0.1`에서 listen하는 서버는 자기 파드 전용입니다. 다른 파드가 접근하려면 `0.0.0.0`이나 파드 IP에서 listen해야 합니다.',
			),
		},
		{
			kind: 'act',
			title: say('Open it to the others', '다른 파드에 열어 주기'),
			text: say(
				'Make the `api` in `admin` answer the other pod. A container can’t be changed in place: take it out of the pod, and drop a fresh `api` from the palette in. A fresh one listens on every address.',
				'`admin`의 `api`가 다른 파드에도 응답하게 하세요. 컨테이너는 그 자리에서 바꿀 수 없습니다. 파드에서 빼내고 팔레트의 새 `api`를 넣으세요. 새것은 모든 주소에서 listen합니다.',
			),
			point: 'container/admin/api',
			check: {
				is: 'all',
				of: [
					{ is: 'listens', which: { name: 'admin' }, port: 8080, address: '0.0.0.0' },
					{ is: 'packet', link: 'pod', port: 8080, kind: 'request', outcome: 'delivered', to: { name: 'admin' } },
				],
			},
			hints: [
				say(
					'Select `api` in the pod `admin`: *Remove from pod* is in the inspector.',
					'파드 `admin`에서 `api`를 선택하면 인스펙터에 *파드에서 제거*가 있습니다.',
				),
				say(
					'Then drop `api` from the palette onto the pod `admin`, and wait for the other pod’s next request.',
					'그런 다음 팔레트의 `api`를 파드 `admin`에 놓고, 다른 파드의 다음 요청을 기다리세요.',
				),
			],
			explanation: say(
				'Each change made the pod anew, as its container list can’t be changed; so its IP is a new one too. The Service’s name stayed, and that’s why callers still find it.',
				'컨테이너 목록은 바꿀 수 없으므로 바꿀 때마다 파드가 새로 만들어졌고, IP도 새것입니다. 서비스 이름은 그대로여서 호출하는 쪽은 여전히 찾아옵니다.',
			),
			wrong: [
				{
					try: [intoPod('admin', { ...api, name: 'api-2' }), wait(8)],
					when: { is: 'bindFailed', port: 8080 },
					text: say(
						'The old one still holds port 8080, even if only on `127.0.0.1`; the new one wants it on all addresses. Remove the old one.',
						'예전 것이 `127.0.0.1`에서나마 8080번 포트를 쥐고 있고, 새것은 모든 주소에서 그 포트를 원합니다. 예전 것을 제거하세요.',
					),
				},
				{
					try: [crash('admin', 'api'), wait(3)],
					when: { is: 'commanded', type: 'crashContainer' },
					text: say(
						'Started again from the same spec, it listens on the same address.',
						'같은 명세로 다시 시작했으니 같은 주소에서 listen합니다.',
					),
				},
				{
					try: [deletePod('admin'), wait(3)],
					when: {
						is: 'all',
						of: [
							{ is: 'gone', which: { name: 'admin' } },
							{ is: 'pods', which: { name: 'admin' }, atMost: 0 },
						],
					},
					text: say(
						'Nobody makes a bare pod again once it’s deleted, and callers now find no one. Go back to the start of the step.',
						'컨트롤러가 없는 파드는 삭제되면 아무도 다시 만들지 않습니다. 이제 요청할 상대가 없습니다. 단계의 처음으로 돌아가세요.',
					),
				},
			],
			solution: [remove('admin', 'api'), wait(2), intoPod('admin', api), wait(8)],
			console: ['kubectl delete pod admin --now', 'sleep 5s', applyLine(freshAdmin), 'sleep 8s'],
		},
	],
	quiz: portsQuiz,
	documentation: [
		'concepts/workloads/pods/#pod-networking',
		'concepts/services-networking/',
		'concepts/workloads/pods/pod-lifecycle/#container-restarts',
		'tutorials/services/connect-applications-service/',
	],
};

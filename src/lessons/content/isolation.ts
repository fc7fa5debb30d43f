import { client, pod, service } from '../../scenario/builtin/objects.ts';
import type { Lesson } from '../format.ts';
import { apply, applyLine, look, lookInto, piece, say, wait } from './parts.ts';
import { isolationQuiz } from './quiz/isolation.ts';

const web = { name: 'web', has: ['frontend', 'cache'] } as const;
const log = '/var/log/app/access.log';

export const isolation: Lesson = {
	key: 'isolation',
	title: say('Partly apart', '부분적인 격리'),
	goal: say(
		'Know what the containers of a pod share, and what each has for itself.',
		'파드의 컨테이너들이 무엇을 공유하고 무엇을 따로 가지는지 압니다.',
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
			key: 'hostname',
			title: say('What is my name?', '내 이름은?'),
			text: say(
				'You run `hostname` in the container `cache` of the pod `web`, on `node-1`. What does it say?',
				'`node-1`의 파드 `web`에서 컨테이너 `cache` 안에서 `hostname`을 실행합니다. 무엇이 나올까요?',
			),
			point: 'container/web/cache',
			choices: [
				{
					key: 'container',
					text: say('`cache`', '`cache`'),
					at: 'container/web/cache',
					comesTrue: { is: 'hostname', which: web, text: 'cache' },
					why: say(
						'The containers of a pod share the UTS namespace, where the hostname lives. None has one of its own.',
						'파드의 컨테이너들은 호스트 이름이 있는 UTS 네임스페이스를 공유합니다. 각자의 이름은 없습니다.',
					),
				},
				{
					key: 'pod',
					text: say('`web`', '`web`'),
					at: 'pod/web',
					comesTrue: { is: 'hostname', which: web, text: 'web' },
				},
				{
					key: 'node',
					text: say('`node-1`', '`node-1`'),
					at: 'node/node-1',
					comesTrue: { is: 'hostname', which: web, text: 'node-1' },
					why: say(
						'So it would be with `hostNetwork: true`. Otherwise the node stays out of sight.',
						'`hostNetwork: true`라면 그렇습니다. 아니라면 노드는 보이지 않습니다.',
					),
				},
			],
			answer: 'pod',
			shows: [look('pod', 'web')],
			hints: [say('The pod is to look like one machine.', '파드는 한 대의 머신처럼 보여야 합니다.')],
			explanation: say(
				'The pod’s name, in both containers. To its processes a pod looks like one machine with one name and one address.',
				'두 컨테이너 모두에서 파드의 이름이 나옵니다. 그 안의 프로세스에게 파드는 이름 하나, 주소 하나를 가진 머신처럼 보입니다.',
			),
		},
		{
			kind: 'act',
			title: say('The table of namespaces', '네임스페이스 표'),
			text: say(
				'Select the container `cache`, then its pod again: the pod’s inspector has a table of what is shared. You can also ask from inside: `kubectl exec web -c cache -- hostname`.',
				'컨테이너 `cache`를 선택했다가 다시 그 파드를 선택하세요. 파드의 인스펙터에 무엇을 공유하는지 표가 있습니다. 안에서 물어볼 수도 있습니다: `kubectl exec web -c cache -- hostname`.',
			),
			point: 'pod/web',
			check: {
				is: 'any',
				of: [
					{
						is: 'all',
						of: [
							{ is: 'looked', at: 'container', name: 'web', container: 'cache' },
							{ is: 'looked', at: 'pod', name: 'web' },
						],
					},
					{ is: 'typed', line: 'kubectl exec web' },
				],
			},
			hints: [
				say(
					'First the block `cache`, then the name of the pod around it.',
					'먼저 블록 `cache`, 그다음 그것을 감싼 파드의 이름입니다.',
				),
				say('The table is in the pod’s inspector, under the ports.', '표는 파드 인스펙터의 포트 아래에 있습니다.'),
			],
			explanation: say(
				'One network, one hostname, one IPC namespace for the pod; a file system and processes for each container. Containers of a pod are apart, but only partly.',
				'네트워크, 호스트 이름, IPC는 파드가 하나씩 공유하고, 파일 시스템과 프로세스는 컨테이너마다 따로입니다. 파드의 컨테이너들은 부분적으로만 격리됩니다.',
			),
			wrong: [
				{
					try: [look('node', 'node-1')],
					when: { is: 'looked', at: 'node' },
					text: say(
						'What is shared is the pod’s matter, not the machine’s.',
						'무엇을 공유하는지는 머신이 아니라 파드의 일입니다.',
					),
				},
				{
					try: [look('pod', 'client')],
					when: { is: 'looked', at: 'pod', name: 'client' },
					text: say(
						'With one container there’s nobody to share with. Take the pod `web`.',
						'컨테이너가 하나뿐이면 공유할 상대가 없습니다. 파드 `web`을 보세요.',
					),
				},
			],
			solution: [lookInto('web', 'cache'), look('pod', 'web')],
			console: ['kubectl exec web -c cache -- hostname'],
		},
		{
			kind: 'predict',
			key: 'files',
			title: say('A file of the neighbour’s', '이웃의 파일'),
			text: say(
				'`web` writes its log to `/var/log/app/access.log`. From the container `cache` you list that folder. What is there?',
				'`web`은 로그를 `/var/log/app/access.log`에 씁니다. 컨테이너 `cache`에서 그 폴더를 봅니다. 무엇이 있을까요?',
			),
			point: 'pod/web',
			choices: [
				{
					key: 'file',
					text: say('The log, as they share everything', '모두 공유하니 그 로그'),
					comesTrue: { is: 'file', which: web, role: 'cache', path: log },
					why: say(
						'Network, hostname and IPC are shared; the file system isn’t. Each comes from its container’s image.',
						'네트워크, 호스트 이름, IPC는 공유하지만 파일 시스템은 아닙니다. 파일 시스템은 컨테이너마다 자기 이미지에서 옵니다.',
					),
				},
				{
					key: 'nothing',
					text: say('Nothing', '아무것도 없다'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'file', which: web, role: 'frontend', path: log },
							{ is: 'not', check: { is: 'file', which: web, role: 'cache', path: log } },
						],
					},
				},
				{
					key: 'no-log',
					text: say('Nothing, as `web` can’t write there either', '`web`도 그곳에 쓸 수 없으므로 아무것도 없다'),
					comesTrue: { is: 'not', check: { is: 'file', which: web, role: 'frontend', path: log } },
					why: say(
						'It can: into a layer of its own above its image, which is gone when the container is.',
						'쓸 수 있습니다. 이미지 위에 놓인 자기만의 레이어에 쓰며, 컨테이너가 사라지면 함께 사라집니다.',
					),
				},
			],
			answer: 'nothing',
			shows: [wait(3), look('pod', 'web')],
			hints: [say('Two images, two root folders.', '이미지가 둘이면 루트 폴더도 둘입니다.')],
			explanation: say(
				'Each container has its own file system. To share files, both must mount the same volume. That’s lesson 6.',
				'컨테이너마다 파일 시스템이 따로 있습니다. 파일을 공유하려면 같은 볼륨을 양쪽에 마운트해야 합니다. 6번째 수업에서 해 봅니다.',
			),
		},
		{
			kind: 'predict',
			key: 'processes',
			title: say('The neighbour’s processes', '이웃의 프로세스'),
			text: say(
				'You run `ps` in the container `cache`. Does it list the process `web` of the other container?',
				'컨테이너 `cache`에서 `ps`를 실행합니다. 다른 컨테이너의 `web` 프로세스가 보일까요?',
			),
			point: 'container/web/cache',
			choices: [
				{
					key: 'no',
					text: say('No: each container counts from PID 1', '아니다. 컨테이너마다 PID 1부터 센다'),
					comesTrue: { is: 'not', check: { is: 'sharesProcesses', which: web } },
				},
				{
					key: 'yes',
					text: say('Yes: it’s one machine', '그렇다. 한 머신이니까'),
					comesTrue: { is: 'sharesProcesses', which: web },
					why: say(
						'Not by default. A pod may ask for it with `shareProcessNamespace: true`, for debugging for example.',
						'기본값은 아닙니다. 디버깅 등을 위해 파드가 `shareProcessNamespace: true`로 요청할 수는 있습니다.',
					),
				},
				{
					key: 'node',
					text: say('It lists all processes of the node', '노드의 모든 프로세스가 보인다'),
					comesTrue: { is: 'pods', which: { name: 'web', state: 'failing' } },
					why: say(
						'A container sees the node’s processes only with `hostPID: true`.',
						'컨테이너가 노드의 프로세스를 보는 것은 `hostPID: true`일 때뿐입니다.',
					),
				},
			],
			answer: 'no',
			shows: [lookInto('web', 'cache')],
			hints: [
				say('What number did the API have in its own container?', 'API가 자기 컨테이너에 있을 때 몇 번이었나요?'),
			],
			explanation: say(
				'One process, PID 1, and that’s all it sees. It can’t signal its neighbour or read its memory.',
				'보이는 것은 PID 1 하나뿐입니다. 이웃에게 시그널을 보내거나 메모리를 읽을 수 없습니다.',
			),
		},
		{
			kind: 'act',
			title: say('The same again, next door', '바로 옆에 하나 더'),
			text: say(
				'What is shared is shared within one pod only. Run a second pod with a `web` in it on `node-1`: drop `web` onto the machine.',
				'공유는 한 파드 안에서만 일어납니다. `node-1`에 `web`이 든 두 번째 파드를 실행하세요. `web`을 머신 위에 놓으면 됩니다.',
			),
			point: 'node/node-1',
			check: { is: 'pods', which: { only: ['frontend'], node: 'node-1', state: 'ready', since: 'new' } },
			hints: [
				say('On the machine, beside the pod, not into it.', '파드 안이 아니라 옆, 머신 위입니다.'),
				say('Click `web` in the palette and choose `node-1`.', '팔레트에서 `web`을 누르고 `node-1`을 고르세요.'),
			],
			explanation: say(
				'Two pods on one machine: other IP, other hostname, other processes, and port 80 in both. Nothing is shared between pods, but the machine’s CPU and memory.',
				'한 머신에 파드가 둘입니다. IP도 호스트 이름도 프로세스도 다르고, 80번 포트는 양쪽에 다 있습니다. 파드끼리는 머신의 CPU와 메모리 말고는 공유하지 않습니다.',
			),
			wrong: [
				{
					try: [
						{
							do: {
								type: 'addContainer',
								to: { kind: 'pod', namespace: 'default', name: 'web' },
								container: piece({ name: 'web-2', image: 'web', port: 80 }),
							},
						},
						wait(6),
					],
					when: { is: 'pods', which: { only: ['frontend', 'frontend', 'cache'] } },
					text: say(
						'That went into the first pod: there both share one port 80, and one of them loses. Go back, and drop it on the machine.',
						'첫 번째 파드 안에 들어갔습니다. 거기서는 80번 포트를 함께 써야 하므로 하나는 실패합니다. 되돌리고 머신 위에 놓으세요.',
					),
				},
				{
					try: [apply(pod('web-2', { nodeName: 'node-2', containers: [piece({ name: 'web', port: 80 })] })), wait(4)],
					when: { is: 'pods', which: { only: ['frontend'], node: 'node-2' } },
					text: say(
						'On another machine it’s no wonder that they’re apart. Put it on `node-1`.',
						'다른 머신에 있으면 떨어져 있는 것이 당연합니다. `node-1`에 놓으세요.',
					),
				},
			],
			solution: [apply(pod('web-2', { nodeName: 'node-1', containers: [piece({ name: 'web', port: 80 })] })), wait(5)],
			console: [
				applyLine(`
apiVersion: v1
kind: Pod
metadata:
  name: web-2
spec:
  nodeName: node-1
  containers:
  - name: web
    image: podarium/web:1`),
				'sleep 5s',
			],
		},
	],
	quiz: isolationQuiz,
	documentation: [
		'concepts/workloads/pods/#resource-sharing-and-communication',
		'tasks/configure-pod-container/share-process-namespace/',
		'concepts/containers/container-environment/',
		'tasks/debug/debug-application/get-shell-running-container/',
	],
};

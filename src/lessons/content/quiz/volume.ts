import { container, deployment, pod } from '../../../scenario/builtin/objects.ts';
import type { Quiz } from '../../format.ts';
import { apply, card, choice, crash, say, wait } from '../parts.ts';

const page = '/usr/share/content/index.html';
const folder = '/usr/share/content';
const site = { has: ['frontend', 'contentPuller'] } as const;
const web = (volume: string) => container({ name: 'web', port: 80, mounts: { [volume]: folder } });
const puller = (volume: string) =>
	container({ name: 'content-puller', cpu: '50m', memory: '32Mi', mounts: { [volume]: folder } });
const emptyDir = { volumes: [{ name: 'content', emptyDir: {} }] };
const hostPath = { volumes: [{ name: 'disk', hostPath: { path: '/srv/content' } }] };
const spec = { containers: [web('content'), puller('content')], ...emptyDir };

export const volumeQuiz: Quiz = [
	card(
		say(
			'The web server’s container crashes. Does it find the files of the `emptyDir` afterwards?',
			'웹 서버 컨테이너가 죽었습니다. 그 뒤에도 `emptyDir`의 파일을 찾을 수 있을까요?',
		),
		[
			choice('b-yes', 'Yes', '찾을 수 있다', {
				is: 'all',
				of: [
					{ is: 'restarted', which: site, role: 'frontend' },
					{ is: 'file', which: site, role: 'frontend', path: page },
				],
			}),
			choice('a-no', 'No', '찾을 수 없다', {
				is: 'not',
				check: { is: 'file', which: site, role: 'frontend', path: page },
			}),
			choice('c-pod', 'It’s a new pod with a new folder', '새 폴더를 가진 새 파드가 된다', { is: 'gone', which: site }),
		],
		say('The volume lives as long as the pod.', '볼륨은 파드만큼 오래 삽니다.'),
		{ manifests: [pod('site', spec)], shows: [crash('site', 'web'), wait(3)] },
	),
	card(
		say(
			'A pod of a Deployment with an `emptyDir` is deleted. What does the new pod find in it at first?',
			'`emptyDir` 볼륨이 있는 디플로이먼트의 파드를 삭제했습니다. 새 파드는 처음에 그 안에서 무엇을 볼까요?',
		),
		[
			choice('c-nothing', 'Nothing', '아무것도 없다', {
				is: 'all',
				of: [
					{ is: 'pods', which: { ...site, since: 'new', state: 'ready' } },
					{ is: 'not', check: { is: 'file', which: { ...site, since: 'new' }, role: 'frontend', path: page } },
				],
			}),
			choice('a-old', 'The old pod’s files', '예전 파드의 파일', {
				is: 'file',
				which: { ...site, since: 'new' },
				role: 'frontend',
				path: page,
			}),
			choice('b-none', 'There’s no new pod', '새 파드가 없다', {
				is: 'pods',
				which: { ...site, since: 'new' },
				atMost: 0,
			}),
		],
		say('Another pod, another folder.', '파드가 다르면 폴더도 다릅니다.'),
		{
			manifests: [deployment('site', 1, spec)],
			shows: [{ do: { type: 'delete', kind: 'Pod', namespace: 'default', name: '' }, pod: site }, wait(4)],
		},
	),
	card(
		say(
			'Two pods on one node mount the same `hostPath`. One writes. Does the other see it?',
			'한 노드의 두 파드가 같은 `hostPath` 경로를 마운트합니다. 하나가 쓰면 다른 하나에게 보일까요?',
		),
		[
			choice('a-yes', 'Yes: it’s a folder of the node', '보인다. 노드의 폴더이기 때문이다', {
				is: 'file',
				which: { only: ['frontend'], node: 'node-1' },
				role: 'frontend',
				path: page,
			}),
			choice('b-no', 'No: volumes belong to one pod', '안 보인다. 볼륨은 파드 하나의 것이다', {
				is: 'not',
				check: { is: 'file', which: { only: ['frontend'], node: 'node-1' }, role: 'frontend', path: page },
			}),
			choice('c-refused', 'The second pod isn’t started', '두 번째 파드가 시작되지 않는다', {
				is: 'pods',
				which: { only: ['frontend'], state: 'ready' },
				atMost: 0,
			}),
		],
		say(
			'That’s why `hostPath` is to be avoided: it ties pods to a node and to each other.',
			'그래서 `hostPath` 볼륨은 피하는 것이 좋습니다. 파드를 노드에, 또 서로에게 묶어 버립니다.',
		),
		{
			manifests: [pod('puller', { nodeName: 'node-1', containers: [puller('disk')], ...hostPath })],
			shows: [apply(pod('web', { nodeName: 'node-1', containers: [web('disk')], ...hostPath })), wait(8)],
		},
	),
];

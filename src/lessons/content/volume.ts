import type { ManifestObject } from '../../kubernetes/types.ts';
import { pod, service } from '../../scenario/builtin/objects.ts';
import type { Lesson } from '../format.ts';
import { apply, applyLine, crash, deletePod, give, look, piece, replace, say, wait } from './parts.ts';
import { volumeQuiz } from './quiz/volume.ts';

const page = '/usr/share/content/index.html';
const folder = '/usr/share/content';
const site = { name: 'site', has: ['frontend', 'contentPuller'] } as const;

function siteWith(web: Record<string, string>, puller: Record<string, string>, more: object = {}): ManifestObject {
	return pod('site', {
		nodeName: 'node-1',
		containers: [
			piece({ name: 'web', port: 80, mounts: web }),
			piece({
				name: 'content-puller',
				cpu: '50m',
				memory: '64Mi',
				env: { SOURCE_ADDR: 'origin:8080' },
				mounts: puller,
			}),
		],
		...more,
	});
}

const volumes = { volumes: [{ name: 'content', emptyDir: {} }] };
const mount = { content: folder };

const shared = `
apiVersion: v1
kind: Pod
metadata:
  name: site
  labels:
    app: site
spec:
  nodeName: node-1
  volumes:
  - name: content
    emptyDir: {}
  containers:
  - name: web
    image: podarium/web:1
    volumeMounts:
    - name: content
      mountPath: /usr/share/content
  - name: content-puller
    image: podarium/content-puller:1
    env:
    - name: SOURCE_ADDR
      value: origin:8080
    volumeMounts:
    - name: content
      mountPath: /usr/share/content`;

export const volume: Lesson = {
	key: 'volume',
	title: say('A volume between them', '함께 쓰는 볼륨'),
	goal: say(
		'Let two containers of a pod work on the same files, and know how long those live.',
		'파드의 두 컨테이너가 같은 파일로 일하게 하고, 그 파일이 언제까지 사는지 압니다.',
	),
	nodes: 2,
	manifests: [
		siteWith({}, {}),
		service('site', 80),
		pod('origin', { nodeName: 'node-2', containers: [piece({ name: 'origin', image: 'api', port: 8080 })] }),
		service('origin', 8080),
	],
	startSeconds: 10,
	steps: [
		{
			kind: 'predict',
			key: 'not-shared',
			title: say('One pulls, one serves', '하나는 가져오고 하나는 제공하고'),
			text: say(
				'`content-puller` fetches a page every few seconds and writes it to `/usr/share/content`. `web` should serve it from there. Does it find it?',
				'`content-puller`는 몇 초마다 페이지를 가져와 `/usr/share/content`에 씁니다. `web`은 거기에서 제공하려 합니다. 찾을 수 있을까요?',
			),
			point: 'pod/site',
			choices: [
				{
					key: 'yes',
					text: say('Yes: it’s the same pod', '찾는다. 같은 파드니까'),
					comesTrue: { is: 'file', which: site, role: 'frontend', path: page },
					why: say(
						'The same pod, but not the same file system: the path exists twice.',
						'같은 파드이지만 파일 시스템은 다릅니다. 그 경로가 두 곳에 따로 있습니다.',
					),
				},
				{
					key: 'no',
					text: say('No: the page is in the puller’s own file system', '못 찾는다. 페이지는 풀러의 파일 시스템에 있다'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'file', which: site, role: 'contentPuller', path: page },
							{ is: 'not', check: { is: 'file', which: site, role: 'frontend', path: page } },
						],
					},
				},
				{
					key: 'later',
					text: say('Yes, once the puller has asked `web` to take it', '풀러가 `web`에게 보내 주면 찾는다'),
					comesTrue: {
						is: 'packet',
						link: 'localhost',
						from: { name: 'site' },
						to: { name: 'site' },
					},
					why: say(
						'The two never talk to each other; they only know a path.',
						'둘은 서로 말을 주고받지 않습니다. 아는 것은 경로 하나뿐입니다.',
					),
				},
			],
			answer: 'no',
			shows: [wait(6), look('pod', 'site')],
			hints: [say('Remember the log in the lesson before.', '앞의 수업에서 본 로그를 떠올려 보세요.')],
			explanation: say(
				'What’s needed is a place that belongs to the pod, and that both mount: a volume.',
				'필요한 것은 파드에 속하고 둘 다 마운트하는 장소, 곧 볼륨입니다.',
			),
		},
		{
			kind: 'act',
			title: say('Give them a volume', '볼륨을 주기'),
			text: say(
				'Give the pod an `emptyDir` that both containers mount at `/usr/share/content`. A pod’s volumes can’t be changed either, so make a new one: drop `web` and `content-puller` into a draft, and press *Share a folder* in its inspector. Then run it. Or apply a manifest.',
				'두 컨테이너가 `/usr/share/content`에 마운트하는 `emptyDir` 볼륨을 파드에 주세요. 파드의 볼륨도 바꿀 수 없으니 새로 만듭니다. `web`과 `content-puller`를 초안에 넣고 인스펙터에서 *폴더 공유*를 누른 다음 실행하세요. 매니페스트를 적용해도 됩니다.',
			),
			point: 'palette/content-puller',
			check: {
				is: 'all',
				of: [
					{ is: 'shared', which: { has: site.has }, by: ['frontend', 'contentPuller'], kind: 'emptyDir' },
					{ is: 'file', which: { has: site.has }, role: 'frontend', path: page },
				],
			},
			goals: [
				{
					text: say(
						'A pod whose two containers mount one `emptyDir`',
						'두 컨테이너가 `emptyDir` 하나를 마운트하는 파드',
					),
					check: { is: 'shared', which: { has: site.has }, by: ['frontend', 'contentPuller'], kind: 'emptyDir' },
				},
				{
					text: say('`web` sees the page', '`web`이 페이지를 봄'),
					check: { is: 'file', which: { has: site.has }, role: 'frontend', path: page },
				},
			],
			hints: [
				say(
					'A volume has two parts: the pod lists it, and each container says where it mounts it.',
					'볼륨은 두 부분입니다. 파드가 목록에 적고, 컨테이너마다 어디에 마운트할지 적습니다.',
				),
				say(
					'In the draft’s inspector, *Share a folder* fills in `/usr/share/content`: the folder that both programs use.',
					'초안 인스펙터의 *폴더 공유*가 두 프로그램이 함께 쓰는 폴더 `/usr/share/content`를 채워 줍니다.',
				),
			],
			explanation: say(
				'One folder, two views of it. It began empty, as its name says, on the disk of the pod’s node.',
				'폴더 하나를 두 컨테이너가 봅니다. 이름 그대로 빈 채로, 파드가 있는 노드의 디스크에서 시작했습니다.',
			),
			wrong: [
				{
					try: [deletePod('site'), wait(32), apply(siteWith({}, mount, volumes)), wait(10)],
					when: {
						is: 'all',
						of: [
							{ is: 'shared', which: { has: site.has }, by: ['contentPuller'], kind: 'emptyDir' },
							{
								is: 'not',
								check: { is: 'shared', which: { has: site.has }, by: ['frontend', 'contentPuller'], kind: 'emptyDir' },
							},
						],
					},
					text: say(
						'Only the puller mounts it. `web` needs the mount as well.',
						'풀러만 마운트했습니다. `web`에도 마운트가 필요합니다.',
					),
				},
				{
					try: [deletePod('site'), wait(32), apply(siteWith({ content: '/srv' }, mount, volumes)), wait(12)],
					when: {
						is: 'all',
						of: [
							{ is: 'shared', which: { has: site.has }, by: ['frontend', 'contentPuller'], kind: 'emptyDir' },
							{ is: 'pods', which: { has: site.has, state: 'ready' } },
							{ is: 'file', which: { has: site.has }, role: 'contentPuller', path: page },
							{ is: 'not', check: { is: 'file', which: { has: site.has }, role: 'frontend', path: page } },
						],
					},
					text: say(
						'Both mount it, but `web` looks in `/usr/share/content` and has it somewhere else.',
						'둘 다 마운트했지만, `web`은 `/usr/share/content`를 보는데 다른 곳에 마운트되어 있습니다.',
					),
				},
				{
					try: [
						apply(
							pod('puller', {
								nodeName: 'node-1',
								containers: [
									piece({
										name: 'content-puller',
										cpu: '50m',
										memory: '64Mi',
										env: { SOURCE_ADDR: 'origin:8080' },
										mounts: mount,
									}),
								],
								...volumes,
							}),
						),
						wait(8),
					],
					when: { is: 'pods', which: { only: ['contentPuller'] } },
					text: say(
						'An `emptyDir` belongs to one pod. In another pod, on the same node even, it’s another folder.',
						'`emptyDir` 볼륨은 파드 하나에 속합니다. 같은 노드라도 다른 파드에서는 다른 폴더입니다.',
					),
				},
			],
			solution: [
				give({ type: 'delete', kind: 'Pod', namespace: 'default', name: 'site', gracePeriodSeconds: 0 }),
				apply(siteWith(mount, mount, volumes)),
				wait(10),
			],
			console: ['kubectl delete pod site --now', 'sleep 4s', applyLine(shared), 'sleep 12s'],
		},
		{
			kind: 'predict',
			key: 'crash-keeps',
			title: say('A container dies', '컨테이너가 죽으면'),
			text: say(
				'`content-puller` crashes and is started again. What has become of the page?',
				'`content-puller`가 죽고 다시 시작됩니다. 페이지는 어떻게 될까요?',
			),
			point: 'container/site/content-puller',
			choices: [
				{
					key: 'kept',
					text: say('It’s still there', '그대로 있다'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'restarted', which: site, role: 'contentPuller' },
							{ is: 'file', which: { ...site, since: 'kept' }, role: 'frontend', path: page },
						],
					},
				},
				{
					key: 'gone',
					text: say('It’s gone until it’s fetched anew', '다시 가져올 때까지 없다'),
					comesTrue: { is: 'not', check: { is: 'file', which: site, role: 'frontend', path: page } },
					why: say(
						'What’s in the container’s own layer is lost; a volume outlives the containers that mount it.',
						'컨테이너 자신의 레이어에 있던 것은 사라지지만, 볼륨은 그것을 마운트한 컨테이너보다 오래 삽니다.',
					),
				},
				{
					key: 'pod',
					text: say('The pod is replaced, and so is the folder', '파드가 교체되고 폴더도 바뀐다'),
					comesTrue: { is: 'gone', which: site },
					why: say(
						'A crash is mended in place, within the same pod.',
						'컨테이너가 죽으면 같은 파드 안에서 제자리에서 고쳐집니다.',
					),
				},
			],
			answer: 'kept',
			shows: [crash('site', 'content-puller'), wait(3)],
			hints: [say('To whom does the volume belong?', '볼륨은 누구에게 속하나요?')],
			explanation: say(
				'The volume is the pod’s. Containers come and go in it.',
				'볼륨은 파드의 것입니다. 컨테이너는 그 안에서 죽고 되살아납니다.',
			),
		},
		{
			kind: 'predict',
			key: 'replace-loses',
			title: say('The pod dies', '파드가 죽으면'),
			text: say(
				'Now the whole pod is deleted and made again, on `node-2`. And the page?',
				'이제 파드 전체를 삭제하고 `node-2`에 다시 만듭니다. 페이지는요?',
			),
			point: 'pod/site',
			choices: [
				{
					key: 'moves',
					text: say('The folder moves along', '폴더도 따라간다'),
					comesTrue: { is: 'file', which: { ...site, node: 'node-2' }, role: 'frontend', path: page },
					why: say(
						'An `emptyDir` is a folder on the old node’s disk, and was removed with the pod.',
						'`emptyDir` 볼륨은 예전 노드의 디스크에 있는 폴더이며, 파드와 함께 지워졌습니다.',
					),
				},
				{
					key: 'stays',
					text: say('It stays on `node-1` and can be mounted later', '`node-1`에 남아 나중에 마운트할 수 있다'),
					at: 'node/node-1',
					comesTrue: { is: 'pods', which: { ...site, node: 'node-1' } },
					why: say(
						'When a pod leaves its node for good, its `emptyDir` is deleted for good.',
						'파드가 노드에서 제거되면 `emptyDir` 볼륨의 데이터도 영구히 삭제됩니다.',
					),
				},
				{
					key: 'empty',
					text: say('The new pod begins with an empty one', '새 파드는 빈 폴더로 시작한다'),
					comesTrue: {
						is: 'all',
						of: [
							{ is: 'pods', which: { ...site, since: 'new', node: 'node-2', state: 'ready' } },
							{ is: 'not', check: { is: 'file', which: { ...site, since: 'new' }, role: 'frontend', path: page } },
						],
					},
				},
			],
			answer: 'empty',
			shows: [replace('site', 'node-2'), wait(4)],
			hints: [say('Its name says how it begins.', '이름이 시작할 때의 상태를 말해 줍니다.')],
			explanation: say(
				'`emptyDir` lives and dies with its pod. What must outlive the pod goes into a PersistentVolume, or into a database elsewhere.',
				'`emptyDir` 볼륨은 파드와 함께 살고 함께 사라집니다. 파드보다 오래 남아야 하는 것은 퍼시스턴트볼륨이나 다른 곳의 데이터베이스에 둡니다.',
			),
		},
	],
	quiz: volumeQuiz,
	documentation: [
		'concepts/storage/volumes/#emptydir',
		'tasks/access-application-cluster/communicate-containers-same-pod-shared-volume/',
		'tasks/configure-pod-container/configure-volume-storage/',
		'concepts/storage/persistent-volumes/',
	],
};

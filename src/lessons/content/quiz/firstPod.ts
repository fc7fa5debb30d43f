import { container, deployment, pod } from '../../../scenario/builtin/objects.ts';
import type { Quiz } from '../../format.ts';
import { apply, card, choice, deletePod, give, say, wait } from '../parts.ts';

const web = container({ name: 'web', port: 80 });
const bare = { name: 'web' } as const;
const large = pod('large', {
	containers: [container({ name: 'web', port: 80, cpu: '3' }), container({ name: 'api', port: 8080, cpu: '2' })],
});

export const firstPodQuiz: Quiz = [
	card(
		say(
			'Two nodes of 4 cores, all free. A pod’s containers ask for 3 and 2 cores. Where does it run?',
			'4코어 노드 두 개가 모두 비어 있습니다. 파드의 컨테이너들이 3코어와 2코어를 요청합니다. 어디에서 실행될까요?',
		),
		[
			choice('c-nowhere', 'Nowhere: it waits', '실행되지 않고 기다린다', {
				is: 'pods',
				which: { name: 'large', state: 'pending' },
			}),
			choice('a-both', 'One container on each node', '노드마다 컨테이너 하나씩', {
				is: 'nodes',
				which: { name: 'large' },
				atLeast: 2,
			}),
			choice('b-one', 'On one node', '한 노드에서', { is: 'pods', which: { name: 'large', state: 'bound' } }),
		],
		say(
			'5 cores must fit on one node, and no node has 5.',
			'5코어가 한 노드에 들어가야 하는데, 5코어를 가진 노드가 없습니다.',
		),
		{ manifests: [], shows: [apply(large), wait(4)] },
	),
	card(
		say(
			'You delete a pod that no controller looks after. What comes?',
			'컨트롤러가 없는 파드를 삭제했습니다. 그다음에는요?',
		),
		[
			choice('b-nothing', 'Nothing', '아무것도 오지 않는다', { is: 'pods', which: bare, atMost: 0 }),
			choice('a-same', 'The same pod again', '같은 파드가 다시 온다', {
				is: 'pods',
				which: { ...bare, since: 'kept' },
			}),
			choice('c-new', 'A new one on another node', '다른 노드에 새것이 온다', {
				is: 'pods',
				which: { ...bare, since: 'new' },
			}),
		],
		say(
			'Kubelets restart containers; pods are replaced by controllers only.',
			'kubelet은 컨테이너를 다시 시작합니다. 파드를 대신 만들어 주는 것은 컨트롤러뿐입니다.',
		),
		{ manifests: [pod('web', { containers: [web] })], shows: [deletePod('web'), wait(6)] },
	),
	card(
		say(
			'Scheduling is set to *By hand*, and a Deployment of one pod is applied. What becomes of the pod?',
			'스케줄링이 *직접* 모드일 때 파드 하나짜리 디플로이먼트를 적용했습니다. 그 파드는 어떻게 될까요?',
		),
		[
			choice('a-waits', 'It’s there, and waits to be bound', '만들어지고, 바인딩되기를 기다린다', {
				is: 'pods',
				which: { has: ['frontend'], state: 'pending' },
			}),
			choice('b-none', 'It isn’t made', '만들어지지 않는다', { is: 'pods', which: { has: ['frontend'] }, atMost: 0 }),
			choice('c-runs', 'It runs on the emptier node', '더 비어 있는 노드에서 실행된다', {
				is: 'pods',
				which: { has: ['frontend'], state: 'bound' },
			}),
		],
		say(
			'Making pods is the controllers’ work, binding them the scheduler’s. Here that’s you.',
			'파드를 만드는 것은 컨트롤러, 바인딩하는 것은 스케줄러의 일입니다. 여기서는 당신이 스케줄러입니다.',
		),
		{
			manifests: [],
			shows: [
				give({ type: 'setScheduling', mode: 'byHand' }),
				apply(deployment('web', 1, { containers: [web] })),
				wait(5),
			],
		},
	),
];

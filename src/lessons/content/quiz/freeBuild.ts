import { container, deployment, pod, service } from '../../../scenario/builtin/objects.ts';
import type { Quiz } from '../../format.ts';
import { apply, card, choice, say, wait } from '../parts.ts';

const web = container({ name: 'web', port: 80 });
const front = { only: ['frontend'] } as const;
const client = pod('client', {
	containers: [container({ name: 'client', cpu: '50m', memory: '32Mi', env: { TARGET_ADDR: 'web:80' } })],
});
const site = [deployment('web', 2, { containers: [web] }), service('web', 80), client];
const report = { only: ['worker'] } as const;

export const freeBuildQuiz: Quiz = [
	card(
		say(
			'Two ready pods stand behind a Service. Who takes the requests of one client?',
			'서비스 뒤에 준비된 파드가 둘 있습니다. 클라이언트 하나의 요청을 누가 받을까요?',
		),
		[
			choice('b-both', 'Both, at random', '임의로 둘 다', { is: 'receivers', which: front, atLeast: 2 }),
			choice('a-first', 'The first one', '첫 번째 파드', { is: 'receivers', which: front, atLeast: 1, atMost: 1 }),
			choice('c-none', 'Neither', '아무도', { is: 'receivers', which: front, atMost: 0 }),
		],
		say('Each connection is sent to an endpoint picked at random.', '연결마다 임의로 고른 엔드포인트로 보냅니다.'),
		{ manifests: site, startSeconds: 12, shows: [wait(20)] },
	),
	card(
		say(
			'One of the two is deleted. Is the client still answered?',
			'둘 중 하나를 삭제했습니다. 클라이언트는 계속 응답을 받을까요?',
		),
		[
			choice('a-yes', 'Yes: by the other, and soon by a third', '받는다. 다른 하나가, 곧 세 번째가 응답한다', {
				is: 'all',
				of: [
					{ is: 'packet', kind: 'response', label: '200', to: { has: ['client'] } },
					{ is: 'pods', which: { ...front, since: 'new', state: 'ready' } },
					{ is: 'pods', which: { ...front, state: 'ready' }, atLeast: 2, atMost: 2 },
				],
			}),
			choice('b-no', 'No', '못 받는다', {
				is: 'not',
				check: { is: 'packet', kind: 'response', label: '200', to: { has: ['client'] } },
			}),
			choice('c-one', 'Yes, but only one is left', '받지만 하나만 남는다', {
				is: 'pods',
				which: { ...front, state: 'ready' },
				atLeast: 1,
				atMost: 1,
			}),
		],
		say(
			'The Service leaves the ending pod out, and the Deployment makes another.',
			'서비스는 끝나 가는 파드를 빼고, 디플로이먼트는 하나를 더 만듭니다.',
		),
		{
			manifests: site,
			startSeconds: 12,
			shows: [{ do: { type: 'delete', kind: 'Pod', namespace: 'default', name: '' }, pod: front }, wait(9)],
		},
	),
	card(
		say(
			'One node of 4 cores, empty. Five pods come, each asking for 1 core. What happens?',
			'비어 있는 4코어 노드가 하나 있습니다. 1코어씩 요청하는 파드 다섯 개가 옵니다. 어떻게 될까요?',
		),
		[
			choice('c-four', 'Four run, one waits', '넷은 실행되고 하나는 기다린다', {
				is: 'all',
				of: [
					{ is: 'pods', which: { ...report, state: 'running' }, atLeast: 4, atMost: 4 },
					{ is: 'pods', which: { ...report, state: 'pending' }, atLeast: 1, atMost: 1 },
				],
			}),
			choice('a-five', 'All run, a little slower', '모두 조금 느리게 실행된다', {
				is: 'pods',
				which: { ...report, state: 'running' },
				atLeast: 5,
			}),
			choice('b-none', 'None runs', '아무것도 실행되지 않는다', {
				is: 'pods',
				which: { ...report, state: 'running' },
				atMost: 0,
			}),
		],
		say(
			'What is asked for is promised, and there’s no more to promise.',
			'요청한 만큼은 보장됩니다. 더 보장할 것이 없으면 기다립니다.',
		),
		{
			manifests: [],
			nodes: 1,
			shows: [
				apply(deployment('report', 5, { containers: [container({ name: 'report', image: 'worker', cpu: '1' })] })),
				wait(6),
			],
		},
	),
];

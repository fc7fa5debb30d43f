import { container, deployment, service } from '../../../scenario/builtin/objects.ts';
import type { Quiz } from '../../format.ts';
import { card, choice, say, scale, wait } from '../parts.ts';

const web = container({ name: 'web', port: 80 });
const api = container({ name: 'api', port: 8080 });
const both = { only: ['frontend', 'backend'], state: 'ready' } as const;
const front = { only: ['frontend'] } as const;
const back = { only: ['backend'], state: 'ready' } as const;

export const scalingQuiz: Quiz = [
	card(
		say(
			'A Deployment’s pod holds `web` and `api`. You scale it to 2. What is there then?',
			'디플로이먼트의 파드에 `web`, `api` 컨테이너가 있습니다. 2로 늘리면 무엇이 있을까요?',
		),
		[
			choice('b-pods', '2 pods, each with both', '둘 다 든 파드 2개', {
				is: 'pods',
				which: both,
				atLeast: 2,
				atMost: 2,
			}),
			choice('a-one', '1 pod with 4 containers', '컨테이너 4개짜리 파드 1개', { is: 'pods', which: both, atMost: 0 }),
			choice('c-api', '1 pod with both, 1 with `api` alone', '둘 다 든 파드 1개와 `api`만 든 파드 1개', {
				is: 'pods',
				which: back,
			}),
		],
		say('What is copied is the pod.', '복제되는 것은 파드입니다.'),
		{
			manifests: [deployment('shop', 1, { containers: [web, api] })],
			shows: [scale('Deployment', 'shop', 2), wait(6)],
		},
	),
	card(
		say(
			'`web` and `api` are two Deployments. You scale `api` to 3. How many `web` pods are there?',
			'`web`, `api` 두 디플로이먼트가 있습니다. `api` 쪽을 3으로 늘리면 `web` 파드는 몇 개인가요?',
		),
		[
			choice('a-one', '1', '1개', {
				is: 'all',
				of: [
					{ is: 'pods', which: back, atLeast: 3 },
					{ is: 'pods', which: front, atLeast: 1, atMost: 1 },
				],
			}),
			choice('b-three', '3', '3개', { is: 'pods', which: front, atLeast: 3 }),
			choice('c-none', 'None', '없다', { is: 'pods', which: front, atMost: 0 }),
		],
		say('Each Deployment has a number of its own.', '디플로이먼트마다 자기 수가 있습니다.'),
		{
			manifests: [deployment('web', 1, { containers: [web] }), deployment('api', 1, { containers: [api] })],
			shows: [scale('Deployment', 'api', 3), wait(6)],
		},
	),
	card(
		say(
			'You scale a Deployment to 0. Whom does its Service send to?',
			'디플로이먼트를 0으로 줄였습니다. 서비스는 어디로 보낼까요?',
		),
		[
			choice('c-nobody', 'To nobody', '아무 데도 보내지 않는다', { is: 'endpoints', role: 'frontend', atMost: 0 }),
			choice('a-last', 'To the last pod, which stays', '남아 있는 마지막 파드로', {
				is: 'endpoints',
				role: 'frontend',
			}),
			choice('b-new', 'To a new pod, made at the first request', '첫 요청 때 만들어지는 새 파드로', {
				is: 'pods',
				which: { ...front, since: 'new' },
			}),
		],
		say(
			'0 means none. Requests are refused until there’s a ready pod again.',
			'0은 하나도 없다는 뜻입니다. 준비된 파드가 다시 생길 때까지 요청은 거부됩니다.',
		),
		{
			manifests: [deployment('web', 1, { containers: [web] }), service('web', 80)],
			shows: [scale('Deployment', 'web', 0), wait(5)],
		},
	),
];

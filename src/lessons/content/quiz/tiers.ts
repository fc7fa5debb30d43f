import { container, deployment, pod, service } from '../../../scenario/builtin/objects.ts';
import type { Quiz } from '../../format.ts';
import { apply, card, choice, say, wait } from '../parts.ts';

const web = (image = 'podarium/web:1', cpu = '1500m') =>
	container({ name: 'web', image, port: 80, cpu, env: { API_ADDR: 'api:8080' } });
const api = (cpu = '3') => container({ name: 'api', port: 8080, cpu });
const front = { only: ['frontend'] } as const;
const back = { only: ['backend'] } as const;

export const tiersQuiz: Quiz = [
	card(
		say(
			'Two nodes of 4 cores. A front end asks for 1.5, a back end for 3, as two pods. Where do they run?',
			'4코어 노드가 두 개 있습니다. 프론트엔드가 1.5코어, 백엔드가 3코어를 각자 파드로 요청합니다. 어디에서 실행될까요?',
		),
		[
			choice('b-both', 'On one node each', '각각 다른 노드에서', {
				is: 'all',
				of: [
					{ is: 'nodes', which: { state: 'ready' }, atLeast: 2 },
					{ is: 'pods', which: { state: 'ready' }, atLeast: 2 },
				],
			}),
			choice('a-one', 'Both on one node', '둘 다 한 노드에서', {
				is: 'all',
				of: [
					{ is: 'pods', which: { state: 'ready' }, atLeast: 2 },
					{ is: 'nodes', which: { state: 'ready' }, atMost: 1 },
				],
			}),
			choice('c-wait', 'One of them waits', '하나는 기다린다', { is: 'pods', which: { state: 'pending' } }),
		],
		say(
			'4.5 cores don’t fit on one node, but each of the pods fits.',
			'4.5코어는 한 노드에 들어가지 않지만, 파드 하나하나는 들어갑니다.',
		),
		{
			manifests: [],
			shows: [apply(pod('web', { containers: [web()] }), pod('api', { containers: [api()] })), wait(6)],
		},
	),
	card(
		say(
			'Front end and back end are Deployments of their own. The front end gets a new image. Is the back end restarted?',
			'프론트엔드와 백엔드가 각자 디플로이먼트입니다. 프론트엔드의 이미지를 바꿨습니다. 백엔드가 다시 시작될까요?',
		),
		[
			choice('a-no', 'No', '아니다', {
				is: 'all',
				of: [
					{ is: 'pods', which: { ...front, since: 'new', state: 'ready' } },
					{ is: 'pods', which: { ...back, since: 'kept' } },
					{ is: 'restarted', which: back, atMost: 0 },
				],
			}),
			choice('b-yes', 'Yes, after it', '그렇다. 뒤이어 다시 시작된다', { is: 'restarted', which: back }),
			choice('c-replaced', 'It’s replaced too', '그것도 교체된다', { is: 'gone', which: back }),
		],
		say(
			'That’s another gain of two pods: each is released when it likes.',
			'파드를 나눠서 얻는 또 다른 이점입니다. 각자 원하는 때에 배포합니다.',
		),
		{
			manifests: [
				deployment('web', 1, { containers: [web('podarium/web:1', '250m')] }),
				deployment('api', 1, { containers: [api('250m')] }),
			],
			shows: [apply(deployment('web', 1, { containers: [web('podarium/web:2', '250m')] })), wait(12)],
		},
	),
	card(
		say(
			'The back end’s pod is gone. What does the front end’s Service do?',
			'백엔드 파드가 사라졌습니다. 프론트엔드의 서비스는 어떻게 될까요?',
		),
		[
			choice('c-sends', 'It sends to the front end as before', '전처럼 프론트엔드로 보낸다', {
				is: 'endpoints',
				role: 'frontend',
			}),
			choice('a-stops', 'It sends to nobody', '아무 데도 보내지 않는다', {
				is: 'not',
				check: { is: 'endpoints', role: 'frontend' },
			}),
			choice('b-deletes', 'It takes the front end away', '프론트엔드를 없앤다', {
				is: 'pods',
				which: front,
				atMost: 0,
			}),
		],
		say(
			'A Service knows its own pods only: those that its selector fits and that are ready.',
			'서비스는 자기 파드만 압니다. 셀렉터에 맞고 준비된 파드입니다.',
		),
		{
			manifests: [
				deployment('web', 1, { containers: [web('podarium/web:1', '250m')] }),
				service('web', 80),
				pod('api', { containers: [api('250m')] }),
				service('api', 8080),
			],
			shows: [{ do: { type: 'delete', kind: 'Pod', namespace: 'default', name: 'api' } }, wait(6)],
		},
	),
];

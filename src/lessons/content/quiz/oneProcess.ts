import { container, pod } from '../../../scenario/builtin/objects.ts';
import type { Quiz } from '../../format.ts';
import { card, choice, crash, say, wait } from '../parts.ts';

const shop = { name: 'shop' } as const;
const two = [container({ name: 'web', port: 80 }), container({ name: 'api', port: 8080 })];
const manifests = [pod('shop', { containers: two })];

export const oneProcessQuiz: Quiz = [
	card(
		say(
			'A pod has the containers `web` and `api`. The `api` crashes. Whose restart count goes up?',
			'파드에 컨테이너 `web`, `api` 둘이 있고 `api` 쪽이 죽었습니다. 누구의 재시작 횟수가 올라갈까요?',
		),
		[
			choice('b-api', 'That of `api` alone', '`api` 것만', {
				is: 'all',
				of: [
					{ is: 'restarted', which: shop, role: 'backend' },
					{ is: 'restarted', which: shop, role: 'frontend', atMost: 0 },
				],
			}),
			choice('a-both', 'That of both', '둘 다', {
				is: 'all',
				of: [
					{ is: 'restarted', which: shop, role: 'backend' },
					{ is: 'restarted', which: shop, role: 'frontend' },
				],
			}),
			choice('c-none', 'Nobody’s', '아무도', { is: 'restarted', which: shop, role: 'backend', atMost: 0 }),
		],
		say('Each container is restarted by itself.', '컨테이너는 하나씩 따로 다시 시작됩니다.'),
		{ manifests, shows: [crash('shop', 'api'), wait(4)] },
	),
	card(
		say(
			'A few seconds after its restart the container crashes again. What does the kubelet do now?',
			'다시 시작한 지 몇 초 만에 컨테이너가 또 죽었습니다. kubelet은 이제 어떻게 할까요?',
		),
		[
			choice('c-wait', 'It waits 10 seconds first', '먼저 10초를 기다린다', {
				is: 'pods',
				which: { ...shop, state: 'failing' },
			}),
			choice('a-now', 'It starts it at once again', '곧바로 다시 시작한다', {
				is: 'pods',
				which: { ...shop, state: 'ready' },
			}),
			choice('b-delete', 'It deletes the pod', '파드를 삭제한다', { is: 'gone', which: shop }),
		],
		say(
			'`CrashLoopBackOff`: the waits double each time, up to five minutes.',
			'`CrashLoopBackOff`입니다. 기다리는 시간이 매번 두 배가 되어 5분까지 늘어납니다.',
		),
		{ manifests, shows: [crash('shop', 'api'), wait(4), crash('shop', 'api'), wait(4)] },
	),
	card(
		say(
			'The pod has `restartPolicy: Never`, and its process ends with exit code 1. What happens?',
			'파드가 `restartPolicy: Never`이고 프로세스가 종료 코드 1로 끝났습니다. 어떻게 될까요?',
		),
		[
			choice('a-stays', 'The container stays ended', '컨테이너가 끝난 채로 남는다', {
				is: 'all',
				of: [
					{ is: 'stopped', which: { name: 'once' } },
					{ is: 'restarted', which: { name: 'once' }, atMost: 0 },
				],
			}),
			choice('b-again', 'It’s started again', '다시 시작된다', { is: 'restarted', which: { name: 'once' } }),
			choice('c-new', 'A new pod is made', '새 파드가 만들어진다', { is: 'pods', which: { since: 'new' } }),
		],
		say(
			'`Never` means never: the pod’s phase is `Failed`, and what it logged can still be read.',
			'`Never`, 곧 다시 시작하지 않습니다. 파드의 단계는 `Failed`가 되고, 남긴 로그는 계속 읽을 수 있습니다.',
		),
		{
			manifests: [pod('once', { restartPolicy: 'Never', containers: [container({ name: 'web', port: 80 })] })],
			shows: [crash('once', 'web'), wait(5)],
		},
	),
];

import { container, deployment } from '../../../scenario/builtin/objects.ts';
import type { Move, Quiz } from '../../format.ts';
import { card, choice, say, scale, wait } from '../parts.ts';

const shop = { has: ['allInOne'] } as const;
const namespace = 'default';
const manifests = [
	deployment('shop', 1, { containers: [container({ name: 'shop', image: 'all-in-one', port: 80, memory: '256Mi' })] }),
];
const end: Move = {
	do: { type: 'crashProcess', namespace, name: '', container: 'shop', containerPid: 7 },
	pod: shop,
};
const crash: Move = { do: { type: 'crashContainer', namespace, name: '', container: 'shop' }, pod: shop };

export const oneContainerQuiz: Quiz = [
	card(
		say(
			'In a container with a shell as PID 1, a child process dies. What does the restart count say afterwards?',
			'셸이 PID 1인 컨테이너에서 자식 프로세스 하나가 죽었습니다. 재시작 횟수는 어떻게 될까요?',
		),
		[
			choice('b-same', 'The same as before', '그대로다', {
				is: 'all',
				of: [
					{ is: 'childDied', which: shop },
					{ is: 'restarted', which: shop, atMost: 0 },
				],
			}),
			choice('a-one', 'One more', '하나 늘어난다', { is: 'restarted', which: shop }),
			choice('c-new', 'Zero, in a new pod', '새 파드에서 0이다', { is: 'gone', which: shop }),
		],
		say(
			'A restart is what the kubelet does when PID 1 ends. Of children it hears nothing.',
			'재시작은 PID 1이 끝났을 때 kubelet이 하는 일입니다. 자식 프로세스의 소식은 듣지 못합니다.',
		),
		{ manifests, shows: [end, wait(6)] },
	),
	card(
		say(
			'PID 1 dies while its children were well. What becomes of the children?',
			'자식들은 멀쩡한데 PID 1이 죽었습니다. 자식 프로세스는 어떻게 될까요?',
		),
		[
			choice('a-with', 'They end with it, and all is started again', '함께 끝나고 전부 다시 시작된다', {
				is: 'restarted',
				which: shop,
			}),
			choice('b-on', 'They go on', '계속 실행된다', { is: 'restarted', which: shop, atMost: 0 }),
			choice('c-pod', 'They go over into a new pod', '새 파드로 넘어간다', { is: 'gone', which: shop }),
		],
		say(
			'PID 1 carries its container: when it ends, the kernel ends every process of that PID namespace.',
			'PID 1이 곧 컨테이너입니다. PID 1이 끝나면 커널이 그 PID 네임스페이스의 모든 프로세스를 끝냅니다.',
		),
		{ manifests, shows: [crash, wait(4)] },
	),
	card(
		say(
			'The all-in-one shop is scaled to 3. How many log rotators run now?',
			'모든 것이 한 컨테이너에 든 가게를 3으로 늘렸습니다. 로그 로테이터는 몇 개가 도나요?',
		),
		[
			choice('c-three', 'Three', '셋', { is: 'pods', which: { ...shop, state: 'ready' }, atLeast: 3 }),
			choice('a-one', 'One', '하나', { is: 'pods', which: { ...shop, state: 'ready' }, atLeast: 1, atMost: 1 }),
			choice('b-none', 'None', '없다', { is: 'pods', which: shop, atMost: 0 }),
		],
		say('Everything in the container is copied with it.', '컨테이너에 든 것은 모두 함께 복제됩니다.'),
		{ manifests, shows: [scale('Deployment', 'shop', 3), wait(7)] },
	),
];

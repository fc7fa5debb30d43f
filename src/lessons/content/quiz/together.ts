import { container, deployment, pod } from '../../../scenario/builtin/objects.ts';
import type { Quiz } from '../../format.ts';
import { card, choice, crash, say, scale, wait } from '../parts.ts';

const log = '/var/log/app/access.log';
const mounts = { logs: '/var/log/app' };
const web = container({ name: 'web', port: 80, mounts });
const shipper = container({ name: 'log-shipper', cpu: '50m', memory: '32Mi', mounts });
const emptyDir = { volumes: [{ name: 'logs', emptyDir: {} }] };
const spec = { containers: [web, shipper], ...emptyDir };
const site = { has: ['frontend', 'logShipper'] } as const;

export const togetherQuiz: Quiz = [
	card(
		say(
			'The log shipper beside a web server crashes. What of the web server?',
			'웹 서버 옆의 로그 수집기가 죽었습니다. 웹 서버는요?',
		),
		[
			choice('b-on', 'It runs on', '계속 실행된다', {
				is: 'all',
				of: [
					{ is: 'restarted', which: site, role: 'logShipper' },
					{ is: 'restarted', which: site, role: 'frontend', atMost: 0 },
				],
			}),
			choice('a-with', 'It’s restarted with it', '함께 다시 시작된다', {
				is: 'restarted',
				which: site,
				role: 'frontend',
			}),
			choice('c-pod', 'The pod is replaced', '파드가 교체된다', { is: 'gone', which: site }),
		],
		say('In one pod, but each in its own container.', '파드는 하나지만 컨테이너는 따로입니다.'),
		{ manifests: [pod('web', spec)], shows: [crash('web', 'log-shipper'), wait(4)] },
	),
	card(
		say(
			'A log rotator in the same pod doesn’t mount the volume of the logs. Does it see the log?',
			'같은 파드의 로그 로테이터가 로그 볼륨을 마운트하지 않았습니다. 로그가 보일까요?',
		),
		[
			choice('a-no', 'No', '안 보인다', {
				is: 'all',
				of: [
					{ is: 'file', which: { has: ['logRotator'] }, role: 'frontend', path: log },
					{ is: 'not', check: { is: 'file', which: { has: ['logRotator'] }, role: 'logRotator', path: log } },
				],
			}),
			choice('b-yes', 'Yes', '보인다', { is: 'file', which: { has: ['logRotator'] }, role: 'logRotator', path: log }),
			choice('c-crash', 'It crashes', '죽는다', { is: 'pods', which: { has: ['logRotator'], state: 'failing' } }),
		],
		say('A volume is there for those that mount it.', '볼륨은 마운트한 컨테이너에게만 보입니다.'),
		{
			manifests: [
				pod('web', { containers: [web, container({ name: 'log-rotator', cpu: '50m', memory: '32Mi' })], ...emptyDir }),
			],
			shows: [wait(5)],
		},
	),
	card(
		say(
			'A Deployment of web servers with a shipper beside each is scaled from 1 to 3. How many shippers are there?',
			'수집기를 옆에 둔 웹 서버 디플로이먼트를 1에서 3으로 늘렸습니다. 수집기는 몇 개인가요?',
		),
		[
			choice('c-three', '3', '3개', { is: 'pods', which: { ...site, state: 'ready' }, atLeast: 3 }),
			choice('a-one', '1', '1개', { is: 'pods', which: { ...site, state: 'ready' }, atLeast: 1, atMost: 1 }),
			choice('b-none', 'None beside the new ones', '새것 옆에는 없다', { is: 'pods', which: { only: ['frontend'] } }),
		],
		say('And that’s right so: each log needs one.', '그리고 그게 맞습니다. 로그마다 하나씩 필요하니까요.'),
		{ manifests: [deployment('web', 1, spec)], shows: [scale('Deployment', 'web', 3), wait(7)] },
	),
];

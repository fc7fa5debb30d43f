import type { ManifestObject } from '../../../kubernetes/types.ts';
import { container, deployment, pod, service } from '../../../scenario/builtin/objects.ts';
import type { Quiz } from '../../format.ts';
import { card, choice, crash, deletePod, say, wait } from '../parts.ts';

const web = container({ name: 'web', port: 80 });
const front = { has: ['frontend'] } as const;
const db: ManifestObject = {
	apiVersion: 'apps/v1',
	kind: 'StatefulSet',
	metadata: { name: 'db' },
	spec: {
		serviceName: 'db',
		replicas: 1,
		selector: { matchLabels: { app: 'db' } },
		template: {
			metadata: { labels: { app: 'db' } },
			spec: { containers: [container({ name: 'db', port: 5432 })] },
		},
	},
};

export const logicalHostQuiz: Quiz = [
	card(
		say(
			'A container crashes and is started again. Which IP has its pod?',
			'컨테이너가 죽었다가 다시 시작되었습니다. 파드의 IP는요?',
		),
		[
			choice('a-same', 'The same as before', '전과 같다', {
				is: 'all',
				of: [
					{ is: 'restarted', which: front },
					{ is: 'keptIP', which: front },
				],
			}),
			choice('b-new', 'A new one', '새것이다', { is: 'pods', which: { ...front, since: 'new' } }),
			choice('c-none', 'None until it’s ready', '준비될 때까지 없다', {
				is: 'not',
				check: { is: 'keptIP', which: front },
			}),
		],
		say('The address is the sandbox’s, and that stays.', '주소는 샌드박스의 것이고, 샌드박스는 그대로 있습니다.'),
		{ manifests: [pod('web', { containers: [web] })], shows: [crash('web', 'web'), wait(4)] },
	),
	card(
		say(
			'The pod of a Deployment is deleted. What is its successor’s name?',
			'디플로이먼트의 파드를 삭제했습니다. 뒤를 잇는 파드의 이름은요?',
		),
		[
			choice('c-other', 'Another one', '다른 이름이다', {
				is: 'all',
				of: [
					{ is: 'gone', which: front },
					{ is: 'pods', which: { ...front, since: 'new', state: 'ready' } },
				],
			}),
			choice('a-same', 'The same one', '같은 이름이다', { is: 'pods', which: { ...front, since: 'kept' } }),
			choice('b-none', 'There’s none', '뒤를 잇는 파드가 없다', { is: 'pods', which: front, atMost: 0 }),
		],
		say(
			'Its pods are alike, and none of them is anybody in particular.',
			'디플로이먼트의 파드는 모두 똑같으며, 특별한 하나가 없습니다.',
		),
		{
			manifests: [deployment('web', 1, { containers: [web] })],
			shows: [{ do: { type: 'delete', kind: 'Pod', namespace: 'default', name: '' }, pod: front }, wait(5)],
		},
	),
	card(
		say('And of a StatefulSet: `db-0` is deleted?', '스테이트풀셋의 `db-0` 파드를 삭제하면요?'),
		[
			choice('b-again', 'A new pod of the name `db-0`', '이름이 `db-0`인 새 파드가 온다', {
				is: 'pods',
				which: { name: 'db-0', since: 'new', state: 'ready' },
			}),
			choice('a-next', 'A pod `db-1`', '파드 `db-1`이 온다', { is: 'pods', which: { name: 'db-1' } }),
			choice('c-none', 'None', '오지 않는다', { is: 'pods', which: { has: ['database'] }, atMost: 0 }),
		],
		say(
			'The same name and the same disk claim, but a new pod all the same: new UID, new IP.',
			'이름과 디스크 클레임은 같지만 새 파드입니다. UID도 IP도 새롭습니다.',
		),
		{ manifests: [db, service('db', 5432)], shows: [deletePod('db-0'), wait(9)] },
	),
];

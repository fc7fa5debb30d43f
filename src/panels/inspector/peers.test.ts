import { expect, it } from 'vitest';
import { peersOf } from './peers.ts';

it('lists Services by name and port, then neighbours on localhost, each once', () => {
	const service = {
		namespace: 'default',
		type: 'ClusterIP',
		clusterIP: '10.96.0.1',
		readyEndpoints: 1,
		endpoints: 1,
		podUids: [],
	};
	const container = (port: number) =>
		({ ports: [{ port, address: '0.0.0.0', state: 'declared' }] }) as unknown as Parameters<typeof peersOf>[1][number];
	expect(
		peersOf(
			[
				{ ...service, name: 'api', ports: ['80→8080/TCP', '443→8443/TCP'] },
				{ ...service, name: 'web', ports: ['80:31001/TCP'] },
			],
			[container(6379), container(6379)],
		),
	).toEqual(['api:80', 'api:443', 'web:80', 'localhost:6379']);
});

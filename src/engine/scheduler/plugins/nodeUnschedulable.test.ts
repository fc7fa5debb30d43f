import { expect, it } from 'vitest';
import { newCycle } from '../filter.ts';
import { nodeInfo } from '../framework.ts';
import { nodeOf, podOf } from '../testObjects.ts';
import { nodeUnschedulable } from './nodeUnschedulable.ts';

const cordoned = nodeInfo(nodeOf({ unschedulable: true }), []);

it('refuses a cordoned node and no other', () => {
	const filter = nodeUnschedulable.prepare(newCycle({ pod: podOf(), nodes: [cordoned] }));
	expect(filter?.(cordoned)).toEqual({ reasons: ['node(s) were unschedulable'], resolvable: false });
	expect(filter?.(nodeInfo(nodeOf(), []))).toBeUndefined();
});

it('lets pods pass that tolerate the taint of cordoning, as those of a DaemonSet do', () => {
	const tolerations = [{ key: 'node.kubernetes.io/unschedulable', operator: 'Exists', effect: 'NoSchedule' }];
	const pod = podOf({ spec: { tolerations } });
	expect(nodeUnschedulable.prepare(newCycle({ pod, nodes: [cordoned] }))).toBeUndefined();
});

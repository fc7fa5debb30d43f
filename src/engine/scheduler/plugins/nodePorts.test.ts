import { expect, it } from 'vitest';
import type { Pod } from '../../../kubernetes/types.ts';
import { newCycle } from '../filter.ts';
import { nodeInfo } from '../framework.ts';
import { nodeOf, podOf } from '../testObjects.ts';
import { nodePorts } from './nodePorts.ts';

function taking(hostPort: number, hostIP?: string): Pod {
	const pod = podOf({ requests: [{}] });
	const [container] = pod.spec.containers;
	if (container) container.ports = [{ containerPort: 80, hostPort, protocol: 'TCP', ...(hostIP ? { hostIP } : {}) }];
	return pod;
}

it.each([
	[taking(80), taking(80), true],
	[taking(80), taking(81), false],
	[taking(80, '10.0.0.1'), taking(80, '10.0.0.2'), false],
	[taking(80, '10.0.0.1'), taking(80), true],
	[taking(80), taking(80, '10.0.0.1'), true],
])('case %#', (pod, other, collides) => {
	const info = nodeInfo(nodeOf(), [other]);
	const refusal = nodePorts.prepare(newCycle({ pod, nodes: [info] }))?.(info);
	expect(refusal?.reasons).toEqual(
		collides ? ["node(s) didn't have free ports for the requested pod ports"] : undefined,
	);
});

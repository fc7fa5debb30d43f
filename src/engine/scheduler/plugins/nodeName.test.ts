import { expect, it } from 'vitest';
import { newCycle } from '../filter.ts';
import { nodeInfo } from '../framework.ts';
import { nodeOf, podOf } from '../testObjects.ts';
import { nodeName } from './nodeName.ts';

it('keeps a pod to the node that it names', () => {
	const nodes = ['a', 'b'].map((name) => nodeInfo(nodeOf({ name }), []));
	const filter = nodeName.prepare(newCycle({ pod: podOf({ nodeName: 'b' }), nodes }));
	expect(nodes.map((info) => filter?.(info)?.reasons)).toEqual([
		["node(s) didn't match the requested node name"],
		undefined,
	]);
	expect(nodeName.prepare(newCycle({ pod: podOf(), nodes }))).toBeUndefined();
});

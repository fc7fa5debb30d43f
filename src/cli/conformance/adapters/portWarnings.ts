import type { PodSpec } from 'kubernetes-types/core/v1';
import { podWarnings } from '../../../kubernetes/validation/podWarnings.ts';
import { sameData, type TableAdapter } from '../adapter.ts';
import { podFromGoShape } from './goShapes.ts';

export const portWarnings: TableAdapter = {
	table: 'port_warnings',
	recognises: ({ op }) => op === 'podWarnings',
	run: ({ containers, initContainers, spec, expected }) => {
		const given = (spec ?? { containers, initContainers }) as object;
		const pod = podFromGoShape({ spec: { ...given } });
		const warnings = podWarnings(pod.spec as PodSpec);
		const wanted = (expected as { warnings: string[] }).warnings;
		return { pass: sameData([...warnings].sort(), [...wanted].sort()), got: { warnings } };
	},
};

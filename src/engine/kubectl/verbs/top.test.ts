import { describe, expect, it } from 'vitest';
import { run } from '../../testCluster.ts';
import { clusterWith, errors, output, tell, web } from '../testKubectl.ts';

describe('kubectl top', () => {
	const busy = { name: 'client', image: 'podarium/client:1', env: { TARGET_ADDR: 'localhost:80' } };
	const engine = clusterWith([
		{ name: 'idle', containers: [web] },
		{ name: 'used', containers: [web, busy] },
	]);
	run(engine, 60);

	it('gives what pods use of CPU and memory', () => {
		const [header, ...rows] = output(engine, 'top pods').split('\n');
		expect(header).toBe('NAME   CPU(cores)   MEMORY(bytes)   ');
		expect(rows[0]).toBe('idle   0m           32Mi            ');
		expect(rows[1]).toMatch(/^used {3}[1-9]\d*m +64Mi {12}$/);
		expect(output(engine, 'top pod used --containers --no-headers')).toMatch(
			/^used {3}web {6}[1-9]\d*m +32Mi {3}\nused {3}client +0m +32Mi {3}\n$/,
		);
		expect(output(engine, 'top pods --sort-by=cpu --no-headers')).toMatch(/^used/);
		expect(output(engine, 'top pods -A --no-headers')).toMatch(/^default {3}idle/);
	});

	it('adds it up by node', () => {
		expect(output(engine, 'top nodes')).toMatch(
			/^NAME {5}CPU\(cores\) {3}CPU\(%\) {3}MEMORY\(bytes\) {3}MEMORY\(%\) {3}\nnode-1 {3}[1-9]\d*m +0% {7}96Mi {12}1% {10}\n$/,
		);
	});

	it('complains', () => {
		expect(errors(engine, 'top')).toBe("error: must specify pod or node\nSee 'kubectl top -h' for help and examples\n");
		expect(errors(engine, 'top pod x')).toBe('Error from server (NotFound): pods "x" not found\n');
		expect(tell(engine, 'top pods -l app=x').errors).toBe('No resources found in default namespace.\n');
	});
});

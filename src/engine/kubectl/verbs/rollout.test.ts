import { describe, expect, it } from 'vitest';
import { accept, clusterOf, deploymentManifest, run } from '../../testCluster.ts';
import { errors, follow, output, tell, web } from '../testKubectl.ts';

const shop = (spec: Record<string, unknown> = {}) => {
	const engine = clusterOf(2);
	accept(engine, { type: 'apply', objects: [deploymentManifest('web', 2, web, spec)] });
	run(engine, 20);
	return engine;
};
const imageOf = (engine: ReturnType<typeof shop>) =>
	engine.state.objects.Deployment.get('default/web')?.spec.template.spec.containers[0]?.image;

describe('kubectl rollout status', () => {
	it('tells of each step until it is over', () => {
		const engine = shop();
		expect(output(engine, 'rollout status deploy/web')).toBe('deployment "web" successfully rolled out\n');
		expect(output(engine, 'set image deploy/web web=nginx:1.28')).toBe('deployment.apps/web image updated\n');
		const outcome = tell(engine, 'rollout status deploy web');
		expect(outcome.output).toBe('Waiting for deployment spec update to be observed...\n');
		const told = follow(engine, outcome.watch, 60);
		expect(told.output.split('\n')[0]).toBe(
			'Waiting for deployment "web" rollout to finish: 1 out of 2 new replicas have been updated...',
		);
		expect(told.output).toContain(
			'Waiting for deployment "web" rollout to finish: 1 old replicas are pending termination...\n',
		);
		expect(told.output.endsWith('deployment "web" successfully rolled out\n')).toBe(true);
		expect(told.exitCode).toBe(0);
	});
});

describe('kubectl rollout history and undo', () => {
	it('lists revisions and goes back', () => {
		const engine = shop();
		output(engine, 'set image deploy/web web=nginx:1.28');
		run(engine, 30);
		expect(output(engine, 'rollout history deploy/web')).toBe(
			'deployment.apps/web \nREVISION  CHANGE-CAUSE\n1         <none>\n2         <none>\n\n',
		);
		expect(output(engine, 'rollout history deploy/web --revision=1')).toMatch(
			/^deployment\.apps\/web with revision #1\nPod Template:\n {2}Labels: {2}app=web\n/,
		);
		expect(output(engine, 'rollout undo deploy/web')).toBe('deployment.apps/web rolled back\n');
		expect(imageOf(engine)).toBe('nginx:1.27');
		run(engine, 30);
		expect(output(engine, 'rollout history deploy/web')).toContain('\n2         <none>\n3         <none>\n');
		expect(output(engine, 'rollout undo deploy/web --to-revision=3')).toBe(
			'deployment.apps/web skipped rollback (current template already matches revision 3)\n',
		);
		expect(output(engine, 'rollout undo deploy/web --to-revision=2')).toBe('deployment.apps/web rolled back\n');
		expect(imageOf(engine)).toBe('nginx:1.28');
	});

	it('has nothing to go back to at first', () => {
		expect(errors(shop(), 'rollout undo deploy/web')).toBe('error: no rollout history found for deployment "web"\n');
		expect(errors(shop(), 'rollout undo deploy/web --to-revision=7')).toBe(
			'error: unable to find specified revision 7 in history\n',
		);
	});
});

describe('kubectl rollout pause, resume and restart', () => {
	it('stops a rollout and lets it go on', () => {
		const engine = shop();
		expect(output(engine, 'rollout pause deploy/web')).toBe('deployment.apps/web paused\n');
		expect(errors(engine, 'rollout pause deploy/web')).toBe('error: deployments.apps "web" is already paused\n');
		expect(errors(engine, 'rollout restart deploy/web')).toBe(
			'error: deployments.apps "web" can\'t restart paused deployment (run rollout resume first)\n',
		);
		output(engine, 'set image deploy/web web=nginx:1.28');
		run(engine, 20);
		expect(engine.state.objects.ReplicaSet.size).toBe(1);
		expect(output(engine, 'rollout resume deploy/web')).toBe('deployment.apps/web resumed\n');
		expect(errors(engine, 'rollout resume deploy/web')).toBe('error: deployments.apps "web" is not paused\n');
		run(engine, 20);
		expect(engine.state.objects.ReplicaSet.size).toBe(2);
	});

	it('restarts every pod', () => {
		const engine = shop();
		const before = new Set([...engine.state.objects.Pod.values()].map(({ metadata }) => metadata.uid));
		expect(output(engine, 'rollout restart deployment web')).toBe('deployment.apps/web restarted\n');
		run(engine, 40);
		expect([...engine.state.objects.Pod.values()].some(({ metadata }) => before.has(metadata.uid))).toBe(false);
	});

	it('complains', () => {
		const engine = shop();
		expect(errors(engine, 'rollout undo deploy/x')).toBe(
			'Error from server (NotFound): deployments.apps "x" not found\n',
		);
		expect(errors(engine, 'rollout spin deploy/web')).toContain('error: unknown command "spin" for "kubectl rollout"');
		expect(errors(engine, 'set image deploy/web x=y')).toBe('error: unable to find container named "x"\n');
	});
});

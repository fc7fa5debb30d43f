import { describe, expect, it } from 'vitest';
import type { Job, ManifestObject, Pod } from '../../kubernetes/types.ts';
import type { Engine } from '../engine.ts';
import { accept, clusterOf, podManifest, podNamed, run } from '../testCluster.ts';
import { formatIndexes, parseIndexes } from './jobPods.ts';

/** busybox has nothing to do and ends well; a server that has less memory than it needs is killed. */
const ends = [{ name: 'work', image: 'busybox' }];
const fails = [{ name: 'work', image: 'podarium/web:1', resources: { limits: { memory: '4Mi' } } }];
const lasts = [{ name: 'work', image: 'podarium/web:1' }];

function job(
	spec: Record<string, unknown>,
	containers: { name: string; image: string }[] = ends,
	restartPolicy = 'Never',
): ManifestObject {
	const template = podManifest('work', containers, { restartPolicy, terminationGracePeriodSeconds: 2 });
	return {
		apiVersion: 'batch/v1',
		kind: 'Job',
		metadata: { name: 'work' },
		spec: { template: { spec: template.spec }, ...spec },
	};
}

const apply = (engine: Engine, object: ManifestObject): void => accept(engine, { type: 'apply', objects: [object] });
const pods = (engine: Engine): Pod[] => [...engine.state.objects.Pod.values()];
const events = (engine: Engine, reason: string): string[] =>
	[...engine.state.objects.Event.values()].filter((event) => event.reason === reason).map(({ message }) => message);

function started(spec: Record<string, unknown>, containers = ends, restartPolicy = 'Never', nodeCount = 2): Engine {
	const engine = clusterOf(nodeCount);
	apply(engine, job(spec, containers, restartPolicy));
	return engine;
}

function workOf(engine: Engine): Job {
	const found = engine.state.objects.Job.get('default/work');
	if (!found) throw new Error('no Job');
	return found;
}

const conditions = (engine: Engine): string[] =>
	workOf(engine).status.conditions.map(({ type, reason }) => `${type} ${reason}`);

describe('a Job', () => {
	it('runs one pod to its end and is complete', () => {
		const engine = started({});
		run(engine, 30);
		expect(pods(engine).map(({ status }) => status.phase)).toEqual(['Succeeded']);
		expect(workOf(engine).status).toMatchObject({ succeeded: 1, failed: 0, active: 0, terminating: 0 });
		expect(conditions(engine)).toEqual(['SuccessCriteriaMet CompletionsReached', 'Complete CompletionsReached']);
		expect(workOf(engine).status.completionTime).toBeDefined();
		expect(events(engine, 'Completed')).toEqual(['Job completed']);
	});

	it('selects its pods by its own UID', () => {
		const { metadata, spec } = workOf(started({}));
		expect(spec.selector).toEqual({ matchLabels: { 'batch.kubernetes.io/controller-uid': metadata.uid } });
		expect(spec.template.metadata.labels).toMatchObject({
			'batch.kubernetes.io/job-name': 'work',
			'job-name': 'work',
			'controller-uid': metadata.uid,
		});
	});

	it('has no more at work than its parallelism, and as many successes as wanted', () => {
		const engine = started({ completions: 5, parallelism: 2 });
		let most = 0;
		for (let tenth = 0; tenth < 600; tenth += 1) {
			run(engine, 0.1);
			most = Math.max(most, pods(engine).filter(({ status }) => status.phase !== 'Succeeded').length);
		}
		expect(most).toBe(2);
		expect(workOf(engine).status.succeeded).toBe(5);
		expect(pods(engine)).toHaveLength(5);
	});

	it('tries again after 10 s, 20 s, …, and gives up beyond its limit', () => {
		const engine = started({ backoffLimit: 2 }, fails);
		run(engine, 8);
		expect(pods(engine)).toHaveLength(1);
		run(engine, 12);
		expect(pods(engine)).toHaveLength(2);
		run(engine, 60);
		expect(pods(engine).map(({ status }) => status.phase)).toEqual(['Failed', 'Failed', 'Failed']);
		expect(workOf(engine).status).toMatchObject({ succeeded: 0, failed: 3, active: 0 });
		expect(conditions(engine)).toEqual(['FailureTarget BackoffLimitExceeded', 'Failed BackoffLimitExceeded']);
		expect(events(engine, 'BackoffLimitExceeded')).toEqual(['Job has reached the specified backoff limit']);
	});

	it('counts restarts in place where its pods restart their containers', () => {
		const engine = started({ backoffLimit: 1 }, fails, 'OnFailure');
		run(engine, 60);
		expect(conditions(engine)).toEqual(['FailureTarget BackoffLimitExceeded', 'Failed BackoffLimitExceeded']);
		expect(pods(engine)).toHaveLength(0);
	});

	it('is stopped at its deadline', () => {
		const engine = started({ activeDeadlineSeconds: 15 }, lasts);
		run(engine, 14);
		expect(workOf(engine).status.active).toBe(1);
		run(engine, 10);
		expect(conditions(engine)).toEqual(['FailureTarget DeadlineExceeded', 'Failed DeadlineExceeded']);
		expect(pods(engine)).toHaveLength(0);
	});

	it('goes after its time to live, with its pods', () => {
		const engine = started({ ttlSecondsAfterFinished: 20 });
		run(engine, 15);
		expect(engine.state.objects.Job.size).toBe(1);
		run(engine, 20);
		expect([engine.state.objects.Job.size, pods(engine).length]).toEqual([0, 0]);
	});

	it('counts a pod that is deleted as failed, and makes another', () => {
		const engine = started({}, lasts);
		run(engine, 10);
		const [first] = pods(engine);
		accept(engine, { type: 'delete', kind: 'Pod', namespace: 'default', name: first?.metadata.name ?? '' });
		run(engine, 25);
		expect(workOf(engine).status).toMatchObject({ failed: 1, active: 1 });
		expect(pods(engine).map(({ metadata }) => metadata.name)).not.toContain(first?.metadata.name);
	});

	it('never loses a success that is deleted the moment it is there', () => {
		const engine = started({ completions: 2, parallelism: 1 });
		while (pods(engine)[0]?.status.phase !== 'Succeeded') run(engine, 0.01);
		accept(engine, { type: 'delete', kind: 'Pod', namespace: 'default', name: pods(engine)[0]?.metadata.name ?? '' });
		run(engine, 60);
		expect(workOf(engine).status).toMatchObject({ succeeded: 2, failed: 0 });
	});

	it('gives each pod an index of its own where it is Indexed', () => {
		const engine = started({ completionMode: 'Indexed', completions: 3, parallelism: 3 });
		run(engine, 1);
		const [first] = pods(engine);
		expect(first?.metadata.name).toMatch(/^work-0-/);
		expect(first?.spec.hostname).toBe('work-0');
		expect(first?.metadata.annotations).toMatchObject({ 'batch.kubernetes.io/job-completion-index': '0' });
		run(engine, 40);
		expect(workOf(engine).status).toMatchObject({ succeeded: 3, completedIndexes: '0-2' });
	});

	it('stops its pods while it is suspended, and starts anew', () => {
		const engine = started({}, lasts);
		run(engine, 10);
		apply(engine, job({ suspend: true }, lasts));
		run(engine, 10);
		expect(pods(engine)).toHaveLength(0);
		expect(workOf(engine).status).toMatchObject({ active: 0, failed: 0 });
		expect(conditions(engine)).toEqual(['Suspended JobSuspended']);
		apply(engine, job({ suspend: false }, lasts));
		run(engine, 10);
		expect(pods(engine)).toHaveLength(1);
		expect(conditions(engine)).toEqual(['Suspended JobResumed']);
	});

	it('takes the pods of a node that has gone as failed, and goes on elsewhere', () => {
		const engine = started({}, lasts);
		run(engine, 10);
		const node = pods(engine)[0]?.spec.nodeName ?? '';
		accept(engine, { type: 'delete', kind: 'Node', namespace: '', name: node });
		run(engine, 90);
		expect(workOf(engine).status).toMatchObject({ failed: 1, active: 1 });
	});

	it('must not restart its pods for ever, and keeps its template', () => {
		const engine = clusterOf(1);
		expect(() => apply(engine, job({}, ends, 'Always'))).toThrow(
			/spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"/,
		);
		apply(engine, job({}));
		expect(() => apply(engine, job({}, lasts))).toThrow(/spec.template: Invalid value: .*field is immutable/);
	});

	it('leaves nothing behind when it is deleted', () => {
		const engine = started({}, lasts);
		run(engine, 10);
		accept(engine, { type: 'delete', kind: 'Job', namespace: 'default', name: 'work' });
		run(engine, 10);
		expect(pods(engine)).toHaveLength(0);
		expect(() => podNamed(engine, 'work')).toThrow();
	});
});

describe('indexes', () => {
	it.each([
		[[], ''],
		[[0], '0'],
		[[0, 1], '0,1'],
		[[0, 2, 3, 4, 9], '0,2-4,9'],
	])('%j are written as %s', (numbers, text) => {
		expect(formatIndexes(new Set(numbers))).toBe(text);
		expect([...parseIndexes(text)]).toEqual(numbers);
	});
});

import { describe, expect, it } from 'vitest';
import { accept, clusterOf, run } from '../../testCluster.ts';
import { errors, output } from '../testKubectl.ts';

const template = (app: string, image = 'nginx:1.27', spec: object = {}) => ({
	metadata: { labels: { app } },
	spec: { containers: [{ name: 'main', image }], ...spec },
});
const selector = (app: string) => ({ matchLabels: { app } });

/** One of each controller beside Deployment, for a minute. */
const engine = clusterOf(2);
accept(engine, {
	type: 'apply',
	objects: [
		{
			apiVersion: 'apps/v1',
			kind: 'StatefulSet',
			metadata: { name: 'db' },
			spec: { replicas: 2, serviceName: 'db', selector: selector('db'), template: template('db') },
		},
		{
			apiVersion: 'apps/v1',
			kind: 'DaemonSet',
			metadata: { name: 'agent' },
			spec: { selector: selector('agent'), template: template('agent') },
		},
		{
			apiVersion: 'batch/v1',
			kind: 'Job',
			metadata: { name: 'once' },
			spec: { completions: 2, template: template('once', 'busybox:1', { restartPolicy: 'Never' }) },
		},
		{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { b: 'two\nlines', a: '1' } },
	],
});
run(engine, 60);

describe('kubectl at the other controllers', () => {
	it('prints their tables', () => {
		expect(output(engine, 'get sts -o wide')).toBe(
			'NAME   READY   AGE   CONTAINERS   IMAGES\ndb     2/2     60s   main         nginx:1.27\n',
		);
		expect(output(engine, 'get ds')).toBe(
			'NAME    DESIRED   CURRENT   READY   UP-TO-DATE   AVAILABLE   NODE SELECTOR   AGE\n' +
				'agent   2         2         2       2            2           <none>          60s\n',
		);
		expect(output(engine, 'get jobs')).toMatch(
			/^NAME {3}STATUS {5}COMPLETIONS {3}DURATION {3}AGE\nonce {3}Complete {3}2\/2 {11}\d+s +60s\n$/,
		);
		expect(output(engine, 'get cm')).toBe('NAME       DATA   AGE\nsettings   2      60s\n');
		expect(output(engine, 'get controllerrevisions')).toMatch(
			/^NAME +CONTROLLER +REVISION {3}AGE\nagent-\w+ +daemonset\.apps\/agent +1 {10}60s\ndb-\w+ +statefulset\.apps\/db +1 {10}60s\n$/,
		);
		expect(output(engine, 'get pods -l app=db -o name')).toBe('pod/db-0\npod/db-1\n');
	});

	it('describes them', () => {
		expect(output(engine, 'describe sts db')).toContain(
			'\nReplicas:           2 desired | 2 total\nUpdate Strategy:    RollingUpdate\n  Partition:        0\nPods Status:        2 Running / 0 Waiting / 0 Succeeded / 0 Failed\n',
		);
		expect(output(engine, 'describe ds agent')).toContain(
			'\nDesired Number of Nodes Scheduled: 2\nCurrent Number of Nodes Scheduled: 2\n',
		);
		const job = output(engine, 'describe job once');
		expect(job).toMatch(
			/\nParallelism: +1\nCompletions: +2\nCompletion Mode: +NonIndexed\nSuspend: +false\nBackoff Limit: +6\nStart Time: +Wed, 01 Jan 2025 /,
		);
		expect(job).toMatch(/\nPods Statuses: +0 Active \(0 Ready\) \/ 2 Succeeded \/ 0 Failed\n/);
		expect(output(engine, 'describe cm settings')).toBe(
			'Name:         settings\nNamespace:    default\nLabels:       <none>\nAnnotations:  <none>\n\nData\n====\na:\n----\n1\n\nb:\n----\ntwo\nlines\n\n\nBinaryData\n====\n\nEvents:  <none>\n',
		);
	});

	it('scales and autoscales', () => {
		expect(output(engine, 'scale sts db --replicas=3')).toBe('statefulset.apps/db scaled\n');
		expect(output(engine, 'autoscale sts db --min=2 --max=4 --cpu-percent=50')).toBe(
			'horizontalpodautoscaler.autoscaling/db autoscaled\n',
		);
		run(engine, 40);
		expect(output(engine, 'get hpa')).toMatch(
			/^NAME {3}REFERENCE +TARGETS +MINPODS {3}MAXPODS {3}REPLICAS {3}AGE\ndb {5}StatefulSet\/db {3}cpu: <unknown>\/50% {3}2 {9}4 {9}3 {10}40s\n$/,
		);
		const told = output(engine, 'describe hpa db');
		expect(told).toMatch(
			/\nMetrics: +\( current \/ target \)\n {2}resource cpu on pods {2}\(as a percentage of request\): +<unknown> \/ 50%\nMin replicas: +2\nMax replicas: +4\n/,
		);
		expect(told).toMatch(/\nStatefulSet pods: +3 current \/ \d desired\n/);
		expect(told).toMatch(/\nConditions:\n {2}Type +Status {2}Reason +Message\n/);
		output(engine, 'delete hpa db');
	});

	it('rolls out, tells the history and goes back', () => {
		output(engine, 'set image ds/agent main=nginx:1.28');
		run(engine, 60);
		expect(output(engine, 'rollout status ds/agent')).toBe('daemon set "agent" successfully rolled out\n');
		expect(output(engine, 'rollout history ds/agent')).toBe(
			'daemonset.apps/agent \nREVISION  CHANGE-CAUSE\n1         <none>\n2         <none>\n\n',
		);
		expect(output(engine, 'rollout undo ds/agent')).toBe('daemonset.apps/agent rolled back\n');
		expect(engine.state.objects.DaemonSet.get('default/agent')?.spec.template.spec.containers[0]?.image).toBe(
			'nginx:1.27',
		);
		expect(errors(engine, 'rollout undo sts/db')).toBe('error: no last revision to roll back to\n');
		expect(errors(engine, 'rollout history job/once')).toBe(
			'error: no history viewer has been implemented for "Job"\n',
		);
	});
});

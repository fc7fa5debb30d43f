/** From a verb's name to what it does. */
import { explain } from '../explain/explain.ts';
import type { Verb } from '../request.ts';
import { apiResources, version } from './about.ts';
import { apply } from './apply.ts';
import { autoscale } from './autoscale.ts';
import { cordon, taint, uncordon } from './cordon.ts';
import { create } from './create.ts';
import { deleteVerb } from './delete.ts';
import { describe } from './describe.ts';
import { drain } from './drain.ts';
import { events } from './events.ts';
import { exec } from './exec.ts';
import { expose } from './expose.ts';
import { get } from './get.ts';
import { annotate, label } from './label.ts';
import { logs } from './logs.ts';
import { rollout } from './rollout.ts';
import { run } from './run.ts';
import { scale } from './scale.ts';
import { set } from './set.ts';
import { top } from './top.ts';
import { wait } from './wait.ts';

export const verbs: Readonly<Record<string, Verb>> = {
	annotate,
	'api-resources': apiResources,
	apply,
	autoscale,
	cordon,
	create,
	delete: deleteVerb,
	describe,
	drain,
	events,
	exec,
	explain,
	expose,
	get,
	label,
	logs,
	rollout,
	run,
	scale,
	set,
	taint,
	top,
	uncordon,
	version,
	wait,
};

/** Verbs of kubectl that have nothing to act on here. */
export const unsimulated: readonly string[] = [
	'api-versions',
	'attach',
	'auth',
	'certificate',
	'cluster-info',
	'completion',
	'config',
	'cp',
	'debug',
	'diff',
	'edit',
	'kustomize',
	'options',
	'patch',
	'plugin',
	'port-forward',
	'proxy',
	'replace',
];

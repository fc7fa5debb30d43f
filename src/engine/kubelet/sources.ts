/** What pods name beside themselves: is it there? ConfigMaps are simulated; of Secrets and claims it's only known that they are. */
import type { Engine } from '../context.ts';

export type SourceKind = 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';

/** Whether an object of that kind and name exists in the namespace. */
export function sourceExists(engine: Engine, kind: SourceKind, namespace: string, name: string): boolean {
	if (kind === 'ConfigMap') return engine.state.objects.ConfigMap.has(`${namespace}/${name}`);
	return engine.state.notSimulated.has(`${kind}/${namespace}/${name}`);
}

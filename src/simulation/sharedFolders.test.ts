import { beforeAll, expect, it } from 'vitest';
import { createEngine } from '../engine/engine.ts';
import { sharedFolders } from './sharedFolders.ts';
import { simulation } from './store.ts';
import { wired } from './wiring.ts';

beforeAll(() => simulation.load());

const of = (...names: string[]) => sharedFolders(names.map((name) => ({ name, image: `podarium/${name}:1` })));

it('the folder that containers most want to share comes first', () => {
	expect(of('web', 'content-puller')[0]).toBe('/usr/share/content');
	expect(of('content-puller', 'web')[0]).toBe('/usr/share/content');
	expect(of('web', 'log-rotator')).toEqual(['/var/log/app']);
	expect(of('api', 'db')).toEqual([]);
});

it('a container that joins others mounts what they mount where its program keeps files', () => {
	const { state } = createEngine({ seed: 1 });
	const mounts = [{ name: 'logs', mountPath: '/var/log/app' }];
	const web = { name: 'web', image: 'podarium/web:1', volumeMounts: mounts };
	expect(wired({ name: 'rotator', image: 'podarium/log-rotator:1' }, [web], state).volumeMounts).toEqual(mounts);
	expect(wired({ name: 'cache', image: 'podarium/cache:1' }, [web], state).volumeMounts).toBeUndefined();
});

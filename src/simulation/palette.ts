/** What can be dragged onto the stage: the containers of the palette, as pieces of a pod manifest. */
import type { ContainerManifest } from '../engine/drafts.ts';
import type { Role } from '../engine/images/program.ts';

export interface PaletteEntry {
	key: string;
	role: Role;
	image: string;
	container: ContainerManifest;
}

function entry(key: string, role: Role, port: number | undefined, cpu: string, memory: string): PaletteEntry {
	const image = `podarium/${key}:1`;
	const container: ContainerManifest = {
		name: key,
		image,
		...(port === undefined ? {} : { ports: [{ containerPort: port }] }),
		resources: { requests: { cpu, memory } },
	};
	return { key, role, image, container };
}

export const paletteEntries: readonly PaletteEntry[] = [
	entry('web', 'frontend', 80, '250m', '128Mi'),
	entry('api', 'backend', 8080, '500m', '256Mi'),
	entry('db', 'database', 5432, '500m', '512Mi'),
	entry('cache', 'cache', 6379, '250m', '128Mi'),
	entry('proxy', 'proxy', 8000, '100m', '64Mi'),
	entry('client', 'client', undefined, '100m', '64Mi'),
	entry('worker', 'worker', undefined, '250m', '128Mi'),
	entry('log-shipper', 'logShipper', undefined, '100m', '64Mi'),
	entry('log-rotator', 'logRotator', undefined, '50m', '32Mi'),
	entry('content-puller', 'contentPuller', undefined, '50m', '32Mi'),
	entry('all-in-one', 'allInOne', 80, '1', '512Mi'),
];

export function paletteEntry(key: string): PaletteEntry | undefined {
	return paletteEntries.find((candidate) => candidate.key === key);
}

/** Which folders the programs of some containers write to: what they might want to share. */
import type { ContainerManifest } from '../engine/drafts.ts';
import type { Role } from '../engine/images/program.ts';
import type { Container } from '../kubernetes/types.ts';
import { machinery } from './engineRoom.ts';

/** They work on others' files, or for others: what they write is meant to be seen. */
const helpers: ReadonlySet<Role> = new Set(['contentPuller', 'logRotator', 'logShipper']);

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

const programOf = (container: ContainerManifest) =>
	machinery().resolveProgram(container as unknown as Container).program;

/** The folders that a container's program writes to. */
export function foldersWritten(container: ContainerManifest): string[] {
	const { processes } = programOf(container);
	return [...new Set(processes.flatMap(({ writes = [] }) => writes.map(({ path }) => folderOf(path))))];
}

/** Folders that several of them write to come first, then the helpers', then the others'. */
export function sharedFolders(containers: readonly ContainerManifest[]): string[] {
	const scores = new Map<string, number>();
	for (const container of containers) {
		const isHelper = helpers.has(programOf(container).role);
		for (const folder of foldersWritten(container)) scores.set(folder, (scores.get(folder) ?? 0) + (isHelper ? 3 : 2));
	}
	return [...scores].sort(([, a], [, b]) => b - a).map(([folder]) => folder);
}

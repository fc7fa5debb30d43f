/** What the panels need of rooms that they don't know. */
import type { Container } from '../kubernetes/types.ts';
import type { CallView, PanelServices } from '../panels/shared/services.ts';
import { machinery } from '../simulation/engineRoom.ts';
import { sharedFolders } from '../simulation/sharedFolders.ts';
import { simulation } from '../simulation/store.ts';
import { readManifests, writeYaml } from './readManifests.ts';
import { saveRun } from './savedFile.ts';
import { openDialog } from './shown.ts';

function callsOf(container: Parameters<PanelServices['callsOf']>[0]): CallView[] {
	const spec: Container = {
		imagePullPolicy: 'IfNotPresent',
		...(container as Partial<Container>),
		image: container.image,
		name: container.name,
	};
	const calls = machinery()
		.resolveProgram(spec)
		.program.processes.flatMap((process) => process.calls);
	const byVariable = new Map<string, CallView>();
	for (const { env, request, defaultPort } of calls)
		if (env !== undefined) byVariable.set(env, { env, request, defaultPort });
	return [...byVariable.values()];
}

export const services: PanelServices = {
	readManifests,
	writeYaml,
	callsOf,
	foldersOf: sharedFolders,
	openScenario: (key) => {
		simulation.openBuiltin(key);
		simulation.play();
	},
	openLessons: () => openDialog({ kind: 'lessons' }),
	openExport: () => openDialog({ kind: 'export' }),
	exportRun: async (...request) => (await import('./exporting/index.ts')).exportRun(...request),
	openExperiment: () => openDialog({ kind: 'experiment' }),
	saveFile: saveRun,
};

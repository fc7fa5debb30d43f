/** Manifests in for the import dialog. */
import { type ManifestObject, simulatedKinds } from '../kubernetes/types.ts';
import type { ManifestReading } from '../panels/shared/services.ts';

function isSimulated({ kind }: ManifestObject): boolean {
	return simulatedKinds.some((candidate) => candidate === kind);
}

/** Reads a YAML or JSON text; the reader is fetched at the first call. */
export async function readManifests(text: string): Promise<ManifestReading> {
	const { parseManifests } = await import('../kubernetes/manifest.ts');
	const { objects: entries, errors } = parseManifests(text);
	const objects = entries.map(({ object }) => object);
	return {
		objects,
		problems: errors.map(({ document, line, column, path, message }) => ({
			document,
			line,
			column,
			field: path ?? '',
			message,
		})),
		notSimulated: objects
			.filter((object) => !isSimulated(object))
			.map(({ kind, metadata }) => ({ kind, name: metadata.name ?? metadata.generateName ?? '' })),
	};
}

/** An object as YAML; the writer is fetched at the first call. */
export async function writeYaml(object: unknown): Promise<string> {
	const { toYaml } = await import('../kubernetes/manifest.ts');
	return toYaml([object as object]);
}

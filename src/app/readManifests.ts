/** Manifests in for the import dialog. */
import { type ManifestObject, simulatedKinds } from '../kubernetes/types.ts';
import type { ManifestReading } from '../panels/shared/services.ts';

function isSimulated({ kind }: ManifestObject): boolean {
	return simulatedKinds.some((candidate) => candidate === kind);
}

/** Reads YAML or JSON texts; the reader is fetched at the first call. */
export async function readManifests(
	texts: readonly { file: string | undefined; text: string }[],
): Promise<ManifestReading> {
	const { parseManifests } = await import('../kubernetes/manifest.ts');
	const read = texts.map(({ file, text }) => parseManifests(text, file));
	const objects = read.flatMap((one) => one.objects.map(({ object }) => object));
	return {
		objects,
		problems: read.flatMap((one) =>
			one.errors.map(({ file, document, line, column, path, message }) => ({
				file,
				document,
				line,
				column,
				field: path ?? '',
				message,
			})),
		),
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

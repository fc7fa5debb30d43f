import { toYaml } from '../../kubernetes/manifest.ts';
import type { ExportOptions } from '../../panels/shared/services.ts';
import { simulation } from '../../simulation/store.ts';

/** The cluster as manifests: what `kubectl apply` takes, and what *Import YAML* opens again. */
export function exportYaml({ fileName }: ExportOptions): File {
	return new File([toYaml(simulation.manifests())], `${fileName}.yaml`, { type: 'application/yaml' });
}

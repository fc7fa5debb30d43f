import type { Messages } from '../../i18n/en/index.ts';
import { type Resource, resources, type Utilisation } from '../../simulation/utilisation/utilisation.ts';
import { bytesText } from '../shared/format.ts';

/** `1.5 cores`, `768 MiB`. */
export function amountText(resource: Resource, amount: number, texts: Messages['utilisation']): string {
	return resource === 'cpu' ? texts.cores(coresText(amount)) : bytesText(amount);
}

/** Millicores as cores: `0.25`, `1.5`, `4`. */
function coresText(millicores: number): string {
	return String(Math.round(millicores / 10) / 100);
}

/** `1.4 of 4 cores`, `512 MiB of 8 GiB`: a unit that's the same for both is said once. */
export function partText(resource: Resource, part: number, whole: number, texts: Messages['utilisation']): string {
	const all = amountText(resource, whole, texts);
	if (resource === 'cpu') return texts.ofAll(coresText(part), all);
	const [number = '', unit] = bytesText(part).split(' ');
	return texts.ofAll(all.endsWith(` ${unit}`) ? number : bytesText(part), all);
}

/** `1.4 of 4 cores, 2 of 16 GiB`: only of what is stranded. */
export function strandedText({ stranded, allocatable }: Utilisation, texts: Messages['utilisation']): string {
	return resources
		.filter((resource) => stranded[resource] > 0)
		.map((resource) => partText(resource, stranded[resource], allocatable[resource], texts))
		.join(', ');
}

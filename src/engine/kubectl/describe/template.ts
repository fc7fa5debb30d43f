/** Parts that pods and pod templates share in descriptions: tolerations, spread, the template itself. */
import { formatSelector } from '../../../kubernetes/labels.ts';
import type { PodSpec, PodTemplateSpec } from '../../../kubernetes/types.ts';
import { describeContainers } from './containers.ts';
import { describeVolumes } from './volumes.ts';
import { describeAnnotations, describeLabels, multiline, type Writer } from './writer.ts';

type Toleration = NonNullable<PodSpec['tolerations']>[number];

function tolerationText({ key = '', value, effect, operator, tolerationSeconds }: Toleration): string {
	let text = key;
	if (value) text += `=${value}`;
	if (effect) text += `:${effect}`;
	if (operator === 'Exists' && !value) text += text === '' ? 'op=Exists' : ' op=Exists';
	return tolerationSeconds === undefined ? text : `${text} for ${tolerationSeconds}s`;
}

export function describeTolerations(w: Writer, title: string, tolerations: PodSpec['tolerations']): void {
	const sorted = (tolerations ?? []).toSorted((a, b) =>
		(a.key ?? '') < (b.key ?? '') ? -1 : (a.key ?? '') > (b.key ?? '') ? 1 : 0,
	);
	multiline(w, title, sorted.map(tolerationText));
}

export function describeSpread(w: Writer, constraints: PodSpec['topologySpreadConstraints'], space = ''): void {
	if (!constraints || constraints.length === 0) return;
	const sorted = constraints.toSorted((a, b) =>
		a.topologyKey < b.topologyKey ? -1 : a.topologyKey > b.topologyKey ? 1 : 0,
	);
	const texts = sorted.map(({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }) => {
		const selector = labelSelector
			? ` for selector ${formatSelector(labelSelector as Parameters<typeof formatSelector>[0])}`
			: '';
		return `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${selector}`;
	});
	texts.forEach((text, index) => {
		w.line(0, index === 0 ? `${space}Topology Spread Constraints:\t${text}` : `${space}\t${text}`);
	});
}

export function describeTemplate(w: Writer, { metadata, spec }: PodTemplateSpec): void {
	w.line(0, 'Pod Template:');
	describeLabels(w, '  Labels', metadata.labels);
	if (Object.keys(metadata.annotations ?? {}).length > 0) describeAnnotations(w, metadata.annotations, '  Annotations');
	if (spec.serviceAccountName) w.line(1, `Service Account:\t${spec.serviceAccountName}`);
	if (spec.initContainers && spec.initContainers.length > 0)
		describeContainers(w, 'Init Containers', spec.initContainers, { space: '  ' });
	describeContainers(w, 'Containers', spec.containers, { space: '  ' });
	describeVolumes(w, spec.volumes, '  ');
	describeSpread(w, spec.topologySpreadConstraints, '  ');
	if (spec.priorityClassName) w.line(1, `Priority Class Name:\t${spec.priorityClassName}`);
	describeLabels(w, '  Node-Selectors', spec.nodeSelector);
	describeTolerations(w, '  Tolerations', spec.tolerations);
}

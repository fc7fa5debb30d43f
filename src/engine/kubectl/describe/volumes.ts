/** The Volumes of a description (`describe.go describeVolumes`). */

import { memoryBytes } from '../../../kubernetes/quantity.ts';
import type { PodSpec } from '../../../kubernetes/types.ts';
import type { Writer } from './writer.ts';

type Volume = NonNullable<PodSpec['volumes']>[number];
type Line = [label: string, value: string | number | boolean];

const isTrue = (value: boolean | undefined): boolean => value === true;

/** The type's sentence and what else is told of it; undefined for a source that has no words here. */
function sourceLines(volume: Volume): { type: string; lines: Line[] } | undefined {
	const {
		hostPath,
		emptyDir,
		secret,
		configMap,
		persistentVolumeClaim: claim,
		downwardAPI,
		projected,
		nfs,
		csi,
	} = volume;
	if (hostPath) {
		const lines: Line[] = [
			['Path', hostPath.path],
			['HostPathType', hostPath.type ?? '<none>'],
		];
		return { type: 'HostPath (bare host directory volume)', lines };
	}
	if (emptyDir) {
		const sizeLimit =
			emptyDir.sizeLimit !== undefined && memoryBytes(emptyDir.sizeLimit) > 0 ? emptyDir.sizeLimit : '<unset>';
		return {
			type: "EmptyDir (a temporary directory that shares a pod's lifetime)",
			lines: [
				['Medium', emptyDir.medium ?? ''],
				['SizeLimit', sizeLimit],
			],
		};
	}
	if (secret) {
		const lines: Line[] = [
			['SecretName', secret.secretName ?? ''],
			['Optional', isTrue(secret.optional)],
		];
		return { type: 'Secret (a volume populated by a Secret)', lines };
	}
	if (configMap) {
		const lines: Line[] = [
			['Name', configMap.name ?? ''],
			['Optional', isTrue(configMap.optional)],
		];
		return { type: 'ConfigMap (a volume populated by a ConfigMap)', lines };
	}
	if (claim) {
		const lines: Line[] = [
			['ClaimName', claim.claimName],
			['ReadOnly', isTrue(claim.readOnly)],
		];
		return { type: 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)', lines };
	}
	if (downwardAPI) return { type: 'DownwardAPI (a volume populated by information about the pod)', lines: [] };
	if (projected)
		return {
			type: 'Projected (a volume that contains injected data from multiple sources)',
			lines: projectedLines(projected),
		};
	if (nfs) {
		const lines: Line[] = [
			['Server', nfs.server],
			['Path', nfs.path],
			['ReadOnly', isTrue(nfs.readOnly)],
		];
		return { type: 'NFS (an NFS mount that lasts the lifetime of a pod)', lines };
	}
	if (csi) {
		const lines: Line[] = [
			['Driver', csi.driver],
			['FSType', csi.fsType ?? ''],
			['ReadOnly', isTrue(csi.readOnly)],
		];
		return { type: 'CSI (a Container Storage Interface (CSI) volume source)', lines };
	}
	return undefined;
}

function projectedLines({ sources = [] }: NonNullable<Volume['projected']>): Line[] {
	return sources.flatMap(({ secret, downwardAPI, configMap, serviceAccountToken }): Line[] => {
		if (secret)
			return [
				['SecretName', secret.name ?? ''],
				['Optional', isTrue(secret.optional)],
			];
		if (downwardAPI) return [['DownwardAPI', true]];
		if (configMap)
			return [
				['ConfigMapName', configMap.name ?? ''],
				['Optional', isTrue(configMap.optional)],
			];
		return serviceAccountToken ? [['TokenExpirationSeconds', serviceAccountToken.expirationSeconds ?? 3600]] : [];
	});
}

/** `space` is what a pod template is set in by. */
export function describeVolumes(w: Writer, volumes: PodSpec['volumes'], space = ''): void {
	if (!volumes || volumes.length === 0) {
		w.line(0, `${space}Volumes:\t<none>`);
		return;
	}
	w.line(0, `${space}Volumes:`);
	for (const volume of volumes) {
		w.line(1, `${space === '' ? '' : ' '}${volume.name}:`);
		const source = sourceLines(volume);
		if (!source) {
			w.line(1, '<unknown>');
			continue;
		}
		w.line(2, `Type:\t${source.type}`);
		if (volume.downwardAPI) describeItems(w, volume.downwardAPI);
		for (const [label, value] of source.lines) w.line(2, `${label}:\t${value}`);
	}
}

function describeItems(w: Writer, { items = [] }: NonNullable<Volume['downwardAPI']>): void {
	w.line(2, 'Items:');
	for (const { fieldRef, resourceFieldRef, path } of items)
		w.line(3, `${fieldRef?.fieldPath ?? resourceFieldRef?.resource} -> ${path}`);
}

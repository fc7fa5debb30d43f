/** From what's selected to what can be done with it. */
import type { Command } from '../../simulation/cluster.ts';
import type { Cargo } from '../../simulation/gestures.ts';
import { podView } from '../../simulation/select.ts';
import { simulation } from '../../simulation/store.ts';
import type { Selection } from '../../simulation/views.ts';

/** One string for a selection; the `data-item` of its element. */
export function itemKey(selection: Selection): string {
	switch (selection.kind) {
		case 'node':
		case 'draft':
			return `${selection.kind}:${selection.name}`;
		case 'pod':
			return `pod:${selection.uid}`;
		case 'container':
			return `container:${selection.uid}/${selection.container}`;
		case 'draftContainer':
			return `draftContainer:${selection.name}/${selection.container}`;
		case 'service':
			return `service:${selection.namespace}/${selection.name}`;
	}
}

/** The selection of a `data-item`, or undefined when it isn't one. */
export function selectionOf(key: string): Selection | undefined {
	const colon = key.indexOf(':');
	const [kind, rest] = [key.slice(0, colon), key.slice(colon + 1)];
	const slash = rest.indexOf('/');
	const [head, tail] = [rest.slice(0, slash), rest.slice(slash + 1)];
	switch (kind) {
		case 'node':
		case 'draft':
			return { kind, name: rest };
		case 'pod':
			return { kind, uid: rest };
		case 'container':
			return { kind, uid: head, container: tail };
		case 'draftContainer':
			return { kind, name: head, container: tail };
		case 'service':
			return { kind, namespace: head, name: tail };
		default:
			return undefined;
	}
}

function podPlace(uid: string) {
	const pod = podView(simulation.getState().cluster, uid);
	return pod && ({ kind: 'pod', namespace: pod.namespace, name: pod.name } as const);
}

/** What a drag or *Move to…* of it carries; undefined for what doesn't move. */
export function cargoOf(selection: Selection): Cargo | undefined {
	switch (selection.kind) {
		case 'pod':
			return podPlace(selection.uid);
		case 'container': {
			const from = podPlace(selection.uid);
			return from && { kind: 'container', from, container: selection.container };
		}
		case 'draft':
			return { kind: 'draft', name: selection.name };
		case 'draftContainer':
			return { kind: 'container', from: { kind: 'draft', name: selection.name }, container: selection.container };
		default:
			return undefined;
	}
}

/** The command that *Delete* means. */
function removalOf(selection: Selection): Command | undefined {
	switch (selection.kind) {
		case 'node':
			return { type: 'delete', kind: 'Node', namespace: '', name: selection.name };
		case 'service':
			return { type: 'delete', kind: 'Service', namespace: selection.namespace, name: selection.name };
		case 'draft':
			return { type: 'discardDraft', name: selection.name };
		case 'draftContainer':
			return {
				type: 'removeContainer',
				from: { kind: 'draft', name: selection.name },
				container: selection.container,
			};
		case 'pod': {
			const pod = podPlace(selection.uid);
			return pod && { type: 'delete', kind: 'Pod', namespace: pod.namespace, name: pod.name };
		}
		case 'container': {
			const from = podPlace(selection.uid);
			return from && { type: 'removeContainer', from, container: selection.container };
		}
	}
}

/** Deletes it and lets go of the selection. */
export function remove(selection: Selection): void {
	const command = removalOf(selection);
	if (command && simulation.dispatch(command) === undefined) simulation.select(undefined);
}

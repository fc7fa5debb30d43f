/** Ports on a node's own address: pods of the host network, `hostPort`s, and Services' node ports. */
import type { Service } from '../../kubernetes/types.ts';
import type { Engine } from '../context.ts';
import { podKeysOn } from '../indexes.ts';
import { podOf } from '../kubelet/sandboxes.ts';
import { acceptor } from '../kubelet/sockets.ts';
import { type Backend, backendsOf } from './proxy.ts';
import { addressOfNode, type NodeReceiver } from './walk.ts';

/** The node of that address. */
export function nodeAt(engine: Engine, address: string): string | undefined {
	for (const { metadata, status } of engine.state.objects.Node.values()) {
		if (status.addresses[0]?.address === address) return metadata.name;
	}
	return undefined;
}

/** The Service whose node port that is, with the port of its own that it stands for. */
function serviceOfNodePort(engine: Engine, nodePort: number): { service: Service; port: number } | undefined {
	for (const service of engine.state.objects.Service.values()) {
		const port = service.spec.ports.find((candidate) => candidate.nodePort === nodePort);
		if (port) return { service, port: port.port };
	}
	return undefined;
}

/** The backends of the Service whose node port that is. */
export function backendsAtNodePort(engine: Engine, port: number): Backend[] {
	const exposed = serviceOfNodePort(engine, port);
	return exposed ? backendsOf(engine, exposed.service, exposed.port) : [];
}

/** Who answers on a port of that node and no other's: a pod on its network, or one with that `hostPort`. */
export function ownReceiverAtNode(engine: Engine, node: string, port: number): NodeReceiver | undefined {
	for (const key of podKeysOn(engine.index, node)) {
		const pod = engine.state.objects.Pod.get(key);
		const sandbox = pod && engine.state.sandboxes.get(pod.metadata.uid);
		if (!pod || !sandbox || sandbox.phase !== 'ready') continue;
		if (sandbox.hostNetwork) {
			const socket = acceptor(sandbox, port, false);
			const address = addressOfNode(engine, node);
			const { uid } = sandbox;
			if (socket)
				return { uid, node, container: socket.container, hostNetwork: true, address, port, throughService: false };
			continue;
		}
		for (const container of pod.spec.containers) {
			const mapped = container.ports?.find((candidate) => candidate.hostPort === port && candidate.protocol === 'TCP');
			if (!mapped || sandbox.ip === undefined) continue;
			return {
				uid: sandbox.uid,
				node,
				container: container.name,
				hostNetwork: false,
				address: sandbox.ip,
				port: mapped.containerPort,
				throughService: false,
			};
		}
	}
	return undefined;
}

/** A backend of a Service as what stands behind its node port; nothing when its pod has gone. */
export function receiverBehind(engine: Engine, backend: Backend | undefined): NodeReceiver | undefined {
	const target = backend && engine.state.sandboxes.get(backend.uid);
	if (!backend || !target || !podOf(engine, backend.uid)) return undefined;
	const container =
		acceptor(target, backend.port, false)?.container ??
		target.containers.find(({ role }) => role === 'app')?.name ??
		'';
	return {
		uid: target.uid,
		node: target.node,
		container,
		hostNetwork: target.hostNetwork,
		address: backend.address,
		port: backend.port,
		throughService: true,
	};
}

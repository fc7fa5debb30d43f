/** Pod addresses, as the host-local CNI plugin hands them out: the next free one after the last, round the podCIDR. */
import type { Engine } from '../context.ts';
import { putMachine } from '../machines.ts';
import { hostAddress } from './addresses.ts';

const firstHostPart = 2;
const lastHostPart = 254;

/** Leases the next address on the node to a pod, or answers nothing when the podCIDR is used up. */
export function leaseAddress(engine: Engine, node: string, uid: string): string | undefined {
	const machine = engine.state.machines.get(node);
	const podCIDR = engine.state.objects.Node.get(node)?.spec.podCIDR;
	if (!machine || podCIDR === undefined) return undefined;
	const range = lastHostPart - firstHostPart + 1;
	for (let step = 1; step <= range; step += 1) {
		const hostPart = firstHostPart + ((machine.lastHostPart - firstHostPart + step + range) % range);
		if (machine.leases.has(hostPart)) continue;
		putMachine(engine, { ...machine, lastHostPart: hostPart, leases: new Map(machine.leases).set(hostPart, uid) });
		const address = hostAddress(podCIDR, hostPart);
		engine.index.uidByIP.set(address, uid);
		engine.index.network += 1;
		return address;
	}
	return undefined;
}

/** Gives a pod's address back. */
export function releaseAddress(engine: Engine, node: string, uid: string, address: string): void {
	if (engine.index.uidByIP.get(address) === uid) engine.index.uidByIP.delete(address);
	engine.index.network += 1;
	const machine = engine.state.machines.get(node);
	if (!machine) return;
	const leases = new Map(machine.leases);
	for (const [hostPart, holder] of machine.leases) if (holder === uid) leases.delete(hostPart);
	putMachine(engine, { ...machine, leases });
}

/** Addresses that a container's calls could name: Services, and neighbours on localhost. */
import type { ContainerView, ServiceView } from '../../simulation/views.ts';

export function peersOf(services: readonly ServiceView[], neighbours: readonly ContainerView[]): string[] {
	const peers = services.flatMap(({ name, ports }) => ports.map((port) => `${name}:${Number.parseInt(port, 10)}`));
	for (const { ports } of neighbours) for (const { port } of ports) peers.push(`localhost:${port}`);
	return [...new Set(peers)];
}

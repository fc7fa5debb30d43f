/** Types of the simulation's own surface that panels pass on. */
import type { simulation } from '../../simulation/store.ts';

export type Simulation = ReturnType<typeof simulation.getState>;
export type {
	ClusterState as Cluster,
	Command,
	ContainerManifest,
	Draft,
	ManifestObject,
	Status,
} from '../../simulation/cluster.ts';

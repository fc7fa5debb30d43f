/** Types of the simulation that panels hand on without looking into them. */
import type { simulation } from '../../simulation/store.ts';

export type Simulation = ReturnType<typeof simulation.getState>;
export type Cluster = Simulation['cluster'];
export type Command = Parameters<typeof simulation.dispatch>[0];
export type Status = NonNullable<ReturnType<typeof simulation.dispatch>>;
export type ManifestObject = Parameters<typeof simulation.openManifests>[0][number];
export type Draft = Extract<Command, { type: 'replaceDraft' }>['draft'];
export type ContainerManifest = Draft['pod']['spec']['containers'][number];

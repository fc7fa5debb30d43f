/** The engine's traffic as the stage sees it: through the simulation's state. */
import type { simulation } from '../../simulation/store.ts';

export type ClusterState = ReturnType<typeof simulation.getState>['cluster'];
export type Story = ClusterState['traffic']['stories'][number];
export type Leg = Story['legs'][number];
export type Hop = Leg['hops'][number];
export type Place = Hop['place'];
export type LegLink = Leg['link'];

/** The engine's traffic as the stage sees it. */
export type { ClusterState, Header, Hop, Leg, LegLink, Place, Story } from '../../simulation/cluster.ts';

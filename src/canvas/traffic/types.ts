/** The engine's traffic as the stage sees it. */
export type { ClusterState, Header, Hop, Leg, LegLink, Place, Pod, Story } from '../../simulation/cluster.ts';

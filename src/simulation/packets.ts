/** All that the views of packets, ports, isolation and NAT select from a cluster. */
export { contrastView } from './contrastView.ts';
export { isolationView } from './isolation.ts';
export { nodeNetworkTables, podNetworkTables } from './networkTables.ts';
export { portSpaceView } from './portSpace.ts';
export { loserToOwnPod } from './splitPlan.ts';
export { storyViews, walkView } from './walkViews.ts';

/** All that the simulation needs of engine and scenario at run time; loaded by `engineRoom.ts`, after the page shows. */
export { refusalOfNewPod } from '../engine/commands/pods.ts';
export { check, dispatch, takeChanges } from '../engine/engine.ts';
export { resolveProgram } from '../engine/images/resolve.ts';
export { containersOf, programOf } from '../engine/kubelet/specs.ts';
export { builtins } from '../scenario/builtin/index.ts';
export { documentOfManifests, exportCluster } from '../scenario/clusterExport.ts';
export { decodeLink, encodeLink } from '../scenario/link.ts';
export { parseDocument } from '../scenario/load.ts';
export { arrive } from './arrive.ts';
export { selectionOf } from './selectionPath.ts';
export { documentFor } from './sharing.ts';
export { changeDocument, furthest, mark, openTimeline, runOn, seek } from './timeline.ts';
export { rewired, wired } from './wiring.ts';

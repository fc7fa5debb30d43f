/** What the views may know of the engine and of Kubernetes: types, re-exported so that they import one room. */
export type { Command } from '../engine/commands/command.ts';
export type { ContainerManifest, Draft } from '../engine/drafts.ts';
export type { Role } from '../engine/images/program.ts';
export type { ContainerRuntime } from '../engine/kubelet/sandbox.ts';
export { type HopCode, hopCodes } from '../engine/network/explain.ts';
export { sourceVerdicts } from '../engine/network/sourceSeen.ts';
export type { Header, Hop, Leg, LegLink, Place, Story } from '../engine/network/traffic.ts';
export { legLinks } from '../engine/network/traffic.ts';
export type { ClusterState, PodNetwork, SchedulingMode } from '../engine/state.ts';
export { podNetworks, schedulingModes } from '../engine/state.ts';
export type { Status } from '../kubernetes/status.ts';
export { parseTime } from '../kubernetes/time.ts';
export type { ClusterEvent, ManifestObject, Pod } from '../kubernetes/types.ts';
export type { BuiltinGroup, BuiltinKey } from '../scenario/builtin/keys.ts';
export { builtinGroups } from '../scenario/builtin/keys.ts';
export type { Camera } from '../scenario/document.ts';
export { linkLengths } from '../scenario/linkLengths.ts';
export type { LoadError } from '../scenario/load.ts';

/** What the views may know of the engine and of Kubernetes: types, re-exported so that they import one room. */
export type { Command, ObjectName, PodPlace } from '../engine/commands/command.ts';
export type { ContainerManifest, Draft } from '../engine/drafts.ts';
export type { Knowledge, Role } from '../engine/images/program.ts';
export { roles } from '../engine/images/program.ts';
export type { ContainerRuntime, LogLine, Sandbox, Socket } from '../engine/kubelet/sandbox.ts';
export type { LogCode, LogEntry } from '../engine/log.ts';
export type { Header, Hop, Leg, LegLink, LegOutcome, Place, Story, TrafficState } from '../engine/network/traffic.ts';
export { legLinks } from '../engine/network/traffic.ts';
export type { ClusterState, PodNetwork, SchedulingMode } from '../engine/state.ts';
export { podNetworks, schedulingModes } from '../engine/state.ts';
export type { Status } from '../kubernetes/status.ts';
export { parseTime } from '../kubernetes/time.ts';
export type { ClusterEvent, Deployment, ManifestObject, Node, Pod, ReplicaSet, Service } from '../kubernetes/types.ts';
export type { BuiltinKey } from '../scenario/builtin/index.ts';
export { builtinKeys } from '../scenario/builtin/index.ts';
export type { ScenarioDocument } from '../scenario/document.ts';
export { linkLengths } from '../scenario/link.ts';
export type { LoadError, LoadErrorCode } from '../scenario/load.ts';

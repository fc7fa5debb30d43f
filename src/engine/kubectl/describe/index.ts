/** From a kind to its description. */
import type { Engine } from '../../context.ts';
import type { KubeObject } from '../objects.ts';
import { describeEvents } from './events.ts';
import { describeNode } from './node.ts';
import { describeAnything, describeAutoscaler, describeConfigMap } from './others.ts';
import { describePod } from './pod.ts';
import { describeEndpointSlice, describeService } from './services.ts';
import {
	describeDaemonSet,
	describeDeployment,
	describeJob,
	describeReplicaSet,
	describeStatefulSet,
} from './workloads.ts';
import { newWriter, type Writer } from './writer.ts';

type Describe = (w: Writer, engine: Engine, object: never) => void;

const descriptions: Readonly<Record<string, Describe>> = {
	ConfigMap: describeConfigMap,
	DaemonSet: describeDaemonSet,
	Deployment: describeDeployment,
	EndpointSlice: describeEndpointSlice,
	HorizontalPodAutoscaler: describeAutoscaler,
	Job: describeJob,
	Node: describeNode,
	Pod: describePod,
	ReplicaSet: describeReplicaSet,
	Service: describeService,
	StatefulSet: describeStatefulSet,
};

/** The whole description of an object, its Events last. */
export function describeObject(engine: Engine, object: KubeObject, withEvents: boolean): string {
	const w = newWriter();
	const tell = descriptions[object.kind] ?? describeAnything;
	tell(w, engine, object as never);
	if (withEvents && object.kind !== 'Event') describeEvents(w, engine, object.kind, object.metadata);
	return w.text();
}

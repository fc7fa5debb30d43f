/** From a kind to its table. */
import { type Columns, genericColumns } from './column.ts';
import { eventTable } from './events.ts';
import { nodeTable } from './nodes.ts';
import { autoscalerTable, configMapTable, namespaceTable, secretTable, serviceAccountTable } from './others.ts';
import { podTable } from './pods.ts';
import { endpointSliceTable, serviceTable } from './services.ts';
import {
	controllerRevisionTable,
	daemonSetTable,
	deploymentTable,
	jobTable,
	replicaSetTable,
	statefulSetTable,
} from './workloads.ts';

const tables: Readonly<Record<string, Columns>> = {
	ConfigMap: configMapTable,
	ControllerRevision: controllerRevisionTable,
	DaemonSet: daemonSetTable,
	Deployment: deploymentTable,
	EndpointSlice: endpointSliceTable,
	Event: eventTable,
	HorizontalPodAutoscaler: autoscalerTable,
	Job: jobTable,
	Namespace: namespaceTable,
	Node: nodeTable,
	Pod: podTable,
	ReplicaSet: replicaSetTable,
	Secret: secretTable,
	Service: serviceTable,
	ServiceAccount: serviceAccountTable,
	StatefulSet: statefulSetTable,
};

/** The columns that `kubectl get` shows of a kind. */
export function columnsOf(kind: string): Columns {
	return tables[kind] ?? genericColumns;
}

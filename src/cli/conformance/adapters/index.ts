/** Every table that the project knows, one line each. */
import type { TableAdapter } from '../adapter.ts';
import { constants } from './constants.ts';
import { deploymentRolling } from './deploymentRolling.ts';
import { endpoints } from './endpoints.ts';
import { hpaController } from './hpaController.ts';
import { hpaReplicaCalculator } from './hpaReplicaCalculator.ts';
import { kubectlPodColumns } from './kubectlPodColumns.ts';
import { kubeletBackOff } from './kubeletBackOff.ts';
import { kubeletPodPhase } from './kubeletPodPhase.ts';
import { podAffinity } from './podAffinity.ts';
import { portWarnings } from './portWarnings.ts';
import { quantity } from './quantity.ts';
import { replicaSetScaleDown } from './replicaSetScaleDown.ts';
import { scheduler } from './scheduler.ts';
import { selectors } from './selectors.ts';
import { topologySpread } from './topologySpread.ts';
import { validation } from './validation.ts';

export const adapters: readonly TableAdapter[] = [
	quantity,
	validation,
	portWarnings,
	kubectlPodColumns,
	kubeletPodPhase,
	scheduler,
	selectors,
	topologySpread,
	podAffinity,
	deploymentRolling,
	replicaSetScaleDown,
	endpoints,
	kubeletBackOff,
	hpaReplicaCalculator,
	hpaController,
	constants,
];

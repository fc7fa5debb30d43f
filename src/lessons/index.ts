/** The lessons in their order. Heavy with text: the page loads it when a lesson is opened or listed. */
import { firstPod } from './content/firstPod.ts';
import { flatNetwork } from './content/flatNetwork.ts';
import { freeBuild } from './content/freeBuild.ts';
import { isolation } from './content/isolation.ts';
import { logicalHost } from './content/logicalHost.ts';
import { oneContainer } from './content/oneContainer.ts';
import { oneProcess } from './content/oneProcess.ts';
import { ports } from './content/ports.ts';
import { scaling } from './content/scaling.ts';
import { sdn } from './content/sdn.ts';
import { tiers } from './content/tiers.ts';
import { together } from './content/together.ts';
import { volume } from './content/volume.ts';
import type { Lesson } from './format.ts';

export const lessons: readonly Lesson[] = [
	oneContainer,
	oneProcess,
	firstPod,
	isolation,
	ports,
	volume,
	flatNetwork,
	sdn,
	logicalHost,
	tiers,
	scaling,
	together,
	freeBuild,
];

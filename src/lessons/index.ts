/** The lessons in their order. Heavy with text: the page loads it when a lesson is opened or listed. */
import { firstPod } from './content/firstPod.ts';
import { flatNetwork } from './content/flatNetwork.ts';
import { ports } from './content/ports.ts';
import type { Lesson } from './format.ts';

export const lessons: readonly Lesson[] = [firstPod, ports, flatNetwork];

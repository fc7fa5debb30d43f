/** Every image that Podarium knows. */
import type { ImageProgram } from './program.ts';
import { teachingImages } from './teaching.ts';
import { wellKnownImages } from './wellKnown.ts';

export const catalogue: readonly ImageProgram[] = [...teachingImages, ...wellKnownImages];

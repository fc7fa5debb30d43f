/** What can be dragged (or sent by *Move to…*) and where it can go. */
import type { ObjectName, PodPlace } from '../engine/commands/command.ts';

/** The key of a palette entry (see `palette.ts`). */
export type PaletteKey = string;

export type Cargo =
	| { kind: 'newContainer'; palette: PaletteKey }
	| { kind: 'container'; from: PodPlace; container: string }
	| ({ kind: 'pod' } & ObjectName)
	| { kind: 'draft'; name: string };

export type Target =
	/** Empty canvas, at a point in flow coordinates. */
	| { kind: 'canvas'; x: number; y: number }
	| { kind: 'node'; name: string }
	| ({ kind: 'pod' } & ObjectName)
	| { kind: 'draft'; name: string }
	/** The pending tray: what's there waits for the scheduler. */
	| { kind: 'tray' };

import { app } from './app.ts';
import { canvas } from './canvas.ts';
import { charts } from './charts.ts';
import { common } from './common.ts';
import { events } from './events.ts';
import { experiment } from './experiment.ts';
import { exporting } from './export.ts';
import { inspector } from './inspector.ts';
import { lesson } from './lesson.ts';
import { load } from './load.ts';
import { manifest } from './manifest.ts';
import { notices } from './notices.ts';
import { packet } from './packet.ts';
import { palette } from './palette.ts';
import { ports } from './ports.ts';
import { presenter } from './presenter.ts';
import { share } from './share.ts';
import { timeline } from './timeline.ts';
import { utilisation } from './utilisation.ts';

export const en = {
	app,
	canvas,
	charts,
	common,
	events,
	exporting,
	experiment,
	inspector,
	lesson,
	load,
	manifest,
	notices,
	packet,
	palette,
	ports,
	presenter,
	share,
	timeline,
	utilisation,
};

/** English is the source: every other language has these keys. */
export type Messages = typeof en;

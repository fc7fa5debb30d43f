import { app } from './app.ts';
import { canvas } from './canvas.ts';
import { common } from './common.ts';
import { notices } from './notices.ts';
import { palette } from './palette.ts';
import { timeline } from './timeline.ts';

/** What the page says at first sight; the other areas come with `index.ts`, just after. */
export const first = { app, canvas, common, notices, palette, timeline };

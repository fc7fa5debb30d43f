/** The stage as an SVG, made from the engine's state alone: the same state gives the same text, to the byte. */
import type { ClusterState } from '../../simulation/cluster.ts';
import { draftView, machineView, podView, serviceViews } from '../../simulation/select.ts';
import { createContent } from '../layout/content.ts';
import type { Rect } from '../layout/geometry.ts';
import { layoutStage, type StageInput, type StageLayout } from '../layout/stageLayout.ts';
import { newProgramme } from '../traffic/programme.ts';
import { machinePicture, networkPicture, servicePicture, trayPicture } from './clusterPicture.ts';
import { type Drawing, draftPicture, podPicture } from './podPicture.ts';
import { escapeXML, group, rect, text } from './svg.ts';
import { trafficPicture } from './trafficPicture.ts';

export interface PictureOptions extends Drawing {
	/** What it's of, for whoever can't see it. */
	title: string;
	/** Where the user put things. */
	positions: StageInput['positions'];
	/** Virtual seconds per second of the film; of a still, the pace at which its packets are caught. */
	speed: number;
	/** The part that's seen; without it, everything. */
	frame?: Rect | undefined;
	/** Under the picture: its number, what happens, and when. */
	caption?: Caption | undefined;
}

export interface Caption {
	number: number;
	words: string;
	time: string;
}

export interface Picture {
	svg: string;
	/** px. */
	width: number;
	height: number;
	/** What of the stage is seen, in flow coordinates. */
	bounds: Rect;
}

const margin = 28;
const captionHeight = 56;
const sans =
	"system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans KR', 'Noto Sans CJK KR', 'Helvetica Neue', Arial, sans-serif";

function thingsOf(cluster: ClusterState, layout: StageLayout, options: PictureOptions): string {
	const services = new Map(serviceViews(cluster).map((view) => [`${view.namespace}/${view.name}`, view]));
	const [firstMachine] = layout.machines.keys();
	const podCIDR = (firstMachine === undefined ? undefined : machineView(cluster, firstMachine)?.podCIDR) ?? '';
	const parts = [
		networkPicture(layout, podCIDR, cluster.settings.podNetwork === 'overlay', options),
		group(layout.tray.x, layout.tray.y, trayPicture(layout, options)),
	];
	for (const place of layout.services) {
		const view = services.get(place.key);
		if (view) parts.push(servicePicture(place, view, options));
	}
	for (const { name, x, y, inner } of layout.machines.values()) {
		const view = machineView(cluster, name);
		if (view) parts.push(group(x, y, machinePicture(inner, view, options)));
	}
	for (const [uid, { x, y, layout: own }] of layout.pods) {
		const view = podView(cluster, uid);
		if (view) parts.push(group(x, y, podPicture(own, view, options)));
	}
	for (const [name, { x, y, layout: own }] of layout.drafts) {
		const view = draftView(cluster, name);
		if (view) parts.push(group(x, y, draftPicture(own, view, options)));
	}
	return parts.join('');
}

function captionPicture({ number, words, time }: Caption, width: number, top: number, { colours }: Drawing): string {
	const middle = top + captionHeight / 2;
	return [
		rect({ x: 0, y: top, width, height: captionHeight }, 0, { fill: colours.surface }),
		rect({ x: margin, y: middle - 16, width: 32, height: 32 }, 16, { fill: colours.accent }),
		text(margin + 16, middle, String(number), { fill: colours.surface, size: 17, bold: true, anchor: 'middle' }),
		text(margin + 48, middle, words, { fill: colours.text, size: 18, room: width - 2 * margin - 170 }),
		text(width - margin, middle, time, { fill: colours['text-muted'], size: 16, mono: true, anchor: 'end' }),
	].join('');
}

/** A function that draws one moment after another: pods keep their places, and packets their way, from one to the next. */
export function createPictures(): (cluster: ClusterState, options: PictureOptions) => Picture {
	const contentOf = createContent();
	const programme = newProgramme();
	return (cluster, options) => {
		const layout = layoutStage({ ...contentOf(cluster), narrow: false, positions: options.positions });
		const bounds = options.frame ?? layout.bounds;
		const width = Math.ceil(bounds.width + 2 * margin);
		const stageHeight = Math.ceil(bounds.height + 2 * margin);
		const height = stageHeight + (options.caption ? captionHeight : 0);
		const traffic = trafficPicture(
			{ cluster, layout, now: cluster.now, speed: options.speed },
			programme,
			options.colours,
		);
		const svg = [
			`<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${sans}" font-size="14">`,
			`<title>${escapeXML(options.caption ? `${options.title}: ${options.caption.words}` : options.title)}</title>`,
			rect({ x: 0, y: 0, width, height }, 0, { fill: options.colours.ground }),
			group(margin - bounds.x, margin - bounds.y, [thingsOf(cluster, layout, options), traffic]),
			options.caption ? captionPicture(options.caption, width, stageHeight, options) : '',
			'</svg>',
		].join('');
		return { svg, width, height, bounds };
	};
}

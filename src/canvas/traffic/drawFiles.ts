/** Files on their way along a volume, as small sheets of paper. */
import type { StageLayout } from '../layout/stageLayout.ts';
import type { Brush } from './draw.ts';
import { fileSpot, fileTripRealUs, fileTripsAt } from './fileTrips.ts';
import type { ClusterState } from './types.ts';

interface Moment {
	cluster: ClusterState;
	layout: StageLayout;
	now: number;
	speed: number;
}

export function drawFiles(brush: Brush, scene: Moment, begun: Map<string, number>): void {
	const { palette, transform, scale } = brush;
	const tripUs = fileTripRealUs * scene.speed;
	for (const trip of fileTripsAt(scene.cluster, tripUs, begun)) {
		const share = (scene.now - trip.at) / tripUs;
		const spot = fileSpot(trip, scene.layout.pods.get(trip.uid), share);
		if (!spot) continue;
		const { context } = brush;
		const x = spot.x * transform.zoom + transform.x;
		const y = spot.y * transform.zoom + transform.y;
		const [width, height, fold] = [6 * scale, 8 * scale, 5 * scale];
		context.globalAlpha = Math.max(0, Math.min(1, share / 0.1, (1 - share) / 0.15));
		context.fillStyle = palette.raised;
		context.strokeStyle = palette.text;
		context.lineWidth = 1.5 * scale;
		context.beginPath();
		context.moveTo(x - width, y - height);
		context.lineTo(x + width - fold, y - height);
		context.lineTo(x + width, y - height + fold);
		context.lineTo(x + width, y + height);
		context.lineTo(x - width, y + height);
		context.closePath();
		context.fill();
		context.stroke();
		context.beginPath();
		for (const line of [-1, 1.5, 4]) {
			context.moveTo(x - width * 0.5, y + line * scale);
			context.lineTo(x + width * 0.5, y + line * scale);
		}
		context.stroke();
		context.globalAlpha = 1;
	}
}

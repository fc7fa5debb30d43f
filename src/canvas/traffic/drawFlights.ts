/** Pods on their way, as capsules. */
import type { StageLayout } from '../layout/stageLayout.ts';
import type { Brush } from './draw.ts';
import { capsuleAt, flightRealUs, flightsAt } from './flights.ts';
import type { ClusterState } from './types.ts';

interface Moment {
	cluster: ClusterState;
	layout: StageLayout;
	now: number;
	speed: number;
}

/** Draws the pods that fly at this moment. */
export function drawFlights(brush: Brush, scene: Moment): void {
	const flightUs = flightRealUs * scene.speed;
	const { palette, transform } = brush;
	const flights = flightsAt(
		scene.cluster,
		scene.now,
		flightUs,
		(uid) => scene.layout.pods.get(uid)?.node !== undefined,
	);
	for (const flight of flights) {
		const share = (scene.now - flight.at) / flightUs;
		const capsule = share >= 0 && share < 1 ? capsuleAt(flight, scene.layout, share) : undefined;
		if (!capsule) continue;
		const { zoom } = transform;
		const { context } = brush;
		context.globalAlpha = Math.min(1, share / 0.1, (1 - share) / 0.25) * 0.55;
		context.fillStyle = palette.pod;
		context.strokeStyle = palette.accent;
		context.lineWidth = 2;
		context.beginPath();
		context.roundRect(
			capsule.x * zoom + transform.x,
			capsule.y * zoom + transform.y,
			capsule.width * zoom,
			capsule.height * zoom,
			20 * zoom,
		);
		context.fill();
		context.stroke();
		context.globalAlpha *= 0.28;
		context.fillStyle = palette.accent;
		for (const block of capsule.layout.blocks) {
			context.beginPath();
			context.roundRect(
				(capsule.x + block.x) * zoom + transform.x,
				(capsule.y + block.y) * zoom + transform.y,
				block.width * zoom,
				block.height * zoom,
				12 * zoom,
			);
			context.fill();
		}
		context.globalAlpha = 1;
	}
}

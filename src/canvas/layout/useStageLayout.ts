/** The layout of the stage as it's shown: from the simulation, a machine that's being dragged, and the gliding of the rest. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useSimulation } from '../../simulation/store.ts';
import { createContent } from './content.ts';
import { between, differ, glideMs, type Positions } from './glide.ts';
import { layoutStage, type StageLayout } from './stageLayout.ts';

/** `held`: where what's being dragged is now, by position key. */
export function useStageLayout(
	narrow: boolean,
	held: Positions,
	still: boolean,
): { shown: StageLayout; goal: StageLayout } {
	const [contentOf] = useState(createContent);
	const content = useSimulation((state) => contentOf(state.cluster));
	const placed = useSimulation((state) => state.positions);
	const goal = useMemo(
		() => layoutStage({ ...content, narrow, positions: { ...placed, ...held }, held: Object.keys(held)[0] }),
		[content, narrow, placed, held],
	);
	const positions = useGlide(cornersOf(goal), still || Object.keys(held).length > 0);
	const shown = useMemo(
		() => (positions ? layoutStage({ ...content, narrow, positions: { ...placed, ...positions } }) : goal),
		[positions, goal, content, narrow, placed],
	);
	return { shown, goal };
}

function cornersOf({ machines, tray }: StageLayout): Positions {
	const corners: Record<string, { x: number; y: number }> = { tray: { x: tray.x, y: tray.y } };
	for (const { name, x, y } of machines.values()) corners[`node:${name}`] = { x, y };
	return corners;
}

/** The positions on the way to `goal`; undefined once they're there. */
function useGlide(goal: Positions, atOnce: boolean): Positions | undefined {
	const [positions, setPositions] = useState<Positions | undefined>(undefined);
	const current = useRef(goal);
	const key = JSON.stringify(goal);

	// biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for `goal`, which is made anew in each render.
	useLayoutEffect(() => {
		const from = current.current;
		if (atOnce || !differ(from, goal)) {
			current.current = goal;
			setPositions(undefined);
			return;
		}
		let frame = 0;
		const start = performance.now();
		const step = (now: number) => {
			const share = (now - start) / glideMs;
			current.current = between(from, goal, share);
			setPositions(share < 1 ? current.current : undefined);
			if (share < 1) frame = requestAnimationFrame(step);
		};
		step(start);
		return () => cancelAnimationFrame(frame);
	}, [key, atOnce]);

	return positions;
}

/** The packet that's followed stays in sight: the view goes after it, and only when it must. */
import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { useFollow } from '../../simulation/follow.ts';
import { useSimulation } from '../../simulation/store.ts';
import type { StageLayout } from '../layout/stageLayout.ts';
import { pathOf, type Spot, spotAt, standAt } from '../traffic/paths.ts';
import { panToShow } from './fit.ts';

/** Room around the packet, in px, for the ring and the card beside it. */
const room = { x: 60, y: 90 };

/** What lies over the stage's lower part: a sheet on a small screen. */
function coveredHeight(stage: DOMRect): number {
	const cover = document.querySelector('[data-covers-stage]')?.getBoundingClientRect();
	return cover ? Math.max(0, stage.bottom - Math.max(stage.top, cover.top)) : 0;
}

export function usePacketInView(element: RefObject<HTMLElement | null>, layout: StageLayout, still: boolean): void {
	const flow = useReactFlow();
	const following = useFollow((state) => state.following);
	const leg = useSimulation(({ cluster }) =>
		following ? cluster.traffic.stories.find(({ id }) => id === following.story)?.legs[following.leg] : undefined,
	);
	const hop = following?.hop;
	useEffect(() => {
		const stage = element.current?.getBoundingClientRect();
		const path = leg && pathOf(layout, leg);
		if (!stage || !path || hop === undefined) return;
		const spot: Spot = { x: 0, y: 0, angle: 0 };
		spotAt(path, standAt(path, leg, hop), spot);
		const { x, y } = flow.flowToScreenPosition(spot);
		const packet = new DOMRect(x - room.x, y - room.y, 2 * room.x, 2 * room.y);
		const open = new DOMRect(stage.x, stage.y, stage.width, stage.height - coveredHeight(stage));
		const pan = panToShow(packet, open);
		if (pan.x === 0 && pan.y === 0) return;
		const view = flow.getViewport();
		void flow.setViewport({ x: view.x + pan.x, y: view.y + pan.y, zoom: view.zoom }, { duration: still ? 0 : 240 });
	}, [element, flow, leg, hop, layout, still]);
}

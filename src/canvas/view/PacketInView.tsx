/** The packet that's followed stays in sight: the view goes after it, and only when it must. */
import { useReactFlow, type Viewport } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { useFollow } from '../../simulation/follow.ts';
import { useSimulation } from '../../simulation/store.ts';
import type { StageLayout } from '../layout/stageLayout.ts';
import { pathOf, type Spot, spotAt, standAt } from '../traffic/paths.ts';
import { panToShow } from './fit.ts';

/** Room around the packet, in px, for the ring and the card beside it. */
const room = { x: 60, y: 90 };
const panMs = 240;

/** What lies over the stage's lower part: a sheet on a small screen. */
function coveredHeight(stage: DOMRect): number {
	const cover = document.querySelector('[data-covers-stage]')?.getBoundingClientRect();
	return cover ? Math.max(0, stage.bottom - Math.max(stage.top, cover.top)) : 0;
}

const isSame = (one: Viewport, other: Viewport) =>
	Math.abs(one.x - other.x) < 1 && Math.abs(one.y - other.y) < 1 && one.zoom === other.zoom;

interface Props {
	stage: RefObject<HTMLElement | null>;
	layout: StageLayout;
	still: boolean;
}

/** Pans after the packet; when the walk ends, back to where the person had been unless they went elsewhere. */
export function PacketInView({ stage: element, layout, still }: Props): null {
	const flow = useReactFlow();
	const following = useFollow((state) => state.following);
	const leg = useSimulation(({ cluster }) =>
		following ? cluster.traffic.stories.find(({ id }) => id === following.story)?.legs[following.leg] : undefined,
	);
	const hop = following?.hop;
	const moved = useRef<{ from: Viewport; to: Viewport } | undefined>(undefined);

	useEffect(() => {
		const duration = still ? 0 : panMs;
		if (hop === undefined) {
			const last = moved.current;
			moved.current = undefined;
			if (last && isSame(flow.getViewport(), last.to)) void flow.setViewport(last.from, { duration });
			return;
		}
		const stage = element.current?.getBoundingClientRect();
		const path = leg && pathOf(layout, leg);
		if (!stage || !path) return;
		const spot: Spot = { x: 0, y: 0, angle: 0 };
		spotAt(path, standAt(path, leg, hop), spot);
		const { x, y } = flow.flowToScreenPosition(spot);
		const packet = new DOMRect(x - room.x, y - room.y, 2 * room.x, 2 * room.y);
		const open = new DOMRect(stage.x, stage.y, stage.width, stage.height - coveredHeight(stage));
		const pan = panToShow(packet, open);
		if (pan.x === 0 && pan.y === 0) return;
		const view = flow.getViewport();
		const to = { x: view.x + pan.x, y: view.y + pan.y, zoom: view.zoom };
		moved.current = { from: moved.current?.from ?? view, to };
		void flow.setViewport(to, { duration });
	}, [element, flow, leg, hop, layout, still]);
	return null;
}

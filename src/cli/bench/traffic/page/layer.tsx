/** Podarium's own layer, as it stands on the stage: over React Flow, driven by the simulation's clock, fed with stories. */
import '@xyflow/react/dist/base.css';
import { ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { createRoot } from 'react-dom/client';
import { TrafficLayer } from '../../../../canvas/traffic/TrafficLayer.tsx';
import type { Leg, Story } from '../../../../canvas/traffic/types.ts';
import { startLanguage } from '../../../../i18n/language.ts';
import { simulation } from '../../../../simulation/store.ts';
import type { Way } from './main.ts';
import { flightMs, layout, legBetween, viewport } from './scene.ts';

/** A request with the calls that it causes, and their answers. */
const legsPerStory = 6;
const storyMs = legsPerStory * flightMs;

/** Legs that many stories have: every way there is, as a request and as an answer. */
const common = Array.from({ length: 60 }, (_, number) => legBetween(number));

/** Each story has a sender of its own, as the layer shows one packet of a sender at a time. */
function legsOf(number: number): Leg[] {
	const own = legBetween(number, `s${number}`);
	const others = Array.from(
		{ length: legsPerStory - 1 },
		(_, leg) => common[(number + leg + 1) % common.length] ?? own,
	);
	return [own, ...others];
}

export async function start(root: HTMLElement): Promise<Way> {
	await Promise.all([startLanguage(), simulation.load()]);
	simulation.openBuiltin('empty');
	createRoot(root).render(
		<ReactFlowProvider>
			<div style={{ position: 'relative', width: '100%', height: '100%' }}>
				<ReactFlow nodes={nodes} defaultViewport={viewport} minZoom={0.1} panOnScroll />
				<TrafficLayer layout={layout} />
			</div>
		</ReactFlowProvider>,
	);
	simulation.startClock();
	simulation.play();
	await new Promise((resolve) => setTimeout(resolve, 500));
	let wanted = 0;
	let shown: { ends: number; number: number }[] = [];
	let lastId = 0;
	const told = new Map<number, Leg[]>();

	/** Tells stories for those that have ended, so that as many as wanted are always being shown. */
	const tell = () => {
		const { cluster, now } = simulation.getState();
		const gone = shown.filter(({ ends }) => ends <= now);
		const going = shown.filter(({ ends }) => ends > now);
		const free = gone.map(({ number }) => number);
		for (let number = shown.length; number < wanted; number += 1) free.push(number);
		const isFirst = shown.length === 0;
		const stories = free.slice(0, Math.max(0, wanted - going.length)).map((number, index, all): Story => {
			// The first ones are at every part of their way.
			const at = Math.max(0, isFirst ? now - Math.floor((storyMs * 1000 * index) / all.length) : now);
			lastId += 1;
			const legs = told.get(number) ?? legsOf(number);
			told.set(number, legs);
			going.push({ number, ends: at + storyMs * 1000 });
			return { id: lastId, at, legs, done: true };
		});
		shown = going;
		if (stories.length > 0) cluster.traffic.stories = stories;
	};
	return {
		set: (count) => {
			// Begins again from the start, with a clock that lets the first stories have begun before now.
			wanted = count;
			shown = [];
			simulation.seek(Math.ceil((simulation.getState().now + 30_000_000) / 1_000_000) * 1_000_000);
			simulation.play();
			tell();
			if (lastId > 0 && !window.telling) window.telling = setInterval(tell, 100);
		},
		moving: () => Number(document.querySelector<HTMLElement>('[data-traffic]')?.dataset.pod),
	};
}

declare global {
	interface Window {
		telling?: ReturnType<typeof setInterval>;
	}
}

const nodes = [...layout.machines.values()].map(({ name, x, y, width, height }) => ({
	id: name,
	position: { x, y },
	data: { label: name },
	style: { width, height },
}));

/** `npm run bench -- stage`: the stage with many pods beside the same cluster as plain nested React Flow nodes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type Bench, type Goal, median, type Options, type Row } from './bench.ts';
import { mainThread } from './mainThread.ts';
import { type BenchSite, openSite } from './page.ts';
import type { StageBench } from './stage/page/main.tsx';

const sizes = [100, 1_000, 3_000] as const;
const ways = ['stage', 'plain'] as const;
type Way = (typeof ways)[number];

const steps = 24;
const added = 100;

const measures = {
	mount: 'mount',
	panWhole: 'a frame of panning, all seen',
	panNear: 'a frame of panning, from near',
	zoom: 'a frame of zooming',
	change: "one pod's change",
	add: `+${added} pods, with the engine's part`,
} as const;
type Measure = keyof typeof measures;
type Found = Record<Measure, number[]>;

const goals: Partial<Record<Measure, Goal>> = {
	panWhole: { compare: 'atMost', value: 16 },
	panNear: { compare: 'atMost', value: 16 },
	change: { compare: 'atMost', value: 4 },
};

const act = (page: Page, name: keyof StageBench) =>
	page.evaluate((call) => {
		const { bench } = window;
		if (!bench) throw new Error('the page is not ready');
		if (call === 'addPods') bench.addPods(100);
		else bench[call]();
	}, name);

/** Does it again and again; the median. */
async function again(
	time: (work: () => Promise<unknown>) => Promise<number>,
	work: (step: number) => Promise<unknown>,
) {
	const times: number[] = [];
	for (let step = 0; step < steps; step += 1) times.push(await time(() => work(step)));
	return median(times);
}

async function zoomBy(page: Page, factor: number): Promise<void> {
	await page.keyboard.down('Control');
	await page.mouse.wheel(0, -Math.log2(factor) * 100);
	await page.keyboard.up('Control');
}

async function measure(site: BenchSite, way: Way, pods: number, found: Found): Promise<void> {
	const context = await site.browser.newContext({ viewport: { width: 1440, height: 900 } });
	try {
		const page = await context.newPage();
		const failed = new Promise<never>((_, reject) => {
			page.once('pageerror', reject);
		});
		failed.catch(() => undefined);
		await page.goto(`${site.url}#${way}/${pods}`);
		const ready = page.waitForFunction(() => window.bench !== undefined, undefined, { timeout: 120_000 });
		await Promise.race([ready, failed]);
		const time = await mainThread(page);
		found.mount.push(await time(() => act(page, 'mount')));
		await sleep(1_500);
		await page.mouse.move(700, 450);
		found.panWhole.push(await again(time, (step) => page.mouse.wheel(step % 2 === 0 ? 40 : -40, 20)));
		found.change.push(await time(() => act(page, 'changeOnePod')));
		found.zoom.push(await again(time, (step) => zoomBy(page, step < steps / 2 ? 1.15 : 1 / 1.15)));
		for (let step = 0; step < 40 && (await zoomOf(page)) < 0.8; step += 1) await zoomBy(page, 1.25);
		await sleep(500);
		found.panNear.push(await again(time, (step) => page.mouse.wheel(step % 2 === 0 ? 60 : 20, 40)));
		for (let step = 0; step < 40 && (await zoomOf(page)) > 0.1; step += 1) await zoomBy(page, 1 / 1.25);
		await sleep(500);
		found.add.push(await time(() => act(page, 'addPods')));
	} finally {
		await context.close();
	}
}

async function zoomOf(page: Page): Promise<number> {
	return page
		.locator('.react-flow__viewport')
		.evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a);
}

function rowsFor(pods: number, found: Record<Way, Found>): Row[] {
	return (Object.keys(measures) as Measure[]).map((name): Row => {
		const goal = pods === Math.max(...sizes) ? goals[name] : undefined;
		return {
			what: `${pods} pods of two containers: ${measures[name]}`,
			unit: 'ms',
			ours: median(found.stage[name]),
			peer: median(found.plain[name]),
			...(goal && { goal }),
		};
	});
}

const nothing = (): Found => ({ mount: [], panWhole: [], panNear: [], zoom: [], change: [], add: [] });

async function measureAll(site: BenchSite, { rounds, say }: Options): Promise<Row[]> {
	const all = new Map(sizes.map((pods) => [pods, { stage: nothing(), plain: nothing() }]));
	for (let round = 1; round <= rounds; round += 1) {
		for (const [pods, found] of all) {
			for (const way of ways) {
				say(`${pods} pods, ${way}, round ${round}`);
				await measure(site, way, pods, found[way]);
			}
		}
	}
	return [...all].flatMap(([pods, found]) => rowsFor(pods, found));
}

export const stage: Bench = {
	name: 'stage',
	peer: 'plain nested React Flow nodes; main-thread CPU, headless Chromium, 1440 × 900, both ways in turn',
	run: async (options) => {
		options.say('building');
		const site = await openSite(fileURLToPath(new URL('./stage/page', import.meta.url)));
		try {
			return await measureAll(site, options);
		} finally {
			await site.close();
		}
	},
};

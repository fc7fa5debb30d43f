/** `npm run bench -- traffic`: how many packets move at once in a browser, beside the other ways of moving them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type Bench, median, type Options, type Row } from './bench.ts';
import { type BenchSite, openSite } from './page.ts';
import { figure } from './table.ts';
import { type Measured, passingPoint } from './traffic/search.ts';
import { frameTimesMs, traceCategories } from './traffic/trace.ts';

const limitMs = 8;
const densities = [1, 2] as const;
/** What the layer can hold. */
const most = 1 << 18;
const settleMs = 1_500;
const traceMs = 1_000;

/** Ways of moving packets; the peers with the factor by which the layer is to be ahead. */
const peers = {
	animateMotion: { name: '<animateMotion> in a React Flow edge', goal: 50, guess: 200 },
	elements: { name: 'an element each, Web Animations API', goal: 100, guess: 100 },
	drawImage: { name: 'bare canvas, drawImage of the same sprite', goal: 5, guess: 500 },
} as const;
type Peer = keyof typeof peers;
type WayName = Peer | 'layer';
const wayNames: readonly WayName[] = ['layer', 'animateMotion', 'elements', 'drawImage'];

/** Opens the page of one way, does something with it, and closes it. */
async function withPage<T>(
	{ browser, url }: BenchSite,
	way: WayName,
	density: number,
	work: (page: Page) => Promise<T>,
) {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: density });
	try {
		const page = await context.newPage();
		await page.goto(`${url}#${way}`);
		await page.waitForFunction(() => window.way !== undefined);
		return await work(page);
	} finally {
		await context.close();
	}
}

async function medianFrame({ browser }: BenchSite, page: Page, during: () => Promise<void>): Promise<number> {
	await browser.startTracing(page, { categories: traceCategories });
	await during();
	const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
	return median(frameTimesMs(traceEvents));
}

/** Main-thread time of the median frame while so many move. */
async function measure(site: BenchSite, page: Page, count: number): Promise<Measured> {
	await page.evaluate((wanted) => window.way?.set(wanted), count);
	await sleep(settleMs);
	const ms = await medianFrame(site, page, () => sleep(traceMs));
	const moving = await page.evaluate(() => window.way?.moving() ?? 0);
	if (moving < count * 0.8) throw new Error(`${count} packets were asked for, ${moving} move`);
	return { count: moving, ms };
}

async function limitOf(site: BenchSite, way: WayName, density: number, guess: number): Promise<number> {
	const found = await withPage(site, way, density, (page) =>
		passingPoint((count) => measure(site, page, count), { guess, limitMs, most }),
	);
	return found ?? most;
}

/** The layer at work: the pointer hovers and finds packets, then pans, while so many move. */
async function atWork(site: BenchSite, density: number, count: number): Promise<{ panMs: number; hits: number }> {
	return withPage(site, 'layer', density, async (page) => {
		await page.evaluate((wanted) => window.way?.set(wanted), count);
		await sleep(settleMs);
		let hits = 0;
		for (let look = 0; look < 12; look += 1) {
			await page.mouse.move(720 + 30 * look, 450 + 20 * look);
			await sleep(60);
			hits += await page.evaluate(() => document.querySelectorAll('[data-packet]').length);
		}
		const place = () => page.locator('.react-flow__viewport').getAttribute('style');
		const before = await place();
		await page.mouse.move(1420, 880);
		await page.mouse.down();
		const panMs = await medianFrame(site, page, async () => {
			for (let step = 0; step < 40; step += 1) await page.mouse.move(1420 - 3 * (step % 20), 880 - 2 * (step % 20));
		});
		await page.mouse.up();
		if (before === (await place())) throw new Error('the stage didn’t pan');
		return { panMs, hits };
	});
}

type Found = Record<WayName, number[]>;

async function measureAll(
	site: BenchSite,
	density: number,
	found: Found,
	{ say }: Options,
	round: number,
): Promise<void> {
	for (const way of wayNames) {
		const last = found[way].at(-1);
		const guess = last ?? (way === 'layer' ? 4_000 : peers[way].guess);
		const limit = await limitOf(site, way, density, Math.max(1, Math.round(guess)));
		found[way].push(limit);
		say(`ratio ${density}, round ${round}, ${way}: ${limit}`);
	}
}

function rowsFor(density: number, found: Found): Row[] {
	const ours = median(found.layer);
	return (Object.keys(peers) as Peer[]).map((peer): Row => {
		const { name, goal } = peers[peer];
		const theirs = median(found[peer]);
		return {
			what: `packets at once before the median frame takes ${limitMs} ms of main-thread CPU, ratio ${density}; peer: ${name}`,
			unit: 'packets',
			ours,
			peer: theirs,
			goal: { compare: 'atLeast', value: goal * theirs },
			note: `the goal is ${goal} times the peer${ours >= most ? `; ${figure(most)} is as many as were tried` : ''}`,
		};
	});
}

async function workRow(site: BenchSite, density: number, found: Found, { rounds }: Options): Promise<Row> {
	const count = Math.round(median(found.animateMotion) * peers.animateMotion.goal);
	const times: number[] = [];
	let hits = 0;
	for (let round = 0; round < rounds; round += 1) {
		const result = await atWork(site, density, count);
		times.push(result.panMs);
		hits += result.hits;
	}
	return {
		what: `median frame's main-thread CPU while the stage is panned among ${figure(count)} packets, ratio ${density}`,
		unit: 'ms',
		ours: median(times),
		note: `the pointer found a packet under it ${hits} of ${12 * rounds} times`,
	};
}

export const traffic: Bench = {
	name: 'traffic',
	peer: 'named in each row; all ways in turn in each round, headless Chromium, 1440 × 900',
	run: async (options) => {
		options.say('building');
		const site = await openSite(fileURLToPath(new URL('./traffic/page', import.meta.url)));
		try {
			const all = densities.map((density) => ({
				density,
				found: { layer: [], animateMotion: [], elements: [], drawImage: [] } as Found,
			}));
			for (let round = 1; round <= options.rounds; round += 1)
				for (const { density, found } of all) await measureAll(site, density, found, options, round);
			const rows: Row[] = [];
			for (const { density, found } of all) {
				options.say(`ratio ${density}, panning`);
				rows.push(...rowsFor(density, found), await workRow(site, density, found, options));
			}
			return rows;
		} finally {
			await site.close();
		}
	},
};

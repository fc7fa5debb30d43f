/** What the browser tests do again and again, said once. */
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page } from '@playwright/test';

/** A test that fails when the page logs an error or a warning, or throws. */
export const test = base.extend<{ quiet: undefined }>({
	quiet: [
		async ({ page }, use) => {
			const complaints: string[] = [];
			page.on('console', (message) => {
				if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
			});
			page.on('pageerror', (error) => complaints.push(String(error)));
			await use(undefined);
			expect(complaints).toEqual([]);
		},
		{ auto: true },
	],
});
export { expect };

export async function openScenario(page: Page, title: string): Promise<void> {
	await page.getByRole('button', { name: /^Scenario: / }).click();
	await page.getByRole('menuitem', { name: title }).click();
}

export const machine = (page: Page, name: string): Locator => page.locator(`[data-machine="${name}"]`);
export const draft = (page: Page, name: string): Locator => page.locator(`[data-draft="${name}"]`);
export const pods = (page: Page, name?: string): Locator =>
	name === undefined ? page.locator('[data-pod-name]') : page.locator(`[data-pod-name="${name}"]`);
export const paletteEntry = (page: Page, key: string): Locator => page.locator(`[data-palette="${key}"]`);

interface Point {
	x: number;
	y: number;
}

async function centre(locator: Locator): Promise<Point> {
	const box = await locator.boundingBox();
	if (!box) throw new Error('it has no place on the page');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A free spot of the stage, above everything that stands on it. */
export async function freeCanvas(page: Page, from = { x: 0.4, y: 0.04 }): Promise<Point> {
	const box = await page.locator('[data-drop="canvas"]').boundingBox();
	if (!box) throw new Error('the page has no stage');
	return { x: box.x + box.width * from.x, y: box.y + box.height * from.y };
}

/** A real drag: press, move over the threshold and along the way, let go. */
export async function drag(page: Page, from: Locator | Point, to: Locator | Point): Promise<void> {
	const start = 'x' in from ? from : await centre(from);
	await page.mouse.move(start.x, start.y);
	await page.mouse.down();
	await page.mouse.move(start.x + 8, start.y + 8, { steps: 3 });
	const end = 'x' in to ? to : await centre(to);
	await page.mouse.move(end.x, end.y, { steps: 12 });
	await page.mouse.up();
}

/** The event hash of the run, which stands still only while it's paused. */
export async function eventHash(page: Page): Promise<string> {
	await pause(page);
	return (await page.locator('[data-hash]').getAttribute('data-hash')) ?? '';
}

export async function pause(page: Page): Promise<void> {
	const button = page.getByRole('button', { name: 'Pause', exact: true });
	// The page shows before the engine is there, and a run begins to play with it.
	await expect(page.locator('[data-hash]')).toBeAttached();
	await expect(page.locator('[inert]')).toHaveCount(0);
	if (await button.isVisible()) await button.click();
	await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
}

export async function play(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Play', exact: true }).click();
}

/** Goes to a moment of virtual time, written as the clock field takes it. */
export async function goTo(page: Page, time: string): Promise<void> {
	await page.getByTestId('clock').click();
	await page.getByRole('textbox', { name: /Go to time/ }).fill(time);
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('clock')).toBeVisible();
}

/** Distinct legs of that kind that the traffic layer has drawn since the page opened. */
export async function legsSeen(page: Page, link: 'localhost' | 'pod' | 'outside'): Promise<number> {
	return Number(await page.locator('canvas[data-traffic]').getAttribute(`data-seen-${link}`));
}

/** Pixels of the traffic canvas that have any colour now, and a sum that tells two pictures apart. */
export async function trafficPixels(page: Page): Promise<{ painted: number; picture: number }> {
	return page.locator('canvas[data-traffic]').evaluate((element) => {
		const canvas = element as HTMLCanvasElement;
		// A copy is read, so that the page's own canvas stays as fast as it is.
		const copy = document.createElement('canvas');
		copy.width = canvas.width;
		copy.height = canvas.height;
		const context = copy.getContext('2d', { willReadFrequently: true });
		context?.drawImage(canvas, 0, 0);
		const { data } = context?.getImageData(0, 0, copy.width, copy.height) ?? { data: [] };
		let painted = 0;
		let picture = 0;
		for (let index = 3; index < data.length; index += 4) {
			if (data[index] === 0) continue;
			painted += 1;
			picture = (picture * 31 + index) | 0;
		}
		return { painted, picture };
	});
}

/** Axe has nothing to say against what the page shows now. */
export async function axeFindsNothing(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([]);
}

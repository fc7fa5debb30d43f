import { axeFindsNothing, expect, legsSeen, openScenario, pause, pods, test, trafficPixels } from './page.ts';

for (const colorScheme of ['light', 'dark'] as const) {
	for (const locale of ['en-US', 'ko-KR'] as const) {
		test.describe(`${colorScheme}, ${locale}`, () => {
			test.use({ colorScheme, locale });
			test('axe finds nothing', async ({ page }) => {
				await page.goto('/');
				await expect(pods(page, 'web')).toBeVisible();
				await pause2(page);
				const views: (() => Promise<void>)[] = [
					async () => undefined,
					async () => pods(page, 'web').click(),
					async () => page.getByRole('button', { name: locale === 'en-US' ? 'Import YAML' : /YAML/ }).click(),
				];
				for (const show of views) {
					await show();
					await axeFindsNothing(page);
				}
			});
		});
	}
}

/** Pauses whatever the language. */
async function pause2(page: Parameters<typeof pause>[0]): Promise<void> {
	await page.keyboard.press('Space');
}

test('a pod is built, run and scaled with the keyboard alone', async ({ page }) => {
	await page.goto('/');
	await openScenario(page, 'Empty cluster');
	await page.locator('[data-palette="web"]').focus();
	await page.keyboard.press('Enter');
	await page.getByRole('menuitem', { name: /canvas/ }).focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-draft="web"]')).toBeVisible();
	await page.locator('[data-palette="cache"]').focus();
	await page.keyboard.press('Enter');
	await page.getByRole('menuitem', { name: /web/ }).first().focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-draft="web"]').getByText('cache', { exact: true })).toBeVisible();
	await page.locator('[data-draft="web"]').focus();
	await page.keyboard.press('m');
	await page.getByRole('menuitem', { name: /node-2/ }).focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-machine="node-2"] [data-pod-name="web"]')).toHaveAttribute('data-tone', 'running', {
		timeout: 15_000,
	});
});

test.describe('with less motion', () => {
	test.use({ contextOptions: { reducedMotion: 'reduce' } });
	test('packets stand as numbered steps and nothing flies', async ({ page }) => {
		await page.goto('/');
		await expect.poll(() => legsSeen(page, 'pod')).toBeGreaterThan(0);
		await pause(page);
		const { painted, picture } = await trafficPixels(page);
		expect(painted).toBeGreaterThan(20);
		expect((await trafficPixels(page)).picture).toBe(picture);
	});
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
	test('a pod is placed by single taps', async ({ page }) => {
		await page.goto('/');
		await openScenario(page, 'Empty cluster');
		await page.getByRole('button', { name: 'Add' }).tap();
		await page.locator('[data-palette="web"]').tap();
		await page.getByRole('menuitem', { name: /node-1/ }).tap();
		await expect(pods(page, 'web')).toHaveAttribute('data-tone', 'running', { timeout: 15_000 });
	});
});

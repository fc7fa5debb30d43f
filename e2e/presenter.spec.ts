import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { expect, pods, test } from './page.ts';

test('a run is presented with a clicker’s keys', async ({ page, context }) => {
	await page.goto('/?present#b=welcome&at=20000000');
	const presenter = page.locator('[data-presenter]');
	await expect(presenter).toBeVisible();
	await expect(pods(page, 'web')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Share', exact: true })).toHaveCount(0);
	const heading = page.getByRole('heading', { level: 1 });
	expect(
		await heading.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
	).toBeGreaterThanOrEqual(24);
	await expect(page.getByTestId('place')).toHaveText('1/2');

	await page.keyboard.press('PageDown');
	await expect(heading).toHaveText('Deployment api is scaled to 3');
	await expect(page.locator('[data-pod-name^="api-"]')).toHaveCount(3);
	await page.keyboard.press('Space');
	await page.keyboard.press('PageUp');
	await expect(page.getByTestId('place')).toHaveText('1/2');
	await expect(page.locator('[data-pod-name^="api-"]')).toHaveCount(1);

	// Spotlight: on what's selected, larger and alone.
	await pods(page, 'web').click();
	const small = (await pods(page, 'web').boundingBox())?.width ?? 0;
	await page.keyboard.press('s');
	await expect(page.locator('[data-spotlight]')).toBeVisible();
	await expect.poll(async () => (await pods(page, 'web').boundingBox())?.width ?? 0).toBeGreaterThan(small * 1.2);
	await page.keyboard.press('s');
	await expect(page.locator('[data-spotlight]')).toHaveCount(0);

	await page.keyboard.press('l');
	await page.mouse.move(300, 300);
	await expect(page.locator('[data-laser]')).toHaveCSS('opacity', '1');
	await page.keyboard.press('l');

	await page.keyboard.press('.');
	await expect(page.getByRole('button', { name: 'Show the stage again' })).toBeVisible();
	await page.keyboard.press('.');

	await page.keyboard.press('q');
	const { width, height, data } = PNG.sync.read(await page.getByTestId('qr').screenshot());
	const url = jsQR(new Uint8ClampedArray(data), width, height)?.data ?? '';
	expect(new URL(url).hash).toMatch(/^#b=welcome&at=\d+$/);
	expect(new URL(url).search).toBe('');
	await page.keyboard.press('Escape');

	const [notes] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('n')]);
	await expect(notes.getByText('Deployment api is scaled to 3')).toBeVisible();
	await notes.getByRole('button', { name: /^Next/ }).click();
	await expect(heading).toHaveText('Deployment api is scaled to 3');
	await notes.close();

	await page.keyboard.press('p');
	await expect(presenter).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeVisible();
});

test('a lesson goes on by the page keys', async ({ page }) => {
	await page.goto('/?present#l=first-pod');
	await expect(page.getByTestId('place')).toHaveText('1/5');
	const first = await page.getByRole('heading', { level: 1 }).textContent();
	await page.keyboard.press('PageDown');
	await expect(page.getByTestId('place')).toHaveText('2/5');
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(first ?? '');
	await page.keyboard.press('PageUp');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(first ?? '');
});
